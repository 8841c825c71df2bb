import { formatDose, formatResultAmount } from "#client/format/quantity.ts";
import { EnvelopeLine } from "#client/ui/envelope-line.tsx";
import { Sparkline } from "#client/ui/sparkline.tsx";
import { describeDose, leadingField } from "#domain/doses/describe.ts";
import { amountOf } from "#domain/doses/quantity.ts";
import styles from "./queue-cells.module.css";
import type { QueueRow } from "./use-queue-acts.ts";

type Measure = QueueRow["pain"];
type Request = NonNullable<QueueRow["request"]>;

/** A number, its line on the instrument's own scale, and the change in words. */
export function MeasureCell({ measure }: { measure: Measure }) {
  const last = measure?.points.at(-1);
  if (!measure || !last) return <span className={styles.none}>No score</span>;
  const amount = formatResultAmount(last.thousandths);
  return (
    <span className={styles.cell}>
      <span className={styles.line}>
        <span className={styles.label}>
          {measure.measureId === "pain-worst" ? "Pain" : measure.shortName}
        </span>
        <span className={styles.value}>
          <b>{amount}</b> {measure.unit}
        </span>
        <Sparkline
          values={measure.points.map((point) => point.thousandths)}
          least={measure.leastThousandths}
          most={measure.mostThousandths}
          label={`${measure.shortName}: ${measure.points.map((point) => formatResultAmount(point.thousandths)).join(", ")} ${measure.unit}`}
          tone={measure.responseKind === "worse" ? "worse" : "now"}
        />
      </span>
      <span className={styles.sub}>{measure.responseWords}</span>
    </span>
  );
}

/** Which field of a request is asked about, and where it stands on its envelope line. */
export function requestEnvelope(request: Request) {
  const field =
    request.check?.findings.find((finding) => finding.consequence === "ask-first")?.field ??
    leadingField(request.wanted);
  const wanted = field ? request.wanted[field] : undefined;
  if (!field || !wanted) return null;
  const of = (value: { thousandths: number; unit: string } | undefined) =>
    value && value.unit === wanted.unit ? value.thousandths / 1000 : undefined;
  const bound = request.bounds[field];
  const amounts = [
    amountOf(wanted),
    of(bound?.least),
    of(bound?.most),
    of(request.prescribed[field]),
    of(request.current[field]),
  ].filter((amount) => amount !== undefined);
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const room = Math.max(1, (high - low) * 0.4);
  return {
    field,
    wanted,
    most: bound?.most,
    values: {
      scale: { least: Math.max(0, low - room), most: high + room },
      state: bound?.isLocked ? ("locked" as const) : bound ? ("set" as const) : ("not-specified" as const),
      least: of(bound?.least),
      most: of(bound?.most),
      prescribed: of(request.prescribed[field]),
      current: of(request.current[field]),
      asked: amountOf(wanted),
    },
  };
}

export function RequestCell({ request }: { request: Request }) {
  const envelope = requestEnvelope(request);
  if (!envelope)
    return (
      <span className={styles.cell}>
        {request.kind === "more" ? describeDose(request.wanted) : "Held for safety"}
      </span>
    );
  const words = envelope.most
    ? `${formatDose(envelope.wanted)}, most ${formatDose(envelope.most)}`
    : `${formatDose(envelope.wanted)}, not specified`;
  return (
    <span className={styles.cell}>
      <EnvelopeLine {...envelope.values} label={words} width={112} height={20} />
      <span className={styles.sub}>{words}</span>
    </span>
  );
}
