import { describeDay } from "#domain/calendar/describe.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { Goal } from "./prescription.ts";

/** A goal with its numbers, "Climb stairs: LEFS 34 to 50 of 80 by Jan 18, 2027"; a number left out is said. */
export function describeGoal(goal: Goal): string {
  const aim = describeAim(goal);
  return `${goal.words}${aim === "" ? "" : `: ${aim}`} ${describeBy(goal)}`;
}

/** From where to where, "LEFS 34 to 50 of 80"; empty where the goal is in words alone. */
export function describeAim(goal: Goal): string {
  const measure = goal.measureId ? (findMeasure(goal.measureId)?.shortName ?? goal.measureId) : undefined;
  if (measure === undefined && goal.targetThousandths === undefined) return "";
  const of = (thousandths: number | undefined) =>
    thousandths === undefined ? "not specified" : formatAmount(thousandths);
  // A degree stands at its number, as in a dose.
  const unit = goal.unit === "" || goal.unit === "°" ? goal.unit : `\u00a0${goal.unit}`;
  return `${measure === undefined ? "" : `${measure} `}${of(goal.baselineThousandths)} to ${of(goal.targetThousandths)}${unit}`;
}

const describeBy = ({ targetOn }: Goal): string => `by ${describeDay(targetOn)}`;
