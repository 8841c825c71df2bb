import type { Dose, Side } from "#domain/doses/dose.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import { type Limit, limbJoints } from "#domain/prescriptions/limit.ts";
import type { CheckFinding } from "./check-result.ts";
import { boundedField, goesToTheEnd, neededRange, reachesSide } from "./limit-reach.ts";
import type { ExerciseFacts } from "./plan-in-force.ts";

/**
 * Every limit that bears on this exercise, held against the wanted dose. A limit above which the dose goes asks its
 * owner; a dose in another unit cannot be compared and asks too. Effort and pain that the dose leaves open are bounded by
 * the limit itself. A limit that nothing in a dose can show to be kept is told as not specified: weight on a limb asks,
 * and so does a joint taken to its end without a stated range; the heart rate is for the therapist to measure.
 */
export function checkLimits(
  limits: readonly Limit[],
  facts: ExerciseFacts,
  side: Side,
  wanted: Dose,
): CheckFinding[] {
  const exercise = underLoad(facts, wanted);
  return limits.flatMap((limit) => {
    if (limit.kind === "weight-bearing") return checkWeightBearing(limit, exercise, side, wanted);
    if (limit.kind === "heart-rate") return notKnown(limit, "act");
    const field = boundedField(limit, exercise, side);
    if (!field) return [];
    const value = wanted[field];
    if (!value) return checkUnstated(limit, exercise, wanted);
    const found = { field, sourceId: limit.limitId, wanted: value, bound: limit.most };
    switch (compareQuantities(value, limit.most)) {
      case "less":
        return [];
      case "equal":
        return [
          { ...found, place: "at-the-limit", consequence: "act", cause: "limit" } satisfies CheckFinding,
        ];
      case "more":
        return [
          { ...found, place: "outside", consequence: "ask-first", cause: "limit" } satisfies CheckFinding,
        ];
      default:
        // The pull of a band is not the weight of what is lifted: it is told, and nobody can compare it.
        return limit.kind === "lift" && value.unit === "band" && !exercise.tags.includes("lifting")
          ? notKnown(limit, "act")
          : [
              {
                ...found,
                place: "outside",
                consequence: "ask-first",
                cause: "unit-differs",
              } satisfies CheckFinding,
            ];
    }
  });
}

const notKnown = ({ limitId }: Limit, consequence: "act" | "ask-first"): CheckFinding[] => [
  { place: "not-specified", consequence, cause: "limit", sourceId: limitId },
];

/** A dose that leaves open what the limit bounds does not show that it is kept; a movement that needs more crosses it. */
function checkUnstated(limit: Limit, exercise: ExerciseFacts, wanted: Dose): CheckFinding[] {
  const needed = limit.kind === "range" ? neededRange(exercise, limit, wanted) : undefined;
  if (limit.kind === "range" && needed && compareQuantities(needed, limit.most) === "more")
    return [
      {
        place: "outside",
        consequence: "ask-first",
        cause: "limit",
        sourceId: limit.limitId,
        wanted: needed,
        bound: limit.most,
      },
    ];
  if (limit.kind === "range") return notKnown(limit, goesToTheEnd(exercise, limit) ? "ask-first" : "act");
  return limit.kind === "lift" ? notKnown(limit, "act") : [];
}

/** Whether the exercise carries weight on the limb through foot or hand, or works it against a load; undefined when neither. */
function loadOnLimb(
  limit: Extract<Limit, { kind: "weight-bearing" }>,
  exercise: ExerciseFacts,
  side: Side,
): "standing" | "loaded" | undefined {
  if (!reachesSide(exercise, side, limit.side)) return undefined;
  if (exercise.weightBearing.includes(limit.limb)) return "standing";
  const isMoved = exercise.motions.some((move) => limbJoints[limit.limb].includes(move.joint));
  return exercise.isLoaded && isMoved ? "loaded" : undefined;
}

/**
 * Weight on a limb that may bear none crosses its limit. Below full weight-bearing an arm that works against a load is not
 * known to keep it, so it asks; a leg that does so with the foot free bears no weight and is told (K). Only a load in
 * percent of body weight can be held against a partial limit.
 */
function checkWeightBearing(
  limit: Extract<Limit, { kind: "weight-bearing" }>,
  exercise: ExerciseFacts,
  side: Side,
  wanted: Dose,
): CheckFinding[] {
  const onLimb = loadOnLimb(limit, exercise, side);
  if (!onLimb || limit.status === "as-tolerated" || limit.status === "full") return [];
  if (onLimb === "loaded" && limit.limb === "leg") return notKnown(limit, "act");
  const found = { consequence: "ask-first", cause: "limit", sourceId: limit.limitId } as const;
  if (limit.status === "none" && onLimb === "standing") return [{ ...found, place: "outside" }];
  const { load } = wanted;
  const comparison =
    limit.status === "partial" && limit.most && load?.unit === "%bw"
      ? compareQuantities(load, limit.most)
      : "not-comparable";
  if (comparison === "not-comparable" || !load || !limit.most) return [{ ...found, place: "not-specified" }];
  const bounded = { ...found, field: "load", wanted: load, bound: limit.most } as const;
  if (comparison === "more") return [{ ...bounded, place: "outside" }];
  return comparison === "equal" ? [{ ...bounded, place: "at-the-limit", consequence: "act" }] : [];
}

/** The limits of the patient that bear on an exercise, for showing under it. */
export function boundingLimits(limits: readonly Limit[], exercise: ExerciseFacts, side: Side): Limit[] {
  return limits.filter((limit) => {
    if (limit.kind === "weight-bearing") return loadOnLimb(limit, exercise, side) !== undefined;
    if (limit.kind === "heart-rate") return true;
    const field = boundedField(limit, exercise, side);
    return field !== undefined && limit.kind !== "effort" && limit.kind !== "pain";
  });
}
