import { EnvelopeLine } from "#client/ui/envelope-line.tsx";
import { describeAmount, describeQuantity, leadingField } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { Bounds, Line } from "#domain/prescriptions/line.ts";
import styles from "./line-envelope.module.css";

export type EnvelopedLine = {
  name: string;
  owner: Line["owner"];
  prescribed: Dose;
  /** Absent where nothing is treated yet. */
  current?: Dose;
  asked?: Dose | undefined;
  bounds: Bounds;
};

/** What the therapist may set of a line's leading amount, drawn beside its words. */
export function LineEnvelope({ line }: { line: EnvelopedLine }) {
  const field = leadingField(line.prescribed) ?? leadingField(line.current ?? {});
  const prescribed = field ? line.prescribed[field] : undefined;
  const current = field ? line.current?.[field] : undefined;
  const shown = current ?? prescribed;
  if (!field || !shown || !Number.isFinite(shown.thousandths))
    return <span className={styles.words}>not specified</span>;
  const bound = line.bounds[field];
  const of = (value: { thousandths: number; unit: string } | undefined) =>
    value && value.unit === shown.unit && Number.isFinite(value.thousandths)
      ? value.thousandths / 1000
      : undefined;
  const asked = of(line.asked?.[field]);
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
        label={`${line.name}: therapist may set ${words}${current ? `, current ${describeQuantity(current)}` : ""}`}
        width={104}
        height={20}
      />
      <span className={styles.words}>{words}</span>
    </span>
  );
}
