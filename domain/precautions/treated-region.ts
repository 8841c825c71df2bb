import { type Joint, joints } from "#domain/prescriptions/limit.ts";
import { regionOfCode } from "#domain/protocols/region-of-code.ts";
import type { PrecautionEffect } from "./effect.ts";

/** What is treated together: a wrist is not treated without its hand. */
const pairs: readonly (readonly Joint[])[] = [
  ["wrist", "hand"],
  ["ankle", "foot"],
];

/** The joints a diagnosis code stands for; none where it stands for no one region, or for no joint. */
function jointsOfCode(icd10: string): readonly Joint[] {
  const region = regionOfCode(icd10);
  const joint = joints.find((one) => one === region);
  if (!joint) return [];
  return pairs.find((pair) => pair.includes(joint)) ?? [joint];
}

/**
 * The joints a prescription treats: those its diagnoses stand for and its lines move. Undefined when a diagnosis or a
 * line stands for no region the tables know: then nothing can be told to lie outside.
 */
export function treatedRegions(
  diagnosisCodes: readonly string[],
  lines: readonly { joints: readonly Joint[] }[],
): ReadonlySet<Joint> | undefined {
  const parts = treatedParts(
    diagnosisCodes.map((code) => ({ code, side: "not-applicable" })),
    lines.map((line) => ({ ...line, side: "not-applicable" })),
  );
  return parts && new Set(parts.keys());
}

type BodySide = "left" | "right";
/** Each treated joint with the sides it is treated on; what says no side is on both. */
export type TreatedParts = ReadonlyMap<Joint, ReadonlySet<BodySide>>;

const sidesOf = (side: string): readonly BodySide[] =>
  side === "left" || side === "right" ? [side] : ["left", "right"];

/** The same with the side: a left knee is treated, and the right one is not, as long as no line moves it. */
export function treatedParts(
  diagnoses: readonly { code: string; side: string }[],
  lines: readonly { joints: readonly Joint[]; side: string }[],
): TreatedParts | undefined {
  const [primary] = diagnoses;
  // The first diagnosis is what is treated; the others may be conditions beside it.
  if (!primary || jointsOfCode(primary.code).length === 0) return undefined;
  const parts = new Map<Joint, Set<BodySide>>();
  const add = (joint: Joint, side: string) =>
    parts.set(joint, new Set([...(parts.get(joint) ?? []), ...sidesOf(side)]));
  for (const { code, side } of diagnoses) for (const joint of jointsOfCode(code)) add(joint, side);
  for (const line of lines) for (const joint of line.joints) add(joint, line.side);
  return parts;
}

/**
 * Whether it lies outside what is treated and may fold away, counted: it names a region, and no joint of that, on its
 * side, is treated. What belongs to the whole body never does, and no contraindication, wherever it is.
 */
export function isOutside(
  own: { effect: PrecautionEffect; regions: readonly Joint[]; side: string },
  treated: TreatedParts | undefined,
): boolean {
  if (own.effect === "contraindication" || own.regions.length === 0 || treated === undefined) return false;
  return own.regions.every((joint) => sidesOf(own.side).every((side) => !treated.get(joint)?.has(side)));
}
