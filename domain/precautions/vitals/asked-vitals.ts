import { type ExerciseTag, type Precaution, requiredVitals } from "#domain/precautions/precaution.ts";
import type { PrecautionRule } from "#domain/precautions/rule.ts";
import { precautionRules } from "#domain/precautions/rules.ts";
import type { PerformedState } from "#domain/sessions/session.ts";
import type { AskedVital } from "./asked.ts";
import { type VitalMoment, vitalMoments } from "./vital.ts";

/** A precaution in force, as the reader may read it. */
export type AskingPrecaution = Pick<Precaution, "precautionId" | "ruleId" | "requiredVitals" | "words"> & {
  /** The rule's source, or who raised it. */
  raisedBy: string;
};

/** Before the first exercise what every precaution requires; along with it where what is done carries the activity. */
export function askedVitals(
  precautions: readonly AskingPrecaution[],
  activity: ReadonlySet<ExerciseTag>,
  rules: readonly PrecautionRule[] = precautionRules,
): AskedVital[] {
  const asked = precautions.flatMap((precaution) => {
    const rule = rules.find(({ ruleId }) => ruleId === precaution.ruleId);
    const alongside = rule?.kind === "restriction" ? rule.alongside : [];
    return [
      ...(precaution.requiredVitals ?? []).map((vital) => ({
        vital,
        moment: "before" as VitalMoment,
        precaution,
      })),
      ...alongside
        .filter((one) => one.activity.some((tag) => activity.has(tag)))
        .map(({ vital, moment }) => ({ vital, moment: moment as VitalMoment, precaution })),
    ];
  });
  return vitalMoments.flatMap((moment) =>
    requiredVitals.flatMap((vital): AskedVital[] => {
      const because = asked
        .filter((one) => one.vital === vital && one.moment === moment)
        .map(({ precaution: { precautionId, words, raisedBy } }) => ({ precautionId, words, raisedBy }));
      return because.length === 0 ? [] : [{ vital, moment, because }];
    }),
  );
}

/** What the lines of a session do to the body; a row that was not done does nothing. */
export const activityOf = (
  lines: readonly { lineKey: string; exercise: { tags: readonly ExerciseTag[] } }[],
  rows: readonly { lineKey: string; state: PerformedState }[],
): ReadonlySet<ExerciseTag> =>
  new Set(
    rows
      .filter(({ state }) => state !== "not-done")
      .flatMap(({ lineKey }) => lines.find((line) => line.lineKey === lineKey)?.exercise.tags ?? []),
  );
