import type { ReactNode } from "react";
import styles from "./phase-list.module.css";

export type PhaseRow = {
  key: string;
  /** Its name, or the button that opens it. */
  name: ReactNode;
  /** When it opens by its day, or where it stands. */
  when: ReactNode;
  /** What must be true as well; a row each. */
  criteria: readonly ReactNode[];
  /** What it asks before it opens, under it. */
  below?: ReactNode;
};

/** The phases of a protocol in their order: when each opens, and what must be true as well. */
export function PhaseList({ label, phases }: { label: string; phases: readonly PhaseRow[] }) {
  return (
    <ol className={styles.list} aria-label={label}>
      {phases.map((phase) => (
        <li key={phase.key} className={styles.phase}>
          <div className={styles.name}>{phase.name}</div>
          <div className={styles.facts}>
            <span className={styles.when}>{phase.when}</span>
            {phase.criteria.length > 0 ? (
              <ul className={styles.criteria} aria-label="Criteria">
                {phase.criteria.map((criterion, index) => (
                  // Criteria of a phase neither move nor change.
                  // oxlint-disable-next-line react/no-array-index-key
                  <li key={index}>{criterion}</li>
                ))}
              </ul>
            ) : null}
          </div>
          {phase.below ? <div className={styles.below}>{phase.below}</div> : null}
        </li>
      ))}
    </ol>
  );
}
