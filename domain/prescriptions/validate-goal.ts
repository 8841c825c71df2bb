import type { Day } from "#domain/calendar/days.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { Goal } from "./prescription.ts";

type Problem = { field: string; words: string };

/** What stands against a goal, the same in a prescription and in a plan of care; `from` is the day it counts from. */
export function validateGoal(goal: Goal, path: string, from: { day: Day; words: string }): Problem[] {
  const problems: Problem[] = [];
  if (goal.targetOn < from.day) problems.push({ field: `${path}.targetOn`, words: from.words });
  const measure = goal.measureId ? findMeasure(goal.measureId) : undefined;
  const [baseline, target] = [goal.baselineThousandths, goal.targetThousandths];
  const isMet =
    baseline !== undefined &&
    target !== undefined &&
    (baseline === target ||
      (measure !== undefined && (measure.betterIs === "higher" ? baseline > target : baseline < target)));
  if (isMet)
    problems.push({
      field: `${path}.targetThousandths`,
      words: `${goal.words}: the target is met already. Choose another target.`,
    });
  if (!measure) return problems;
  const { leastThousandths: least, mostThousandths: most } = measure;
  for (const field of ["baselineThousandths", "targetThousandths"] as const) {
    const amount = goal[field];
    if (amount !== undefined && (amount < least || amount > most))
      problems.push({
        field: `${path}.${field}`,
        words: `${measure.shortName} runs from ${formatAmount(least)} to ${formatAmount(most)}.`,
      });
  }
  return problems;
}
