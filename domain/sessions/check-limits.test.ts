import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit, WeightBearingStatus } from "#domain/prescriptions/limit.ts";
import { check } from "./check.ts";
import { boundingLimits, checkLimits } from "./check-limits.ts";
import type { ExerciseFacts, PlanInForce } from "./plan-in-force.ts";

const common = {
  owner: { kind: "surgeon" as const, name: "Dr. P. Lindqvist" },
  delegateStaffIds: [],
  fromOn: "2026-10-01",
  reason: "",
};
const onLeg = (status: WeightBearingStatus, percent?: number): Limit => ({
  ...common,
  kind: "weight-bearing",
  limitId: "left-leg",
  limb: "leg",
  side: "left",
  status,
  ...(percent === undefined ? {} : { most: quantity(percent, "%bw") }),
});
const stepUp: ExerciseFacts = {
  exerciseId: "step-up",
  exerciseVersion: 1,
  tags: ["weight-bearing"],
  motions: [{ joint: "knee", motion: "flexion" }],
  weightBearing: ["leg"],
  isLoaded: true,
  isSided: true,
};
const kneeExtension: ExerciseFacts = { ...stepUp, tags: ["resisted"], weightBearing: [] };
const quadSet: ExerciseFacts = { ...kneeExtension, isLoaded: false };

test("weight on a limb below full weight-bearing is crossed or not known to be kept, never passed in silence", () => {
  const percent = (amount: number): Dose => ({ load: quantity(amount, "%bw") });
  const table: [Limit, ExerciseFacts, Dose, string][] = [
    [onLeg("none"), stepUp, {}, "outside ask-first"],
    [onLeg("none"), kneeExtension, {}, "not-specified ask-first"],
    [onLeg("none"), quadSet, {}, ""],
    [onLeg("touch-down"), stepUp, {}, "not-specified ask-first"],
    [onLeg("touch-down"), kneeExtension, {}, "not-specified ask-first"],
    [onLeg("touch-down", 10), stepUp, percent(5), "not-specified ask-first"],
    [onLeg("partial"), stepUp, percent(20), "not-specified ask-first"],
    [onLeg("partial", 50), stepUp, {}, "not-specified ask-first"],
    [onLeg("partial", 50), stepUp, { load: quantity(20, "lb") }, "not-specified ask-first"],
    [onLeg("partial", 50), stepUp, percent(49.5), ""],
    [onLeg("partial", 50), stepUp, percent(50), "at-the-limit act"],
    [onLeg("partial", 50), stepUp, percent(50.5), "outside ask-first"],
    [onLeg("partial", 50), quadSet, {}, ""],
    [onLeg("as-tolerated"), stepUp, {}, ""],
    [onLeg("full"), stepUp, {}, ""],
  ];
  for (const [limit, exercise, dose, expected] of table) {
    const found = checkLimits([limit], exercise, "left", dose);
    assert.equal(found.map(({ place, consequence }) => `${place} ${consequence}`).join(), expected);
    assert.deepEqual(checkLimits([limit], exercise, "right", dose), [], "the other leg is free");
  }
});

test("a heart-rate limit stands under every exercise as not checked, and asks nobody", () => {
  const limit: Limit = { ...common, kind: "heart-rate", limitId: "hr", most: quantity(120, "bpm") };
  assert.deepEqual(boundingLimits([limit], quadSet, "left"), [limit]);
  const [found] = checkLimits([limit], quadSet, "left", {});
  assert.deepEqual([found?.place, found?.consequence, found?.sourceId], ["not-specified", "act", "hr"]);
});

test("an answer about a line says that it keeps the limit that was asked about, no other, and never that it may be crossed", () => {
  const planOf = (limit: Limit, answersLimitIds: string[]): PlanInForce => ({
    schema: 1,
    prescriptionVersionId: "v1",
    state: "active",
    leftOpen: "therapist",
    limits: [limit],
    contraindications: [],
    permissions: [
      {
        permissionId: "ok",
        lineKey: "step",
        upTo: { reps: quantity(10, "rep") },
        isOnce: false,
        answersLimitIds,
      },
    ],
    lines: [
      {
        lineKey: "step",
        lineId: "step-1",
        name: "Step-up",
        owner: "therapist",
        consequence: "act",
        side: "left",
        exercise: stepUp,
        prescribed: {},
        bounds: {},
        weeklySteps: {},
        current: {},
        currentWeekAgo: {},
      },
    ],
  });
  const perform = (plan: PlanInForce, reps: number) =>
    check(plan, { purpose: "perform", lineKey: "step", dose: { reps: quantity(reps, "rep") } }).consequence;
  assert.equal(perform(planOf(onLeg("touch-down"), ["left-leg"]), 10), "act");
  assert.equal(perform(planOf(onLeg("touch-down"), ["left-leg"]), 11), "ask-first");
  assert.equal(perform(planOf(onLeg("touch-down"), []), 10), "ask-first");
  assert.equal(perform(planOf(onLeg("none"), ["left-leg"]), 10), "ask-first");
});
