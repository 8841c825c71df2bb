import { describeDose } from "#domain/doses/describe.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { type FactsAt, refusalOfGiven } from "./assess-home.ts";
import type { HomeProgramContent } from "./home-program.ts";
import { type HomeStop, isSameStop } from "./stop-rule.ts";

/** Gravest first: what must not be done at home, what is no longer ordered, what is done otherwise at the clinic. */
export const homeChangeKinds = ["excluded", "gone", "exercise", "dose", "stop"] as const;
export type HomeChange = {
  kind: (typeof homeChangeKinds)[number];
  /** Absent where it is not about one exercise. */
  lineKey?: string;
  words: string;
};

/** What is otherwise now than on the paper the patient has, in sentences; empty while it holds. */
export function changedSince(
  content: Pick<HomeProgramContent, "exercises" | "orderedBy" | "stop">,
  now: {
    plan: PlanInForce | undefined;
    factsAt: FactsAt;
    /** Left out where nobody asks. */
    stop?: HomeStop & { criteria: readonly string[] };
  },
): HomeChange[] {
  const { plan, factsAt, stop } = now;
  if (!plan) return [{ kind: "excluded", words: "No prescription is in force." }];
  const changes = content.exercises.flatMap((given): HomeChange[] => {
    const { lineKey, name } = given;
    const refusal = refusalOfGiven(plan, given, factsAt, content);
    if (refusal !== undefined) return [{ kind: "excluded", lineKey, words: refusal }];
    const line = plan.lines.find((candidate) => candidate.lineKey === lineKey);
    if (!line) return [{ kind: "gone", lineKey, words: `${name} is no longer ordered or planned.` }];
    if (line.exercise.exerciseId !== given.exerciseId)
      return [{ kind: "exercise", lineKey, words: `${line.name} is done now in place of ${name}.` }];
    const isSame = doseFields.every((field) => isSameQuantity(line.current[field], given.lineDose[field]));
    return isSame
      ? []
      : [
          {
            kind: "dose",
            lineKey,
            words: `${name} is at ${describeDose(line.current)} now, was ${describeDose(given.lineDose)}.`,
          },
        ];
  });
  const isStopSame =
    !stop ||
    (isSameStop(stop, content.stop) &&
      stop.criteria.length === content.stop.criteria.length &&
      stop.criteria.every((words) => content.stop.criteria.includes(words)));
  return [
    ...changes,
    ...(isStopSame
      ? []
      : [{ kind: "stop", words: "When to stop and call has changed." } satisfies HomeChange]),
  ].toSorted((one, other) => homeChangeKinds.indexOf(one.kind) - homeChangeKinds.indexOf(other.kind));
}
