import type { Joint } from "#domain/prescriptions/limit.ts";
import type { Examined, NormalFinding, TestFinding } from "./examined.ts";
import type { MotionFinding, StrengthFinding, TestedSide } from "./finding.ts";
import { type RegionTest, regionTests } from "./region-tests.ts";

/** An examination as it is written: motion and strength in lists of their own, the rest beside them. */
export type Examination = {
  motion: readonly MotionFinding[];
  strength: readonly StrengthFinding[];
  examined: Examined;
};

export type Standing =
  | { kind: "not-examined" }
  | { kind: "normal"; finding: NormalFinding }
  | { kind: "motion"; finding: MotionFinding }
  | { kind: "strength"; finding: StrengthFinding }
  | { kind: "found"; finding: TestFinding };

const isMotionOf =
  (test: RegionTest, side: TestedSide) =>
  (found: MotionFinding): boolean =>
    test.kind === "motion" &&
    found.joint === test.joint &&
    found.motion === test.motion &&
    found.mode === test.mode &&
    found.side === side;
const isStrengthOf =
  (test: RegionTest, side: TestedSide) =>
  (found: StrengthFinding): boolean =>
    test.kind === "strength" && found.muscle === test.words && found.side === side;
const isOf =
  (test: RegionTest, side: TestedSide) =>
  (found: { testId: string; side: TestedSide }): boolean =>
    found.testId === test.testId && found.side === side;

/** How a test stands on a side. Of what nobody wrote nothing is known: not examined, never normal. */
export function standingOf(
  { motion, strength, examined }: Examination,
  test: RegionTest,
  side: TestedSide,
): Standing {
  const moved = motion.find(isMotionOf(test, side));
  if (moved) return { kind: "motion", finding: moved };
  const strong = strength.find(isStrengthOf(test, side));
  if (strong) return { kind: "strength", finding: strong };
  const found = examined.found.find(isOf(test, side));
  if (found) return { kind: "found", finding: found };
  const normal = examined.normal.find(isOf(test, side));
  return normal ? { kind: "normal", finding: normal } : { kind: "not-examined" };
}

export const sidesOf = (test: RegionTest): readonly TestedSide[] =>
  test.isSided ? ["left", "right"] : ["midline"];

/** Takes back whatever was written of a test on a side: it is not examined again. */
export function withoutFinding(before: Examination, test: RegionTest, side: TestedSide): Examination {
  const not =
    <Found>(is: (found: Found) => boolean) =>
    (found: Found) =>
      !is(found);
  return {
    motion: before.motion.filter(not(isMotionOf(test, side))),
    strength: before.strength.filter(not(isStrengthOf(test, side))),
    examined: {
      ...before.examined,
      normal: before.examined.normal.filter(not(isOf(test, side))),
      found: before.examined.found.filter(not(isOf(test, side))),
    },
  };
}

const normalOf = (region: Joint, test: RegionTest, side: TestedSide): NormalFinding => ({
  region,
  testId: test.testId,
  side,
  words: test.words,
  found: test.normal,
});

export function withNormal(
  before: Examination,
  region: Joint,
  test: RegionTest,
  side: TestedSide,
): Examination {
  const without = withoutFinding(before, test, side);
  return {
    ...without,
    examined: {
      ...without.examined,
      normal: [...without.examined.normal, normalOf(region, test, side)],
    },
  };
}

/**
 * "Examined, normal" of a region and side in one act: every test of the list that has no finding yet is written with
 * its normal finding. What was measured or found stays. Tests of the midline are written with either side.
 */
export function examineNormal(before: Examination, region: Joint, side: "left" | "right"): Examination {
  return regionTests[region].reduce((examination, test) => {
    const where = test.isSided ? side : "midline";
    return standingOf(examination, test, where).kind === "not-examined"
      ? withNormal(examination, region, test, where)
      : examination;
  }, before);
}

/** How much of a region's list has a finding on a side, and how much of that was found normal. */
export function countExamined(examination: Examination, region: Joint, side: "left" | "right") {
  const standings = regionTests[region].map((test) =>
    standingOf(examination, test, test.isSided ? side : "midline"),
  );
  return {
    of: standings.length,
    examined: standings.filter(({ kind }) => kind !== "not-examined").length,
    normal: standings.filter(({ kind }) => kind === "normal").length,
  };
}

/** Whether a finding stands in the table of one of these regions; the others stand in lists of their own. */
export const isInTable = (regions: readonly Joint[], found: MotionFinding | StrengthFinding): boolean =>
  regions.some((region) =>
    regionTests[region].some((test) =>
      "muscle" in found ? isStrengthOf(test, found.side)(found) : isMotionOf(test, found.side)(found),
    ),
  );
