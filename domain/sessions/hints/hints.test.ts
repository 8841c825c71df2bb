import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { LineInForce, PlanInForce } from "../plan-in-force.ts";
import { readEffort } from "./effort.ts";
import { readEffusion } from "./effusion-rule.ts";
import type { HintEvidence, PastSession } from "./hint.ts";
import { readPainMonitoring } from "./pain-monitoring.ts";
import { isWorthShowing, proposeHint } from "./propose.ts";
import { readSoreness } from "./soreness.ts";
import { readTwoForTwo } from "./two-for-two.ts";

const press = (pounds: number, reps = 10): Dose => ({
  sets: quantity(3, "set"),
  reps: quantity(reps, "rep"),
  load: quantity(pounds, "lb"),
});
const session = (few: Partial<PastSession> = {}): PastSession => ({
  heldOn: "2026-11-20",
  dose: press(50),
  painWorst: 1,
  kneeEffusion: null,
  effort: null,
  ...few,
});
const evidence = (few: Partial<HintEvidence> = {}): HintEvidence => ({
  current: press(50),
  past: [session()],
  after24Hours: "settled",
  painBefore: 1,
  kneeEffusion: null,
  isKnee: false,
  bands: { painGreenMost: 2, painAmberMost: 5 },
  ...few,
});

const line: LineInForce = {
  lineKey: "press",
  lineId: "press-1",
  name: "Leg press",
  owner: "prescriber",
  consequence: "ask-first",
  side: "bilateral",
  exercise: {
    exerciseId: "leg-press",
    exerciseVersion: 1,
    tags: ["resisted"],
    motions: [],
    weightBearing: [],
    isLoaded: true,
    isSided: false,
  },
  prescribed: press(50),
  bounds: {
    load: { least: quantity(40, "lb"), most: quantity(60, "lb"), isLocked: false },
    reps: { least: quantity(8, "rep"), most: quantity(12, "rep"), isLocked: false },
  },
  weeklySteps: {},
  current: press(50),
  currentWeekAgo: press(50),
};
const plan = (change: Partial<PlanInForce> = {}, own: Partial<LineInForce> = {}): PlanInForce => ({
  schema: 1,
  prescriptionVersionId: "v1",
  state: "active",
  leftOpen: "ask-first",
  limits: [],
  contraindications: [],
  permissions: [],
  lines: [{ ...line, ...own }],
  ...change,
});
const steps = { load: quantity(5, "lb"), reps: quantity(1, "rep") };
const hint = (
  few: Partial<HintEvidence> = {},
  change: Partial<PlanInForce> = {},
  own: Partial<LineInForce> = {},
) => {
  const standing = plan(change, own);
  const [found] = standing.lines;
  assert.ok(found);
  return proposeHint(standing, found, evidence({ current: found.current, ...few }), steps);
};

void test("pain-monitoring: green settles and progresses, amber holds, red and flared go back, at each edge and with each unknown", () => {
  for (const [painWorst, after24Hours, proposes] of [
    [2, "settled", "progress"],
    [3, "settled", "hold"],
    [5, "settled", "hold"],
    [6, "settled", "back"],
    [10, "sore", "back"],
    [2, "sore", "hold"],
    [0, "flared", "back"],
    [2, "not-asked", "hold"],
    [2, null, "hold"],
    [null, "settled", "hold"],
    ["not-asked", "settled", "hold"],
    [6, null, "back"],
  ] as const)
    assert.equal(
      readPainMonitoring(evidence({ past: [session({ painWorst })], after24Hours }))?.proposes,
      proposes,
      `${painWorst} ${after24Hours}`,
    );
});

void test("pain-monitoring: pain above that of a week before holds, and a session six days before is not a week", () => {
  const rising = (heldOn: string) =>
    readPainMonitoring(evidence({ past: [session({ painWorst: 2 }), session({ heldOn, painWorst: 1 })] }))
      ?.proposes;
  assert.deepEqual([rising("2026-11-13"), rising("2026-11-14")], ["hold", "progress"]);
});

void test("soreness: settled advances, sore repeats, flared goes down, and what nobody asked says nothing", () => {
  const said = (after24Hours: HintEvidence["after24Hours"] | null) =>
    readSoreness(evidence({ after24Hours }))?.proposes;
  assert.deepEqual(
    [said("settled"), said("sore"), said("flared"), said("not-asked"), said(null)],
    ["progress", "hold", "back", undefined, undefined],
  );
});

