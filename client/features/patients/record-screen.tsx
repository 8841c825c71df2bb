import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate } from "#client/format/dates.ts";
import { formatObservation, type ShownObservation, type UnitSystem } from "#client/format/observation.ts";
import { dayIn } from "#client/format/times.ts";
import { withSide } from "#client/format/with-side.ts";
import { useSight } from "#client/kept-part.tsx";
import { trpc } from "#client/trpc.ts";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import type { ChartPart } from "#domain/access/chart-parts.ts";
import { RecordAddition } from "./record-addition.tsx";
import { RecordFacts } from "./record-facts.tsx";
import { RecordQuestions } from "./record-questions.tsx";
import styles from "./record-screen.module.css";
import { RecordSection } from "./record-section.tsx";

const conditionColumns = [
  { key: "words", label: "Condition" },
  { key: "code", label: "ICD-10-CM", width: "8rem" },
  { key: "since", label: "Since", width: "9rem" },
  { key: "state", label: "State", width: "9rem" },
  { key: "source", label: "Source", width: "7rem" },
] as const;
const medicationColumns = [
  { key: "words", label: "Medication" },
  { key: "kind", label: "Matters as", width: "14rem" },
  { key: "source", label: "Source", width: "7rem" },
] as const;
const observationColumns = [
  { key: "on", label: "Day", width: "9rem" },
  { key: "words", label: "What" },
  { key: "value", label: "Value", isNumeric: true, width: "10rem" },
  { key: "source", label: "Source", width: "7rem" },
] as const;
const historyColumns = [
  { key: "on", label: "Day", width: "9rem" },
  { key: "kind", label: "Kind", width: "8rem" },
  { key: "words", label: "What" },
  { key: "by", label: "By whom, where", width: "18rem" },
  { key: "source", label: "Source", width: "7rem" },
] as const;
const kindWords = { encounter: "Encounter", procedure: "Procedure", "care-plan": "Care plan" } as const;
const sourceWords = { recorded: "Recorded here", imported: "Imported" } as const;

/** The record behind the story: what was recorded here and what came from elsewhere, each with its source. */
export function RecordScreen({
  patientId,
  zone,
  unitSystem,
  episodes,
}: {
  patientId: string;
  zone: string;
  episodes: readonly { episodeId: string; title: string }[];
  /** The choice of the patient's clinic. */
  unitSystem: UnitSystem;
}) {
  const { data: record } = useSuspenseQuery(trpc.patients.record.queryOptions({ patientId }));
  const { isWhole, isOpen, wordsFor } = useSight(patientId);
  const kept = (part: ChartPart) => (isOpen(part) ? undefined : wordsFor(part));
  const day = (at: number | null) => (at === null ? "Not known" : formatDate(dayIn(at, zone)));
  return (
    <main id="content" className={styles.page}>
      <SectionHead level={1} heading="Record" note="what was recorded here and what came from elsewhere" />
      {isWhole ? <RecordAddition patientId={patientId} /> : null}
      {isOpen("diagnoses") ? <RecordQuestions patientId={patientId} /> : null}
      {episodes.length > 0 && isOpen("sessions") ? (
        <nav aria-label="Home programs" className={styles.home}>
          <b>Home program</b>
          {episodes.map(({ episodeId, title }) => (
            <Link
              key={episodeId}
              to="/patients/$patientId/home-program"
              params={{ patientId }}
              search={{ episodeId }}
            >
              {title}
            </Link>
          ))}
        </nav>
      ) : null}
      <RecordSection
        heading="Vital signs and other values"
        count={record.observations.length}
        kept={kept("results")}
        isNewestOnly
      >
        <LedgerTable caption="Vital signs and other values" columns={observationColumns}>
          {record.observations.map((row) => (
            <LedgerRow key={row.observationId}>
              <td>{day(row.observedAt)}</td>
              <td>
                {row.words} {row.isInError ? <StatusChip tone="outlined">Entered in error</StatusChip> : null}
              </td>
              <td className={styles.value}>
                <Value {...formatObservation(row.decimalText, row.unit, unitSystem)} />
              </td>
              <td>{sourceWords[row.source]}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
      <RecordSection
        heading="Encounters, procedures and care plans"
        count={record.history.length}
        kept={kept("notes")}
        isNewestOnly
      >
        <LedgerTable caption="Encounters, procedures and care plans" columns={historyColumns}>
          {record.history.map((row) => (
            <LedgerRow key={row.historyId}>
              <td>{day(row.startedAt)}</td>
              <td>{kindWords[row.kind]}</td>
              <td>{row.words}</td>
              <td>
                {[row.practitionerName, row.organizationName].filter((name) => name !== null).join(", ") ||
                  "Not known"}
              </td>
              <td>{sourceWords.imported}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
      <RecordFacts record={record} kept={kept("diagnoses")} />
      <RecordSection heading="Conditions" count={record.conditions.length} kept={kept("diagnoses")}>
        <LedgerTable caption="Conditions" columns={conditionColumns}>
          {record.conditions.map((row) => (
            <LedgerRow key={row.conditionId}>
              <td>
                {withSide(row.words, row.side)}{" "}
                {row.screening === "not-screened" ? (
                  <StatusChip tone="outlined">Not screened</StatusChip>
                ) : null}
              </td>
              <td className={styles.code}>{row.icd10 || "No code yet"}</td>
              <td>{row.onsetOn ? formatDate(row.onsetOn) : "Not known"}</td>
              <td>{row.status === "active" ? "Active" : "Resolved"}</td>
              <td>{sourceWords[row.source]}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
      <RecordSection heading="Medications" count={record.medications.length} kept={kept("medications")}>
        <LedgerTable caption="Medications" columns={medicationColumns}>
          {record.medications.map((row) => (
            <LedgerRow key={row.medicationId}>
              <td>{row.words}</td>
              <td>
                {row.kind === "not-screened" ? (
                  <StatusChip tone="outlined">Not screened</StatusChip>
                ) : (
                  row.kind.replaceAll("-", " ")
                )}
              </td>
              <td>{sourceWords[row.source]}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
    </main>
  );
}

/** A value from another unit is shown in both; as it was written it is told in full on hovering. */
function Value({ words, asWritten, inItsUnit }: ShownObservation) {
  if (asWritten === null) return words;
  return (
    <>
      <span title={`As written: ${asWritten}`}>{words}</span>
      {inItsUnit ? <span className={styles.written}>{inItsUnit}</span> : null}
    </>
  );
}
