import type { ReactNode } from "react";
import styles from "./facts-row.module.css";

export type FactsRowProps = {
  /** Limits first, then contraindication, precaution, monitor: chips and words in that order. */
  children: ReactNode;
  /** Visits, certified to. */
  end?: ReactNode;
};

/** What bounds the patient, on paper under the band. */
export function FactsRow({ children, end }: FactsRowProps) {
  return (
    <section className={styles.row} aria-label="Limits, precautions, visits">
      {children}
      {end && <div className={styles.end}>{end}</div>}
    </section>
  );
}

/** A labelled fact of the row: "Visits 10 of 24". */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <b>{children}</b>
    </span>
  );
}

export const FactsRule = () => <span className={styles.rule} aria-hidden="true" />;
