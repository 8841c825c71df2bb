import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import type { Bound, Bounds, Line } from "#domain/prescriptions/line.ts";
import { describeHome, describeTreatment } from "./describe-treatment.ts";
import { describeNotBefore } from "./not-before.ts";

export const consequenceWords = {
  act: "act",
  "act-and-tell": "act and tell",
  "ask-first": "ask first",
} as const;

/** What the therapist may set, field by field, "load 40 lb to 60 lb, reps up to 12 reps, range locked". */
const describeBounds = (bounds: Bounds): string =>
  doseFields
    .flatMap((field) => {
      const bound = bounds[field];
      if (!bound) return [];
      const label = doseFieldFacts[field].label.toLowerCase();
      if (bound.isLocked) return [`${label} locked`];
      return [describeBound(label, bound)];
    })
    .join(", ");

/** In the words of its fields, "up to" and "down to"; an edge that bounds nothing is not said. */
function describeBound(label: string, { least, most }: Bound): string {
  const from = least && least.thousandths > 0 ? describeQuantity(least) : undefined;
  if (most?.thousandths === 0) return `no ${label}`;
  if (most && from) return `${label} ${from} to ${describeQuantity(most)}`;
  if (most) return `${label} up to ${describeQuantity(most)}`;
  return from ? `${label} down to ${from}` : `${label} not bounded`;
}

/** What the therapist may set of a line; where nothing is bounded, whoever decides what is left open does. */
export const describeMaySet = (bounds: Bounds): string => {
  const words = describeBounds(bounds);
  return words === "" ? "dose not bounded" : `therapist may set ${words}`;
};

/** Everything a line says, in one sentence of fixed order: for signing, reading and printing. */
export function describeLine(line: Line): string {
  const dose = [
    line.side === "not-applicable" ? "" : line.side,
    describeDose(line.dose) || "dose not specified",
    describeTreatment(line.treatment),
  ];
  const steps = describeDose(line.weeklySteps);
  const isTheirs = line.owner === "therapist";
  return [
    dose.filter((words) => words !== "").join(", "),
    isTheirs ? "the therapist decides" : describeMaySet(line.bounds),
    line.upTo ? `up to ${line.upTo.name}` : "",
    steps === "" ? "" : `at most ${steps} more per week`,
    isTheirs ? "" : `outside: ${consequenceWords[line.consequence]}`,
    line.notBefore ? describeNotBefore(line.notBefore) : "",
    describeHome(line),
    line.note,
  ]
    .filter((words) => words !== "")
    .join(" · ");
}
