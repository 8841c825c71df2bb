import type { ContraindicationInForce, ExerciseFacts } from "#domain/sessions/plan-in-force.ts";

/** What in force excludes this exercise altogether, whatever its dose. */
export const contraindicating = <Row extends Pick<ContraindicationInForce, "effect" | "excludedTags">>(
  inForce: readonly Row[],
  exercise: Pick<ExerciseFacts, "tags">,
): Row[] =>
  inForce.filter(
    ({ effect, excludedTags }) =>
      effect === "contraindication" && excludedTags.some((tag) => exercise.tags.includes(tag)),
  );

/** Said at the line that is excluded, before anybody signs it. */
export const describeContraindicated = (
  name: string,
  { words, ownerName }: Pick<ContraindicationInForce, "words" | "ownerName">,
): string =>
  `${name} is contraindicated for this patient: ${words}. Choose another exercise, or have ${ownerName} lift it first.`;
