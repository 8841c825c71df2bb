import type { Side } from "#domain/doses/dose.ts";
import { reachedSide } from "#domain/exercises/sided.ts";
import { precautionEffects } from "#domain/precautions/effect.ts";
import { type ExerciseTag } from "#domain/precautions/precaution.ts";
import { type Joint, limbJoints } from "#domain/prescriptions/limit.ts";
import type { ContraindicationInForce, ExerciseFacts } from "#domain/sessions/plan-in-force.ts";

type Moved = Pick<ExerciseFacts, "tags" | "motions" | "isSided">;
type InForce = Pick<ContraindicationInForce, "effect" | "excludedTags"> &
  Partial<Pick<ContraindicationInForce, "onlyAt" | "side">>;

type Minded = InForce & { careTags?: readonly ExerciseTag[]; factId?: string };

/** What in force excludes this exercise altogether, whatever its dose. */
export const contraindicating = <Row extends InForce>(
  inForce: readonly Row[],
  exercise: Moved,
  side: Side = "not-applicable",
): Row[] =>
  inForce.filter(
    (row) => row.effect === "contraindication" && excludes(row, exercise) && reaches(row, exercise, side),
  );

/**
 * What in force is to be minded in this exercise, and refuses nothing of it: what a rule says of exercises of its kind,
 * and what a clinician raised about such exercises short of a contraindication. Gravest first, and of one fact its gravest.
 */
export const mindedIn = <Row extends Minded>(
  inForce: readonly Row[],
  exercise: Moved,
  side: Side = "not-applicable",
): Row[] =>
  inForce
    .filter((row) => {
      const excludedTags = [
        ...(row.careTags ?? []),
        ...(row.effect === "contraindication" ? [] : row.excludedTags),
      ];
      return (
        excludes({ ...row, excludedTags }, exercise) && reaches({ ...row, excludedTags }, exercise, side)
      );
    })
    .toSorted((a, b) => precautionEffects.indexOf(a.effect) - precautionEffects.indexOf(b.effect))
    .filter(
      ({ factId }, place, sorted) =>
        factId === undefined || sorted.findIndex((other) => other.factId === factId) === place,
    );

const excludes = ({ excludedTags }: InForce, { tags }: Pick<ExerciseFacts, "tags">): boolean =>
  excludedTags.includes("all-therapy") || excludedTags.some((tag) => tags.includes(tag));

/**
 * One that holds only at some joints reaches what moves them, on its side. Where an exercise does not say what it moves,
 * as a modality does not, it may be there, so it is reached by a tag it carries; a joint that must rest altogether reaches what moves it.
 * What is lifted hangs on the arms: where the legs lift it, the side of its line is a leg's and spares no arm.
 */
function reaches(
  { onlyAt = [], side: ownSide = "not-applicable", excludedTags }: InForce,
  { tags, motions, isSided }: Moved,
  lineSide: Side,
): boolean {
  if (onlyAt.length === 0) return true;
  const isMoved = (at: readonly Joint[]) => motions.some(({ joint }) => at.includes(joint));
  const isLifted = tags.includes("lifting") && onlyAt.some((joint) => limbJoints.arm.includes(joint));
  if (isLifted && !isMoved(limbJoints.arm)) return true;
  const isUnsaid = motions.length === 0 && excludedTags.some((tag) => tags.includes(tag));
  const isThere = isLifted || isUnsaid || isMoved(onlyAt);
  const side = reachedSide({ isSided }, lineSide);
  const isOtherSide = (ownSide === "left" && side === "right") || (ownSide === "right" && side === "left");
  return isThere && !isOtherSide;
}

/** Said at the line that is excluded, before anybody signs it. */
export const describeContraindicated = (
  name: string,
  { words, ownerName }: Pick<ContraindicationInForce, "words" | "ownerName">,
  instead = "Choose another exercise",
): string =>
  `${name} is contraindicated for this patient: ${words}. ${instead}, or have ${ownerName} lift it first.`;
