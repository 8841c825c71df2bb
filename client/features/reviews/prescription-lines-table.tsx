import { formatColumnDay } from "#client/format/dates.ts";
import { EnvelopeLine } from "#client/ui/envelope-line.tsx";
import { OwnerMark } from "#client/ui/owner-mark.tsx";
import { Sparkline } from "#client/ui/sparkline.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeAmount, describeDose, describeQuantity, leadingField } from "#domain/doses/describe.ts";
import type { Chart } from "./chart-panels.tsx";
import styles from "./prescription-lines-table.module.css";
import { RequestStrip } from "./request-strip.tsx";

type LineOnChart = Chart["lines"][number];

/** Prescribed, current and performed side by side; an open request stands in its row. */
export function PrescriptionLinesTable({ chart, canReply }: { chart: Chart; canReply: boolean }) {
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
          <LineRows key={line.lineKey} line={line} canReply={canReply} />
        ))}
      </tbody>
    </table>
  );
}

function LineRows({ line, canReply }: { line: LineOnChart; canReply: boolean }) {
  const last = line.performed.at(-1);
  return (
    <>
      <tr className={styles.row}>
        <th scope="row">
          {line.name}
          {line.owner === "therapist" ? <OwnerMark owner="therapist">plan of care</OwnerMark> : null}
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
          <LineEnvelope line={line} />
        </td>
        <td>
          <PerformedSpark line={line} />
          {last ? (
            <span
              className={styles.sub}
            >{`${formatColumnDay(last.heldOn)}: ${last.state === "not-done" ? "not done" : describeDose(last.dose)}`}</span>
          ) : (
            <span className={styles.sub}>not yet</span>
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
  if (line.request)
    return <StatusChip tone="watch" icon="ask">{`Asks ${describeDose(line.request.wanted)}`}</StatusChip>;
  if (!field) return <StatusChip tone="plain">Not specified</StatusChip>;
  const bound = line.bounds[field];
  const current = line.current[field];
  if (bound?.isLocked)
    return (
      <StatusChip tone="neutral" icon="lock">
        Locked
      </StatusChip>
    );
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

function LineEnvelope({ line }: { line: LineOnChart }) {
  const field = leadingField(line.prescribed) ?? leadingField(line.current);
  const prescribed = field ? line.prescribed[field] : undefined;
  const current = field ? line.current[field] : undefined;
  const shown = current ?? prescribed;
  if (!field || !shown) return <span className={styles.sub}>not specified</span>;
  const bound = line.bounds[field];
  const of = (value: { thousandths: number; unit: string } | undefined) =>
    value && value.unit === shown.unit ? value.thousandths / 1000 : undefined;
  const asked = line.request ? of(line.request.wanted[field]) : undefined;
  const amounts = [of(bound?.least), of(bound?.most), of(prescribed), of(current), asked].filter(
    (amount) => amount !== undefined,
  );
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const room = Math.max(1, (high - low) * 0.4);
  const words = bound?.isLocked
    ? "locked"
    : bound?.most
      ? `${bound.least ? describeAmount(bound.least) : "0"} to ${describeQuantity(bound.most)}`
      : bound?.least
        ? `${describeQuantity(bound.least)} and up`
        : "not bounded";
  return (
    <span className={styles.envelope}>
      <EnvelopeLine
        scale={{ least: Math.max(0, low - room), most: high + room }}
        state={bound?.isLocked ? "locked" : "set"}
        least={of(bound?.least)}
        most={of(bound?.most)}
        prescribed={line.owner === "therapist" ? undefined : of(prescribed)}
        current={of(current)}
        asked={asked}
        label={`${line.name}: therapist may set ${words}, current ${describeQuantity(shown)}`}
        width={104}
        height={20}
      />
      <span className={styles.sub}>{words}</span>
    </span>
  );
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