void test("effusion: up to 1+ progresses, 2+ holds, 1+ after 2+ is kept, and one that stood and was not tested holds", () => {
  for (const [before, today, proposes] of [
    [null, "none", "progress"],
    [null, "1+", "progress"],
    [null, "2+", "hold"],
    ["2+", "trace", "progress"],
    ["2+", "1+", "hold"],
    ["3+", "2+", "hold"],
    ["1+", null, "hold"],
    ["trace", null, undefined],
    [null, null, undefined],
  ] as const)
    assert.equal(
      readEffusion(evidence({ isKnee: true, kneeEffusion: today, past: [session({ kneeEffusion: before })] }))
        ?.proposes,
      proposes,
      `${before} ${today}`,
    );
  assert.equal(readEffusion(evidence({ kneeEffusion: "3+" })), undefined);
});

void test("2-for-2: two over the goal in each of two sessions at the load, and not at a lower load, once, or by one", () => {
  const said = (...done: [number, number][]) =>
    readTwoForTwo(evidence({ past: done.map(([pounds, reps]) => session({ dose: press(pounds, reps) })) }))
      ?.proposes;
  assert.equal(said([50, 12], [50, 12]), "progress");
  assert.equal(said([55, 13], [50, 12]), "progress");
  for (const done of [
    [[50, 12]],
    [
      [50, 11],
      [50, 12],
    ],
    [
      [50, 12],
      [45, 14],
    ],
  ] as [number, number][][])
    assert.equal(said(...done), undefined);
});

void test("effort: 4 in reserve progresses, at the cap and with fewer than 4 it holds, above the cap twice it goes back", () => {
  const said = (effort: number | null, before: number | null, cap?: number) =>
    readEffort(
      evidence({
        past: [session({ effort }), session({ effort: before })],
        current: { ...press(50), ...(cap === undefined ? {} : { rpeCap: quantity(cap, "rpe") }) },
      }),
    )?.proposes;
  assert.deepEqual(
    [said(6, null), said(7, null), said(8, null), said(9, null), said(null, 9)],
    ["progress", "hold", "hold", "hold", undefined],
  );
  assert.deepEqual(
    [said(5, null, 5), said(4, null, 5), said(6, null, 5), said(6, 6, 5), said(6, 5, 5)],
    ["hold", "progress", "hold", "back", "hold"],
  );
});

void test("a step is one field by its equipment's step: within a tenth of the load, else in repetitions, unless 2-for-2 earned the load", () => {
  assert.deepEqual(hint()?.step, { field: "load", from: quantity(50, "lb"), to: quantity(55, "lb") });
  const light = { current: press(40), currentWeekAgo: press(40) };
  assert.equal(hint({}, {}, light)?.step?.field, "reps");
  const earned = [session({ dose: press(40, 12) }), session({ dose: press(40, 12) })];
  assert.equal(hint({ past: earned }, {}, light)?.step?.field, "load");
  assert.deepEqual(hint({ after24Hours: "flared" })?.step, {
    field: "load",
    from: quantity(50, "lb"),
    to: quantity(45, "lb"),
  });
});

void test("at the bound the next field is tried, and beyond every bound it holds and says so", () => {
  const atMost = { current: press(60), currentWeekAgo: press(60) };
  assert.deepEqual(hint({}, {}, atMost)?.step?.field, "reps");
  const full = { current: press(60, 12), currentWeekAgo: press(60, 12) };
  const held = hint({}, {}, full);
  assert.deepEqual([held?.proposes, held?.step], ["hold", undefined]);
  assert.match(held?.heldBecause ?? "", /beyond what may be set/);
});

void test("a contraindicated, held or closed line gets none, and so does one without an earlier session", () => {
  const contraindication = {
    precautionId: "p1",
    effect: "contraindication" as const,
    words: "No therapy",
    excludedTags: ["all-therapy" as const],
    ownerName: "Dr. A. Osei",
  };
  assert.equal(hint({}, { contraindications: [contraindication] }), undefined);
  assert.equal(hint({}, { heldByRequestId: "r1" }), undefined);
  assert.equal(hint({}, {}, { heldByRequestId: "r1" }), undefined);
  assert.equal(hint({}, { state: "held" }), undefined);
  assert.equal(hint({}, {}, { notYetOpen: { on: "2026-12-24" } }), undefined);
  assert.equal(hint({ past: [], after24Hours: null }), undefined);
});

void test("pain that is not known yet, or red today, holds what would progress and says why", () => {
  assert.match(hint({ painBefore: null })?.heldBecause ?? "", /not asked yet/);
  assert.match(hint({ painBefore: 6 })?.heldBecause ?? "", /red/);
  const quiet = hint({ past: [session({ painWorst: 4 })] });
  assert.equal(quiet?.proposes, "hold");
  assert.equal(isWorthShowing(hint() ?? assert.fail()), true);
  assert.equal(isWorthShowing(quiet ?? assert.fail()), false);
  const earned = hint({ past: [4, 4].map((painWorst) => session({ painWorst, dose: press(50, 12) })) });
  assert.deepEqual([earned?.proposes, isWorthShowing(earned ?? assert.fail())], ["hold", true]);
});
