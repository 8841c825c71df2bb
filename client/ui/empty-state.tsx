import type { ReactNode } from "react";
import styles from "./state.module.css";

export type EmptyStateProps = {
  /** One sentence: "Nothing to review." */
  heading: string;
  /** What fills it. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
};

export function EmptyState({ heading, children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <h3 className={styles.heading}>{heading}</h3>
      {children && <p className={styles.words}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
