import { describeQuantity, formatAmount } from "#domain/doses/describe.ts";
import { type Quantity, type Unit } from "#domain/doses/dose.ts";
import { quantitySchema } from "#domain/doses/quantity.schema.ts";
import { unitName } from "#domain/doses/reading/read-amount.ts";

export const limitKinds = ["range", "weight-bearing", "lift", "effort", "pain", "heart-rate"] as const;
export type LimitKind = (typeof limitKinds)[number];

type Span = { unit: Unit; least: number; most: number };

/**
 * The units a limit of each kind is given in, the usual one first, and the amounts that are believed of it, both
 * inclusive: a guard against a slip of the key and a foreign unit, not a clinical limit (K).
 */
export const limitSpans: Record<LimitKind, { of: string; spans: readonly [Span, ...Span[]] }> = {
  range: { of: "of motion", spans: [{ unit: "deg", least: 0, most: 180 }] },
  "weight-bearing": { of: "of partial weight", spans: [{ unit: "%bw", least: 1, most: 100 }] },
  lift: {
    of: "of lifting",
    spans: [
      { unit: "lb", least: 0, most: 400 },
      { unit: "kg", least: 0, most: 180 },
    ],
  },
  effort: { of: "of effort", spans: [{ unit: "rpe", least: 0, most: 10 }] },
  pain: { of: "of pain", spans: [{ unit: "pain", least: 0, most: 10 }] },
  "heart-rate": { of: "of the heart rate", spans: [{ unit: "bpm", least: 30, most: 220 }] },
};

/** What stands against the amount of a limit and what to do; undefined where it can be one. */
export function describeWrongAmount(kind: LimitKind, amount: Quantity): string | undefined {
  const { of, spans } = limitSpans[kind];
  const span = spans.find(({ unit }) => unit === amount.unit);
  if (!span)
    return `A limit ${of} is not given in ${unitName(amount.unit)}. Give it in ${spans.map(({ unit }) => unitName(unit)).join(" or ")}.`;
  const { unit, least, most } = span;
  if (amount.thousandths >= least * 1000 && amount.thousandths <= most * 1000) return undefined;
  const say = (thousandths: number) =>
    unit === "rpe" || unit === "pain" ? formatAmount(thousandths) : describeQuantity({ thousandths, unit });
  const [from, to] = [least, most].map((edge) => say(edge * 1000));
  return `${say(amount.thousandths)} is no limit ${of}: it lies between ${from} and ${to}. Enter it again.`;
}

/** The amount of a limit of one kind, inclusive. */
export const limitAmountSchema = (kind: LimitKind) =>
  quantitySchema.check((context) => {
    const message = describeWrongAmount(kind, context.value);
    if (message) context.issues.push({ code: "custom", input: context.value, message });
  });
