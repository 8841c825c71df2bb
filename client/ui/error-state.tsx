import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./state.module.css";

export type ErrorStateProps = {
  /** "Measures did not load." */
  heading: string;
  /** What is still true: nothing is lost, what stands below is current. */
  children?: ReactNode;
  /** The request id, to be read out on the phone. */
  reference?: string | undefined;
  action?: ReactNode;
};

/** An error in its place. */
export function ErrorState({ heading, children, reference, action }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <h3 className={styles.heading}>
        <Icon name="octagon" tone="worse" />
        {heading}
      </h3>
      <p className={styles.words}>
        {children}
        {reference && (
          <>
            {" "}
            Reference <code>{reference}</code>.
          </>
        )}
      </p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
