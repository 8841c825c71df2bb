import type { Joint } from "#domain/prescriptions/limit.ts";
import { describeQuantity } from "../describe.ts";
import type { Dose } from "../dose.ts";

/**
 * Degrees no joint is taken beyond from neutral in its largest motion, with room for loose joints above the AAOS norms
 * (K), inclusive: a guard against a slip of the key, not a clinical limit.
 */
export const mostDegrees: Record<Joint, number> = {
  neck: 110,
  "thoracic-spine": 70,
  "lumbar-spine": 90,
  shoulder: 180,
  elbow: 165,
  forearm: 110,
  wrist: 110,
  hand: 130,
  hip: 150,
  knee: 165,
  ankle: 80,
  foot: 100,
};

/** What a dose is done with: the joints its exercise moves, and the minutes of the whole visit once somebody entered them. */
export type PossibleIn = { joints: readonly Joint[]; visitMinutes?: number | undefined };

/** Why what was said of a dose cannot be, in a sentence; undefined where it can. */
export function describeImpossible(said: Dose, { joints, visitMinutes }: PossibleIn): string | undefined {
  const { range, duration } = said;
  const widest = joints.reduce<Joint | undefined>(
    (most, joint) => (most === undefined || mostDegrees[joint] > mostDegrees[most] ? joint : most),
    undefined,
  );
  if (range && widest && range.thousandths > mostDegrees[widest] * 1000)
    return `${describeQuantity(range)} is beyond what the ${widest.replace("-", " ")} can move: at most ${mostDegrees[widest]}°. Type it again.`;
  const minutes = duration?.unit === "min" ? duration.thousandths / 1000 : undefined;
  if (duration && minutes !== undefined && visitMinutes !== undefined && minutes > visitMinutes)
    return `${describeQuantity(duration)} is longer than the visit of ${visitMinutes}\u00a0min. Type it again, or correct the visit.`;
  return undefined;
}
