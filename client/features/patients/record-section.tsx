import type { ReactNode } from "react";
import { SectionHead } from "#client/ui/section-head.tsx";
import styles from "./record-screen.module.css";

/** As many as one reading of the record holds, newest first. */
const mostRows = 40;

/** A part of the record with its count; nothing in it is said in words. */
export function RecordSection({
  heading,
  count,
  kept,
  isNewestOnly = false,
  children,
}: {
  heading: string;
  count: number;
  /** Said in place of the rows where the reader's seat does not open them. */
  kept?: string | undefined;
  isNewestOnly?: boolean;
  children: ReactNode;
}) {
  return (
    <section aria-label={heading}>
      <SectionHead
        heading={heading}
        note={
          kept !== undefined
            ? undefined
            : isNewestOnly && count >= mostRows
              ? `the newest ${count}`
              : String(count)
        }
        isRuled
      />
      {kept !== undefined ? (
        <p className={styles.none}>{kept}</p>
      ) : count === 0 ? (
        <p className={styles.none}>Nothing on the record</p>
      ) : (
        children
      )}
    </section>
  );
}
