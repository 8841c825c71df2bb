import { mostDegrees } from "#domain/doses/reading/possible.ts";
import type { Joint, Motion } from "#domain/prescriptions/limit.ts";
import type { MotionFinding } from "./finding.ts";
import { regionTests } from "./region-tests.ts";

/** Motions a joint has beside those that are tested as a rule (K). */
const further: Partial<Record<Joint, readonly Motion[]>> = {
  "lumbar-spine": ["rotation"],
  shoulder: ["adduction", "rotation"],
  elbow: ["extension"],
  hand: ["extension", "abduction", "adduction"],
  knee: ["extension", "internal-rotation", "external-rotation"],
  foot: ["inversion", "eversion", "abduction", "adduction"],
};

export const motionsOfJoint = (joint: Joint): readonly Motion[] => [
  ...regionTests[joint].flatMap((test) => (test.kind === "motion" ? [test.motion] : [])),
  ...(further[joint] ?? []),
];

const spaced = (word: string) => word.replaceAll("-", " ");

/** Why a measured motion cannot be, in a sentence: backwards, beyond the joint, or no motion of it. */
export function describeImpossibleMotion({
  joint,
  motion,
  startDegrees,
  endDegrees,
}: Pick<MotionFinding, "joint" | "motion" | "startDegrees" | "endDegrees">): string | undefined {
  if (!motionsOfJoint(joint).includes(motion))
    return `The ${spaced(joint)} has no ${spaced(motion)}. Choose another motion.`;
  if (startDegrees < -30) return "Motion starts at −30° at the least.";
  if (startDegrees > endDegrees) return "It ends before it starts. Swap them.";
  const most = mostDegrees[joint];
  return endDegrees > most ? `The ${spaced(joint)} reaches ${most}° at most. Type it again.` : undefined;
}

/** Measured motion read from what was typed: "110", "5-110", "5 to 110"; undefined where it is neither. */
export function readDegrees(text: string): { startDegrees: number; endDegrees: number } | undefined {
  const match = /^\s*(?:([-−]?\d{1,3})\s*°?\s*(?:to|[-–—/]|\s)\s*)?([-−]?\d{1,3})\s*°?\s*$/i.exec(text);
  if (!match) return undefined;
  const degrees = (part: string | undefined) => Number((part ?? "0").replace("−", "-"));
  return { startDegrees: degrees(match[1]), endDegrees: degrees(match[2]) };
}

export const writeDegrees = ({
  startDegrees,
  endDegrees,
}: Pick<MotionFinding, "startDegrees" | "endDegrees">): string =>
  startDegrees === 0 ? String(endDegrees) : `${startDegrees} to ${endDegrees}`;
