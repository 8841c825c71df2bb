import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./section-head.module.css";
import { useTitle } from "./use-title.ts";

export type SectionHeadProps = {
  heading: string;
  id?: string;
  level?: 1 | 2 | 3;
  /** Counts and dates beside the heading, lighter. */
  note?: ReactNode;
  actions?: ReactNode;
  /** The 2 px rule under it, which opens a section. */
  isRuled?: boolean;
};

export function SectionHead({ heading, id, level = 2, note, actions, isRuled = false }: SectionHeadProps) {
  const Heading = `h${level}` as const;
  useTitle(level === 1 ? heading : undefined);
  return (
    <div className={classNames(styles.head, isRuled && styles.ruled)}>
      <Heading id={id} className={level === 1 ? undefined : styles.heading}>
        {heading}
      </Heading>
      {note && <span className={styles.note}>{note}</span>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
