import type { ReactNode } from "react";
import styles from "./specimen.module.css";

export type SpecimenSectionProps = { heading: string; note: string; children: ReactNode };

/** A rule, the name of a family of parts and what holds for it, then the parts. */
export function SpecimenSection({ heading, note, children }: SpecimenSectionProps) {
  return (
    <section className={styles.section} aria-label={heading}>
      <div className={styles.words}>
        <h2>{heading}</h2>
        <p>{note}</p>
      </div>
      <div className={styles.parts}>{children}</div>
    </section>
  );
}

export function SpecimenGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className={styles.group}>
      <h3>{heading}</h3>
      <div className={styles.chips}>{children}</div>
    </div>
  );
}
