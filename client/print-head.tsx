import { bandOf } from "./patient-header.tsx";
import styles from "./print-head.module.css";
import type { Outputs } from "./trpc.ts";

/** On paper the sheet says itself of which clinic and of whom it is; on the screen the band does. */
export function PrintHead({ band }: { band: Outputs["patients"]["band"] }) {
  const { family, given, born, mrn } = bandOf(band, band.today);
  return (
    <header className={styles.head}>
      <b>{band.clinicName}</b>
      <span>
        <b>{family}</b>, {given} · Born {born} · MRN {mrn}
      </span>
    </header>
  );
}
