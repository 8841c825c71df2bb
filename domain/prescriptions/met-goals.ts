import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { Goal, PrescriptionContent } from "./prescription.ts";

/** The newest score of a measure on one side, in thousandths of its unit. */
export type LatestScore = {
  measureId: string;
  side: "left" | "right" | "not-applicable";
  thousandths: number;
  takenOn: Day;
};

/** Goals whose target the newest score has reached already: on the treated side or where it has no side; where no one side is treated, on every side that was scored. */
export function metGoals(
  content: Pick<PrescriptionContent, "goals" | "diagnoses">,
  latest: readonly LatestScore[],
): { index: number; words: string }[] {
  const treated = content.diagnoses[0]?.side;
  return content.goals.flatMap((goal, index) => {
    const measure = goal.measureId ? findMeasure(goal.measureId) : undefined;
    const target = goal.targetThousandths;
    if (!measure || target === undefined) return [];
    const ofMeasure = latest.filter((score) => score.measureId === measure.measureId);
    // A good left shoulder says nothing of a goal for the right one.
    const scores =
      treated === "left" || treated === "right"
        ? ofMeasure.filter(({ side }) => side === treated || side === "not-applicable")
        : ofMeasure;
    const isMet = (score: LatestScore) =>
      measure.betterIs === "higher" ? score.thousandths >= target : score.thousandths <= target;
    const [score] = scores;
    if (!score || !scores.every(isMet)) return [];
    const reached = `${measure.shortName} was ${formatAmount(score.thousandths)} on ${describeDay(score.takenOn)}`;
    return [{ index, words: `${reached}: ${describeTarget(goal, target)} is met already.` }];
  });
}

const describeTarget = (goal: Goal, target: number): string =>
  `the target of ${formatAmount(target)}${goal.unit === "" ? "" : `\u00a0${goal.unit}`}`;
