import { AppBar, NavCount, Person } from "#client/ui/app-bar.tsx";
import { Fact, FactsRow, FactsRule } from "#client/ui/facts-row.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { PatientBand } from "#client/ui/patient-band.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import styles from "./specimen.module.css";
import { SpecimenSection } from "./specimen-section.tsx";

export const dorothy = {
  initials: "DH",
  family: "HALE",
  given: "Dorothy (Mrs.)",
  born: "Mar 14, 1951 (75\u00a0y)",
  gender: "Female",
  mrn: "44\u00a0318",
  allergies: "Latex",
  language: "ASL, interpreter",
};

export function SpecimenPatient() {
  return (
    <SpecimenSection
      heading="Patient band"
      note="The only dark surface. It never scrolls, never loads as a skeleton, and blanks before it changes. Language stands there when an interpreter is needed."
    >
      <div className={styles.stack}>
        <AppBar
          nav={
            <>
              <a href="#queue" aria-current="page">
                Review queue <NavCount>{14}</NavCount>
              </a>
              <a href="#patients">Patients</a>
            </>
          }
          end={<Person initials="AO" name="Dr. Amara Osei" />}
        />
        <PatientBand
          patient={dorothy}
          end={
            <>
              1 of 14
              <IconButton icon="chevl" label="Previous patient" size="small" />
              <IconButton icon="chevr" label="Next patient" size="small" />
            </>
          }
        />
        <FactsRow
          end={
            <>
              <Fact label="Visits">10 of 24</Fact>
              <Fact label="Certified to">Jan 17, 2027</Fact>
            </>
          }
        >
          <Icon name="lock" size={14} />
          <b>Right leg weight as tolerated</b>
          <FactsRule />
          <StatusChip tone="watch" icon="tri">
            Anticoagulated: no deep friction
          </StatusChip>
          <StatusChip tone="info">Monitor feet: diabetes</StatusChip>
        </FactsRow>
        <PatientBand
          patient={{
            ...dorothy,
            given: "Deborah (Ms.)",
            mrn: "44\u00a0381",
            allergies: "None known",
            language: undefined,
          }}
          end={
            <StatusChip tone="watch" icon="tri">
              Similar name
            </StatusChip>
          }
        />
        <PatientBand
          patient={{
            initials: "GF",
            family: "FITZGERALD-MONTOYA",
            given: "Guadalupe E.",
            born: "Not known",
            gender: "Not known",
            mrn: "60\u00a0152",
            allergies: "Not asked",
          }}
        />
        <PatientBand patient={null} />
      </div>
      <div className={styles.column}>
        <PatientBand patient={dorothy} size="peek" />
      </div>
    </SpecimenSection>
  );
}
