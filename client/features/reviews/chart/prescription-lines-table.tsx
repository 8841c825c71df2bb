import { formatColumnDay } from "#client/format/dates.ts";
import { LineEnvelope } from "#client/line-envelope.tsx";
import { OwnerMark } from "#client/ui/owner-mark.tsx";
import { Sparkline } from "#client/ui/sparkline.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeDose, leadingField } from "#domain/doses/describe.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import { RequestStrip } from "../answers/request-strip.tsx";
import type { Chart } from "./chart-panels.tsx";
import styles from "./prescription-lines-table.module.css";

type LineOnChart = Chart["lines"][number];

/** Prescribed, current and performed side by side; an open request stands in its row. */
export function PrescriptionLinesTable({ chart, canReply }: { chart: Chart; canReply: boolean }) {
  const areSessionsOpen = chart.sight.parts.includes("sessions");
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Lines: prescribed, current and performed</caption>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">Prescribed</th>
          <th scope="col">Current</th>
          <th scope="col">Therapist may set</th>
          <th scope="col">Performed, last 6</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {chart.lines.map((line) => (
          <LineRows key={line.lineKey} line={line} canReply={canReply} areSessionsOpen={areSessionsOpen} />
        ))}
      </tbody>
    </table>
  );
}

function LineRows({
  line,
  canReply,
  areSessionsOpen,
}: {
  line: LineOnChart;
  canReply: boolean;
  areSessionsOpen: boolean;
}) {
  const last = line.performed.at(-1);
  return (
    <>
      <tr className={styles.row}>
        <th scope="row">
          {line.name}
          {line.owner === "therapist" ? <OwnerMark owner="therapist">plan of care</OwnerMark> : null}
          {line.besideWords.map((words) => (
            <span key={words} className={styles.sub}>
              {words}
            </span>
          ))}
          {line.limitWords.map((words) => (
            <span key={words} className={styles.limit}>
              {words}
            </span>
          ))}
        </th>
        <td>{describeDose(line.prescribed) || "not specified"}</td>
        <td>
          <b>{describeDose(line.current) || "not specified"}</b>
        </td>
        <td>
          <LineEnvelope line={{ ...line, asked: line.request?.wanted }} />
        </td>
        <td>
          <PerformedSpark line={line} />
          {last ? (
            <span
              className={styles.sub}
            >{`${formatColumnDay(last.heldOn)}: ${last.state === "not-done" ? "not done" : describeDose(last.dose)}`}</span>
          ) : (
            <span className={styles.sub}>{areSessionsOpen ? "not yet" : "not opened"}</span>
          )}
        </td>
        <td>
          <LineState line={line} />
        </td>
      </tr>
      {line.request ? (
        <tr>
          <td colSpan={6} className={styles.request}>
            <RequestStrip line={line} request={line.request} canReply={canReply} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function LineState({ line }: { line: LineOnChart }) {
  const field = leadingField(line.current);
  if (!line.isOpen && !line.request)
    return (
      <StatusChip tone="neutral" icon="lock">
        Not yet open
      </StatusChip>
    );
  if (line.request)
    return <StatusChip tone="watch" icon="ask">{`Asks ${describeDose(line.request.wanted)}`}</StatusChip>;
  if (line.against)
    return (
      <StatusChip tone={line.against === "limit" ? "watch" : "contraindication"}>
        {line.against === "limit" ? "Beyond a limit" : "Contraindicated"}
      </StatusChip>
    );
  if (!field) return <StatusChip tone="plain">Not specified</StatusChip>;
  const bound = line.bounds[field];
  const current = line.current[field];
  if (bound?.isLocked)
    return (
      <StatusChip tone="neutral" icon="lock">
        Locked
      </StatusChip>
    );
  const isBeyond = (edge: "least" | "most", order: "less" | "more") =>
    current !== undefined && bound?.[edge] !== undefined && compareQuantities(current, bound[edge]) === order;
  if (isBeyond("most", "more") || isBeyond("least", "less"))
    return <StatusChip tone="watch">Outside</StatusChip>;
  if (
    current &&
    (bound?.most?.thousandths === current.thousandths || bound?.least?.thousandths === current.thousandths)
  )
    return (
      <StatusChip tone="neutral" icon="lock">
        At the limit
      </StatusChip>
    );
  return <StatusChip tone="plain">Within</StatusChip>;
}

function PerformedSpark({ line }: { line: LineOnChart }) {
  const field = leadingField(line.current) ?? "reps";
  const values = line.performed.map((past) =>
    past.state === "not-done" ? undefined : past.dose[field]?.thousandths,
  );
  const known = values.filter((value) => value !== undefined);
  if (known.length < 2) return null;
  const most = Math.max(...known, line.bounds[field]?.most?.thousandths ?? 0);
  return (
    <Sparkline
      values={values}
      least={0}
      most={most * 1.1}
      label={`${line.name}, last ${known.length}: ${line.performed.map((past) => describeDose(past.dose)).join("; ")}`}
    />
  );
}
