import { describeQuantity } from "#domain/doses/describe.ts";
import { doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import { unitName } from "#domain/doses/reading/read-amount.ts";
import type { Bound, Line } from "./line.ts";
import type { Problem } from "./validate.ts";

/** What the therapist may set, against itself and the dose. */
export function validateBounds(line: Line, path: string): Problem[] {
  return doseFields.flatMap((field) => {
    const bound = line.bounds[field];
    const value = line.dose[field];
    if (!bound || bound.isLocked) return [];
    const problems: Problem[] = [];
    const label = doseFieldFacts[field].label.toLowerCase();
    const order = bound.least && bound.most ? compareQuantities(bound.least, bound.most) : "less";
    if (order === "more")
      problems.push({
        field: `${path}.bounds.${field}`,
        words: `${line.name}: the least ${label} is above the most. Swap them.`,
      });
    if (order === "not-comparable")
      problems.push({
        field: `${path}.bounds.${field}`,
        words: `${line.name}: least and most need the same unit.`,
      });
    for (const [edge, wrong] of [
      ["least", "less"],
      ["most", "more"],
    ] as const) {
      const limit = bound[edge];
      if (!limit || !value) continue;
      const comparison = compareQuantities(value, limit);
      if (comparison === wrong)
        problems.push({
          field: `${path}.dose.${field}`,
          words: `${line.name}: ${describeQuantity(value)} is ${wrong === "more" ? "above the most" : "below the least"} the therapist may set, ${describeQuantity(limit)}. ${wrong === "more" ? `Lower it to ${describeQuantity(limit)} or less, or raise the most` : `Raise it to ${describeQuantity(limit)} or more, or lower the least`}.`,
        });
      if (comparison === "not-comparable")
        problems.push({
          field: `${path}.bounds.${field}`,
          words: `${line.name}: the bound is in another unit than the dose.`,
        });
    }
    return problems;
  });
}

/**
 * Growth is counted in the unit of what grows: another could never be held against it. A step wider than what the
 * therapist may set at all, least to most, would bound nothing.
 */
export function validateWeeklySteps(line: Line, path: string): Problem[] {
  return doseFields.flatMap((field) => {
    const step = line.weeklySteps[field];
    const bound = line.bounds[field];
    const grows = line.dose[field] ?? bound?.most ?? bound?.least;
    if (!step || !grows) return [];
    const label = doseFieldFacts[field].label.toLowerCase();
    const at = `${path}.weeklySteps.${field}`;
    if (step.unit !== grows.unit)
      return [
        {
          field: at,
          words: `${line.name}: the weekly step of ${label} is in ${unitName(step.unit)} and the ${label} in ${unitName(grows.unit)}. Enter the step in ${unitName(grows.unit)}.`,
        },
      ];
    const span = bound && !bound.isLocked ? spanOf(bound) : undefined;
    if (!span || span.unit !== step.unit || step.thousandths <= span.thousandths) return [];
    return [
      {
        field: at,
        words: `${line.name}: a step of ${describeQuantity(step)} per week is wider than what the therapist may set, ${describeSpan(bound)}. ${span.thousandths > 0 ? `Enter at most ${describeQuantity(span)}` : "Set least and most apart"}, or leave the step empty.`,
      },
    ];
  });
}

/** From least to most, where both are known, in one unit and in order. */
function spanOf({ least, most }: Bound): Quantity | undefined {
  if (!least || !most || least.unit !== most.unit || least.thousandths > most.thousandths) return undefined;
  return { thousandths: most.thousandths - least.thousandths, unit: most.unit };
}

const describeSpan = (bound: Bound | undefined): string =>
  bound?.least && bound.most
    ? `${describeQuantity(bound.least)} to ${describeQuantity(bound.most)}`
    : "not specified";
