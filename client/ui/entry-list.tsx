import type { ReactNode } from "react";
import styles from "./entry-list.module.css";

/** Rows of different heights that open in place: hairlines between, no boxes. */
export function EntryList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** One thing: what it is, how it stands, what can be done; what was opened stands under it. */
export function Entry({
  title,
  sub,
  state,
  acts,
  children,
}: {
  title: ReactNode;
  sub?: ReactNode;
  state?: ReactNode;
  acts?: ReactNode;
  /** Opened in place, or nothing. */
  children?: ReactNode;
}) {
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <span className={styles.title}>{title}</span>
        {sub ? <span className={styles.sub}>{sub}</span> : null}
      </div>
      <div className={styles.state}>{state}</div>
      <div className={styles.acts}>{acts}</div>
      {children ? <div className={styles.open}>{children}</div> : null}
    </li>
  );
}

/** The second line of a state. */
export const EntrySub = ({ children }: { children: ReactNode }) => (
  <span className={styles.sub}>{children}</span>
);
