import type { Dose, DoseField, Quantity, Side } from "#domain/doses/dose.ts";
import { compareQuantities, quantity } from "#domain/doses/quantity.ts";
import { reachedSide } from "#domain/exercises/sided.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import {
  type BodySide,
  type Joint,
  type Limit,
  limbJoints,
  type Motion,
} from "#domain/prescriptions/limit.ts";
import type { ExerciseFacts } from "./plan-in-force.ts";

/** Whether an exercise done on `side` reaches a limit on `limitSide`. A side that is not stated reaches both. */
export function reachesSide(exercise: ExerciseFacts, lineSide: Side, limitSide: BodySide): boolean {
  if (limitSide === "both" || limitSide === "midline") return true;
  const side = reachedSide(exercise, lineSide);
  return side === limitSide || side === "bilateral" || side === "alternating" || side === "not-applicable";
}

/** The dose field a limit bounds in this exercise, or undefined where it does not touch it. */
export function boundedField(limit: Limit, exercise: ExerciseFacts, side: Side): DoseField | undefined {
  switch (limit.kind) {
    case "range": {
      const isMoved = exercise.motions.some(
        (move) => move.joint === limit.joint && move.motion === limit.motion,
      );
      return isMoved && reachesSide(exercise, side, limit.side) && (exercise.isLoaded || !limit.isLoadedOnly)
        ? "range"
        : undefined;
    }
    case "lift":
      return isOnTheArms(exercise) ? "load" : undefined;
    case "effort":
      return "rpeCap";
    case "pain":
      return "painCap";
    case "weight-bearing":
    case "heart-rate":
      return undefined;
    default:
      return limit satisfies never;
  }
}

/**
 * What is held or pulled with the arms hangs on them like what is lifted; what the hand squeezes and the body's own
 * weight on the arms do not.
 */
function isOnTheArms({ tags, isLoaded, weightBearing, motions }: ExerciseFacts): boolean {
  if (tags.includes("lifting")) return true;
  if (weightBearing.includes("arm") || !(isLoaded || tags.includes("resisted"))) return false;
  return motions.some(({ joint }) => joint !== "hand" && limbJoints.arm.includes(joint));
}

/** What takes a joint to the end of its motion, where it is not all that it moves: of which joints, and in which motion. */
const endRangeTags: readonly { tag: ExerciseTag; joints?: readonly Joint[]; motion?: Motion }[] = [
  { tag: "stretching" },
  { tag: "forced-passive-motion" },
  { tag: "overhead", joints: ["shoulder"] },
  { tag: "cervical-end-range", joints: ["neck"] },
  { tag: "end-range-trunk-rotation", joints: ["thoracic-spine", "lumbar-spine"], motion: "rotation" },
  { tag: "hip-flexion-past-90", joints: ["hip"], motion: "flexion" },
  { tag: "hip-adduction-past-midline", joints: ["hip"], motion: "adduction" },
  { tag: "hip-internal-rotation", joints: ["hip"], motion: "internal-rotation" },
];

/** Whether an exercise that moves the limited joint goes overhead or to the end of the limited motion. */
export const goesToTheEnd = ({ tags }: ExerciseFacts, limited: Extract<Limit, { kind: "range" }>): boolean =>
  endRangeTags.some(
    ({ tag, joints, motion }) =>
      tags.includes(tag) &&
      (joints === undefined || joints.includes(limited.joint)) &&
      (motion === undefined || motion === limited.motion),
  );

/** How far the limited motion goes in an exercise at the least, as far as that is known. */
export function neededRange(
  { needs = [] }: ExerciseFacts,
  limited: Extract<Limit, { kind: "range" }>,
  { height }: Pick<Dose, "height">,
): Quantity | undefined {
  const isAt = (inches: number | undefined, beyond: "less" | "more"): boolean =>
    inches === undefined ||
    height === undefined ||
    compareQuantities(height, quantity(inches, "in")) !== beyond;
  const degrees = needs
    .filter(({ joint, motion }) => joint === limited.joint && motion === limited.motion)
    .filter(({ fromHeight, toHeight }) => isAt(fromHeight, "less") && isAt(toHeight, "more"))
    .map((need) => need.degrees);
  return degrees.length === 0 ? undefined : quantity(Math.max(...degrees), "deg");
}
