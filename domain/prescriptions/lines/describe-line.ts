import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import type { Bounds, Line } from "#domain/prescriptions/line.ts";
import { describeHome, describeTreatment } from "./describe-treatment.ts";
import { describeNotBefore } from "./not-before.ts";

export const consequenceWords = {
  act: "act",
  "act-and-tell": "act and tell",
  "ask-first": "ask first",
} as const;

/** What the therapist may set, field by field, "load 40 lb to 60 lb, reps locked". */
export const describeBounds = (bounds: Bounds): string =>
  doseFields
    .flatMap((field) => {
      const bound = bounds[field];
      if (!bound) return [];
      const label = doseFieldFacts[field].label.toLowerCase();
      if (bound.isLocked) return [`${label} locked`];
      return [
        `${label} ${bound.least ? describeQuantity(bound.least) : "0"} to ${bound.most ? describeQuantity(bound.most) : "any"}`,
      ];
    })
    .join(", ");

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
    isTheirs
      ? "the therapist decides"
      : `therapist may set ${describeBounds(line.bounds) || "as prescribed"}`,
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
