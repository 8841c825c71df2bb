import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Joint, joints } from "#domain/prescriptions/limit.ts";
import { describeExamined, describeStanding } from "./describe.ts";
import {
  countExamined,
  type Examination,
  examineNormal,
  isInTable,
  sidesOf,
  standingOf,
  withNormal,
  withoutFinding,
} from "./examine.ts";
import { examinedSchema, nothingExamined } from "./examined.ts";
import type { TestedSide } from "./finding.ts";
import { findTest, type RegionTest, regionTests } from "./region-tests.ts";
import { describeImpossibleMotion, motionsOfJoint } from "./validate-motion.ts";

const nothing: Examination = { motion: [], strength: [], examined: nothingExamined };
const region = fc.constantFrom(...joints);
const side = fc.constantFrom("left", "right");

/** Something found: never what "normal" would have written. */
function find(before: Examination, where: Joint, found: RegionTest, on: "left" | "right"): Examination {
  const place: TestedSide = found.isSided ? on : "midline";
  const at = { region: where, testId: found.testId, side: place, words: found.words };
  const { examined } = before;
  switch (found.kind) {
    case "motion": {
      const { joint, motion, mode } = found;
      const finding = { joint, motion, mode, side: place, startDegrees: 2, endDegrees: 10 };
      return { ...before, motion: [...before.motion, finding] };
    }
    case "strength":
      return { ...before, strength: [...before.strength, { muscle: found.words, side: place, grade: "3" }] };
    case "reflex":
      return {
        ...before,
        examined: { ...examined, found: [...examined.found, { ...at, kind: "reflex", grade: "1+" }] },
      };
    case "special":
      return {
        ...before,
        examined: { ...examined, found: [...examined.found, { ...at, kind: "special", result: "positive" }] },
      };
    case "observed":
      return {
        ...before,
        examined: { ...examined, found: [...examined.found, { ...at, kind: "observed", found: "swollen" }] },
      };
    default:
      return found satisfies never;
  }
}

void test("what nobody wrote was not examined, in every region", () => {
  for (const where of joints)
    for (const one of regionTests[where])
      for (const on of sidesOf(one)) assert.equal(standingOf(nothing, one, on).kind, "not-examined");
});

void test("examined, normal writes each test of the region once with its normal finding, and touches nothing that was found", () => {
  fc.assert(
    fc.property(region, side, fc.nat(), (where, on, pick) => {
      const tests = regionTests[where];
      const abnormal = tests[pick % tests.length];
      assert.ok(abnormal);
      const before = find(nothing, where, abnormal, on);
      const after = examineNormal(before, where, on);
      const place = abnormal.isSided ? on : "midline";
      assert.deepEqual(standingOf(after, abnormal, place), standingOf(before, abnormal, place));
      assert.deepEqual(after.motion, before.motion);
      assert.deepEqual(after.strength, before.strength);
      const counted = countExamined(after, where, on);
      assert.deepEqual([counted.examined, counted.normal], [tests.length, tests.length - 1]);
      assert.deepEqual(examineNormal(after, where, on), after, "a second press writes nothing more");
      assert.ok(examinedSchema.safeParse(after.examined).success);
    }),
  );
});

void test("a normal finding is never a measured number, and can be taken back or found otherwise", () => {
  for (const where of joints)
    for (const one of regionTests[where])
      for (const on of sidesOf(one)) {
        const normal = withNormal(nothing, where, one, on);
        assert.deepEqual([normal.motion, normal.strength], [[], []]);
        assert.equal(describeStanding(standingOf(normal, one, on)), "normal");
        assert.deepEqual(withoutFinding(normal, one, on), nothing);
        const found = find(withoutFinding(normal, one, on), where, one, on === "right" ? "right" : "left");
        assert.notEqual(standingOf(found, one, on).kind, "normal");
      }
});

void test("every test has a name of its own, is found by it, and says what is normal", () => {
  const all = joints.flatMap((where) => regionTests[where]);
  assert.equal(new Set(all.map(({ testId }) => testId)).size, all.length);
  for (const one of all) {
    assert.equal(findTest(one.testId)?.test, one);
    assert.ok(one.normal.length > 0 && one.normal.length <= 80, one.testId);
    assert.ok(one.words.length <= 80 && /^[0-9a-z-]{1,64}$/.test(one.testId), one.testId);
  }
});

void test("the normal end of every motion lies inside what the joint can reach", () => {
  for (const where of joints)
    for (const one of regionTests[where])
      if (one.kind === "motion") {
        assert.ok(motionsOfJoint(one.joint).includes(one.motion));
        assert.equal(
          describeImpossibleMotion({ ...one, startDegrees: 0, endDegrees: one.normalEndDegrees }),
          undefined,
          one.testId,
        );
      }
});

void test("a finding of a region's list stands in its table, another in the lists beside it", () => {
  const knee = { joint: "knee", motion: "flexion", side: "left", startDegrees: 0, endDegrees: 90 } as const;
  assert.equal(isInTable(["knee"], { ...knee, mode: "active" }), true);
  assert.equal(isInTable(["knee"], { ...knee, mode: "passive" }), false);
  assert.equal(isInTable(["hip"], { ...knee, mode: "active" }), false);
  assert.equal(isInTable(["knee"], { muscle: "Soleus", side: "left", grade: "4" }), false);
});

void test("the words of an examination name every test that was written, by region", () => {
  const examination = examineNormal(nothing, "knee", "left");
  const [knee] = describeExamined(examination.examined);
  assert.equal(knee?.name, "Knee");
  assert.equal(knee?.normal.length, regionTests.knee.length);
  assert.ok(knee?.normal.includes("Flexion, active, left: full, norm 0 to 135°"));
});
