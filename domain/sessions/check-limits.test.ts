import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf } from "#domain/exercises/library.ts";
import type { Joint, Limit, Motion, WeightBearingStatus } from "#domain/prescriptions/limit.ts";
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
    [onLeg("none"), kneeExtension, {}, "not-specified act"],
    [onLeg("none"), quadSet, {}, ""],
    [onLeg("touch-down"), stepUp, {}, "not-specified ask-first"],
    [onLeg("touch-down"), kneeExtension, {}, "not-specified act"],
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

test("a joint that is moved without a stated range is told; taken overhead or to its end it asks first", () => {
  const bend = (joint: Joint, motion: Motion, isLoadedOnly = false): Limit => ({
    ...common,
    kind: "range",
    limitId: "bend",
    joint,
    motion,
    side: "left",
    isLoadedOnly,
    most: quantity(90, "deg"),
  });
  const at = (degrees: number): Dose => ({ range: quantity(degrees, "deg") });
  const shoulder = bend("shoulder", "flexion");
  const table: [exerciseId: string, Limit, Dose, string][] = [
    ["pendulum", shoulder, {}, "not-specified act"],
    ["scaption", shoulder, {}, "not-specified ask-first"],
    ["scaption", shoulder, at(80), ""],
    ["scaption", shoulder, at(90), "at-the-limit act"],
    ["scaption", shoulder, at(100), "outside ask-first"],
    ["childs-pose", shoulder, {}, "not-specified ask-first"],
    ["childs-pose", bend("knee", "flexion"), {}, "not-specified ask-first"],
    ["childs-pose", bend("knee", "flexion", true), {}, ""],
    ["wall-slide", bend("shoulder", "abduction"), {}, ""],
    ["sit-to-stand", bend("hip", "flexion"), {}, "not-specified act"],
    ["neck-rotation", bend("neck", "rotation"), {}, "not-specified ask-first"],
    ["trunk-rotation", bend("lumbar-spine", "rotation"), {}, "not-specified ask-first"],
    ["quad-set", bend("hip", "flexion"), {}, ""],
  ];
  for (const [exerciseId, limit, dose, expected] of table) {
    const found = checkLimits([limit], exerciseFactsOf(exerciseId, 1), "left", dose);
    assert.equal(
      found.map(({ place, consequence }) => `${place} ${consequence}`).join(),
      expected,
      exerciseId,
    );
  }
});

test("a movement that needs more than a limit crosses it unless its dose states less; a leg press bears weight, a band at the ankle does not", () => {
  const knee = (most: number): Limit => ({
    ...common,
    kind: "range",
    limitId: "knee",
    joint: "knee",
    motion: "flexion",
    side: "left",
    isLoadedOnly: false,
    most: quantity(most, "deg"),
  });
  const inches = (amount: number): Dose => ({ height: quantity(amount, "in") });
  const range: Dose = { range: quantity(60, "deg") };
  const table: [exerciseId: string, Limit, Dose, string][] = [
    ["stationary-bike", knee(60), {}, "outside ask-first"],
    ["stationary-bike", knee(110), {}, "not-specified act"],
    ["stationary-bike", knee(60), range, "at-the-limit act"],
    ["sit-to-stand", knee(60), inches(18), "outside ask-first"],
    ["sit-to-stand", knee(60), {}, "outside ask-first"],
    ["sit-to-stand", knee(60), inches(26), "not-specified act"],
    ["sit-to-stand", knee(90), inches(18), "not-specified act"],
    ["step-up", knee(60), inches(8), "outside ask-first"],
    ["step-up", knee(60), inches(4), "not-specified act"],
    ["stair-training", knee(60), {}, "outside ask-first"],
    ["leg-press", knee(60), {}, "outside ask-first"],
    ["leg-press", knee(60), range, "at-the-limit act"],
    ["goblet-squat", knee(60), {}, "outside ask-first"],
    ["split-squat", knee(60), {}, "outside ask-first"],
    ["leg-press", onLeg("none"), { load: quantity(40, "lb") }, "outside ask-first"],
    ["seated-heel-raise", onLeg("none"), {}, "outside ask-first"],
    ["knee-extension", onLeg("none"), { load: quantity(3, "band") }, "not-specified act"],
  ];
  for (const [exerciseId, limit, dose, expected] of table) {
    const found = checkLimits([limit], exerciseFactsOf(exerciseId, 1), "left", dose);
    assert.equal(
      found.map(({ place, consequence }) => `${place} ${consequence}`).join(),
      expected,
      `${exerciseId} ${JSON.stringify(dose)}`,
    );
  }
});

test("a lift limit binds what the arms hold or pull; a band and an open load are told, and no squeeze or plank is lifted", () => {
  const lift: Limit = { ...common, kind: "lift", limitId: "lift", most: quantity(10, "lb") };
  const pounds = (amount: number): Dose => ({ load: quantity(amount, "lb") });
  const band: Dose = { load: quantity(3, "band") };
  const table: [exerciseId: string, Dose, string][] = [
    ["biceps-curl", pounds(11), "outside ask-first"],
    ["biceps-curl", band, "outside ask-first"],
    ["biceps-curl", {}, "not-specified act"],
    ["cable-row", pounds(50), "outside ask-first"],
    ["cable-row", pounds(10), "at-the-limit act"],
    ["cable-row", pounds(9), ""],
    ["cable-row", { load: quantity(4, "kg") }, "outside ask-first"],
    ["triceps-press-down", pounds(40), "outside ask-first"],
    ["band-row", band, "not-specified act"],
    ["hand-gripper", pounds(40), ""],
    ["leg-press", pounds(200), ""],
    ["wall-push-up", {}, ""],
    ["quad-set", {}, ""],
  ];
  for (const [exerciseId, dose, expected] of table) {
    const found = checkLimits([lift], exerciseFactsOf(exerciseId, 1), "bilateral", dose);
    assert.equal(
      found.map(({ place, consequence }) => `${place} ${consequence}`).join(),
      expected,
      exerciseId,
    );
  }
});
