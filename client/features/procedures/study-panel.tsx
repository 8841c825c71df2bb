import { useSuspenseQuery } from "@tanstack/react-query";
import { formatDay } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import { AddendaText } from "#client/signed-addenda.tsx";
import { trpc } from "#client/trpc.ts";
import styles from "#client/ui/form-rows.module.css";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { formatAmount } from "#domain/doses/describe.ts";
import { amplitudeUnits, type ConductionRow, type StudyContent } from "#domain/orders/study.ts";
import { keptWords } from "#domain/people/sensitive.ts";

const conductionColumns = [
  { key: "nerve", label: "Nerve" },
  { key: "site", label: "Where" },
  { key: "latency", label: "Latency", isNumeric: true },
  { key: "amplitude", label: "Amplitude", isNumeric: true },
  { key: "velocity", label: "Velocity", isNumeric: true },
  { key: "distance", label: "Distance", isNumeric: true },
  { key: "f", label: "F-wave", isNumeric: true },
] as const;
const needleColumns = [
  { key: "muscle", label: "Muscle" },
  { key: "root", label: "Root" },
  { key: "insertional", label: "Insertional" },
  { key: "spontaneous", label: "Fib, PSW" },
  { key: "fasciculation", label: "Fascic." },
  { key: "muap", label: "MUAP" },
  { key: "recruitment", label: "Recruitment" },
] as const;

const amount = (thousandths: number | undefined, unit: string): string =>
  thousandths === undefined ? "not measured" : `${formatAmount(thousandths)}\u00a0${unit}`;

/** A signed study, exactly as it was signed, and what was added since. */
export function StudyPanel({ studyId, zone }: { studyId: string; zone: string }) {
  const { data: study } = useSuspenseQuery(trpc.procedures.study.queryOptions({ studyId }));
  const { content } = study;
  return (
    <>
      {content ? <StudyText content={content} /> : <p>{keptWords}</p>}
      <p className={styles.sub}>
        Signed by {study.signerName}, {formatMoment(study.signedAt, zone)}
      </p>
      <AddendaText addenda={study.addenda} zone={zone} />
    </>
  );
}

function StudyText({ content }: { content: StudyContent }) {
  return (
    <>
      <p className={styles.prose}>
        <b>{content.impression}</b>
      </p>
      <p className={styles.sub}>
        Performed {formatDay(content.performedOn)}
        {content.question === "" ? "" : ` · ${content.question}`} · skin{" "}
        {amount(content.temperatureCelsiusThousandths, "°C")}
        {content.temperatureSite === "" ? "" : `, ${content.temperatureSite}`}
      </p>
      {content.conduction.length > 0 ? (
        <LedgerTable caption="Nerve conduction" isCaptionShown columns={conductionColumns}>
          {content.conduction.map((row, index) => (
            <ConductionLine key={index} row={row} />
          ))}
        </LedgerTable>
      ) : null}
      {content.needle.length > 0 ? (
        <LedgerTable caption="Needle examination" isCaptionShown columns={needleColumns}>
          {content.needle.map((row, index) => (
            <LedgerRow key={index}>
              <td>
                {row.muscle}, {row.side}
              </td>
              <td>{row.root}</td>
              <td>{row.insertional}</td>
              <td>{row.fibrillation}</td>
              <td>{row.fasciculation}</td>
              <td>
                {row.amplitude} amplitude, {row.duration} duration, {row.polyphasia} polyphasia
              </td>
              <td>{row.recruitment}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      ) : null}
    </>
  );
}

function ConductionLine({ row }: { row: ConductionRow }) {
  const isAbsent = row.response === "absent";
  const cell = (thousandths: number | undefined, unit: string) =>
    isAbsent ? "absent" : amount(thousandths, unit);
  return (
    <LedgerRow>
      <td>
        {row.nerve} {row.kind}, {row.side}
      </td>
      <td>{row.site}</td>
      <td style={{ textAlign: "right" }}>{cell(row.latencyMsThousandths, "ms")}</td>
      <td style={{ textAlign: "right" }}>{cell(row.amplitudeThousandths, amplitudeUnits[row.kind])}</td>
      <td style={{ textAlign: "right" }}>{cell(row.velocityMpsThousandths, "m/s")}</td>
      <td style={{ textAlign: "right" }}>{cell(row.distanceCmThousandths, "cm")}</td>
      <td style={{ textAlign: "right" }}>
        {row.kind === "sensory" ? "not applicable" : cell(row.fWaveMsThousandths, "ms")}
      </td>
    </LedgerRow>
  );
}
