import type { ReactNode } from "react";
import { SectionHead } from "#client/ui/section-head.tsx";
import styles from "./record-screen.module.css";

/** As many as one reading of the record holds, newest first. */
const mostRows = 40;

/** A part of the record with its count; nothing in it is said in words. */
export function RecordSection({
  heading,
  count,
  isNewestOnly = false,
  children,
}: {
  heading: string;
  count: number;
  isNewestOnly?: boolean;
  children: ReactNode;
}) {
  return (
    <section aria-label={heading}>
      <SectionHead
        heading={heading}
        note={isNewestOnly && count >= mostRows ? `the newest ${count}` : String(count)}
        isRuled
      />
      {count === 0 ? <p className={styles.none}>Nothing on the record</p> : children}
    </section>
  );
}
