import type { ReactNode } from "react";
import styles from "./patient-band.module.css";

export type BandFact = { label: string; value: string };

export type PatientBandProps = {
  /** Without a patient the band stands blank: it blanks before anything else changes. */
  patient: {
    initials: string;
    /** In capitals. */
    family: string;
    given: string;
    /** "Mar 14, 1951 (75 y)"; unknown is a word. */
    born: string;
    gender: string;
    mrn: string;
    allergies: string;
    /** Only where one is needed: "ASL, interpreter". */
    language?: string | undefined;
    interpreter?: string | undefined;
  } | null;
  /** Similar name, place in a list, next and previous. */
  end?: ReactNode;
  size?: "page" | "dialog" | "peek";
};

/** Who is open. The only dark surface of the product: where it is, a patient is open. */
export function PatientBand({ patient, end, size = "page" }: PatientBandProps) {
  if (!patient) return <section className={styles[size]} aria-label="Patient" aria-busy="true" />;
  const { initials, family, given, born, gender, mrn, allergies, language, interpreter } = patient;
  // Beside a list or in a dialog the page already has its heading.
  const Name = size === "page" ? "h1" : "p";
  const facts: BandFact[] = [
    { label: "Born", value: born },
    ...(size === "dialog"
      ? []
      : [
          { label: "Gender", value: gender },
          { label: "MRN", value: mrn },
        ]),
    ...(size === "page" ? [{ label: "Allergies", value: allergies }] : []),
    ...(size === "page" && language ? [{ label: "Language", value: language }] : []),
    ...(size === "page" && interpreter ? [{ label: "Interpreter", value: interpreter }] : []),
  ];
  return (
    <section className={styles[size]} aria-label="Patient">
      <span className={styles.tile} aria-hidden="true">
        {initials}
      </span>
      <div className={styles.identity}>
        <Name className={styles.name} title={`${family}, ${given}`}>
          {given ? `${family}, ` : family}
          {given && <span>{given}</span>}
        </Name>
        <dl className={styles.facts}>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {end && <div className={styles.end}>{end}</div>}
    </section>
  );
}
