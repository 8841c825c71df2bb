import { formatDate } from "#client/format/dates.ts";
import { withSide } from "#client/format/with-side.ts";
import type { Outputs } from "#client/trpc.ts";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import styles from "./record-screen.module.css";
import { RecordSection } from "./record-section.tsx";

type Record = Outputs["patients"]["record"];

const implantColumns = [
  { key: "words", label: "Implant or device" },
  { key: "kind", label: "Matters as", width: "14rem" },
  { key: "on", label: "Put in on", width: "9rem" },
] as const;
const surgeryColumns = [
  { key: "words", label: "Surgery or procedure" },
  { key: "on", label: "Done on", width: "9rem" },
] as const;
const findingColumns = [
  { key: "on", label: "Day", width: "9rem" },
  { key: "words", label: "What" },
  { key: "value", label: "Value", isNumeric: true, width: "10rem" },
] as const;

/** A day the entry left out and an answer told stands with its source. */
const day = (on: string | null, answeredOn: string | null) =>
  on !== null ? (
    formatDate(on)
  ) : answeredOn !== null ? (
    <>
      {formatDate(answeredOn)} <span className={styles.written}>as answered</span>
    </>
  ) : (
    "Not known"
  );

/** What the rules for precautions read beside conditions and medications. */
export function RecordFacts({ record, kept }: { record: Record; kept: string | undefined }) {
  const { implants, surgeries, findings } = record;
  return (
    <>
      <RecordSection heading="Implants and devices" count={implants.length} kept={kept}>
        <LedgerTable caption="Implants and devices" columns={implantColumns}>
          {implants.map((row) => (
            <LedgerRow key={row.implantId}>
              <td>{withSide(row.words, row.side)}</td>
              <td>
                {row.isScreened ? row.kindWords : <StatusChip tone="outlined">Not screened</StatusChip>}
              </td>
              <td>{day(row.placedOn, row.answeredOn)}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
      <RecordSection heading="Surgeries and procedures" count={surgeries.length} kept={kept}>
        <LedgerTable caption="Surgeries and procedures" columns={surgeryColumns}>
          {surgeries.map((row) => (
            <LedgerRow key={row.surgeryId}>
              <td>{withSide(row.words, row.side)}</td>
              <td>{day(row.doneOn, row.answeredOn)}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
      <RecordSection heading="Findings for precautions" count={findings.length} kept={kept} isNewestOnly>
        <LedgerTable caption="Findings for precautions" columns={findingColumns}>
          {findings.map((row) => (
            <LedgerRow key={row.findingId}>
              <td>{formatDate(row.foundOn)}</td>
              <td>
                {withSide(row.words, row.side)}{" "}
                {row.isInError ? <StatusChip tone="outlined">Entered in error</StatusChip> : null}
              </td>
              <td className={styles.value}>{row.value}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      </RecordSection>
    </>
  );
}
