import type { Day } from "#domain/calendar/days.ts";
import { describeQuantity } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import type { HintEvidence, RuleHint } from "./hint.ts";

const rule = { ruleId: "two-for-two", name: "2-for-2", source: "Baechle and Earle, NSCA" };

const extraThousandths = 2000;

/** Two or more repetitions over the goal in each of the last two sessions, at the current load, let the load go up. */
export function readTwoForTwo({ past, current }: HintEvidence): RuleHint | undefined {
  const { reps: goal, load } = current;
  const lastTwo = past.slice(0, 2);
  if (!goal || !load || lastTwo.length < 2) return undefined;
  const isOver = ({ dose }: { dose: Dose }) =>
    dose.reps !== undefined &&
    dose.reps.thousandths >= goal.thousandths + extraThousandths &&
    dose.load !== undefined &&
    ["equal", "more"].includes(compareQuantities(dose.load, load));
  // Whoever did not go beyond the goal was not trying to: the rule says nothing.
  if (!lastTwo.every(isOver)) return undefined;
  return {
    rule,
    proposes: "progress",
    because: "2 repetitions or more over the goal in 2 sessions running",
    inputs: [
      `goal ${describeQuantity(goal)} at ${describeQuantity(load)}`,
      ...lastTwo.map(
        ({ heldOn, dose }) => `${shortDay(heldOn)} ${dose.reps ? describeQuantity(dose.reps) : ""}`,
      ),
    ],
  };
}

const shortDay = (day: Day): string => day.slice(5).replace("-", "/");
