import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { check, type Wanted } from "./check.ts";
import { checkLimits } from "./check-limits.ts";
import type { CheckConsequence, CheckPlace } from "./check-result.ts";
import type { ExerciseFacts, LineInForce, PlanInForce } from "./plan-in-force.ts";

const legPress: ExerciseFacts = {
  exerciseId: "leg-press",
  exerciseVersion: 1,
  tags: ["resisted", "loaded-knee-flexion"],
  motions: [{ joint: "knee", motion: "flexion" }],
  weightBearing: [],
  isLoaded: true,
  isSided: true,
};
const load = (pounds: number): Dose => ({ load: quantity(pounds, "lb") });
const line: LineInForce = {
  lineKey: "press",
  lineId: "press-1",
  name: "Leg press",
  owner: "prescriber",
  consequence: "ask-first",
  side: "left",
  exercise: legPress,
  prescribed: load(45),
  bounds: { load: { least: quantity(35, "lb"), most: quantity(65, "lb"), isLocked: false } },
  weeklySteps: {},
  current: load(55),
  currentWeekAgo: load(50),
};
const plan: PlanInForce = {
  schema: 1,
  prescriptionVersionId: "v3",
  state: "active",
  leftOpen: "therapist",
  limits: [],
  contraindications: [],
  permissions: [],
  lines: [line],
};
const withLine = (change: Partial<LineInForce>, rest: Partial<PlanInForce> = {}): PlanInForce => ({
  ...plan,
  ...rest,
  lines: [{ ...line, ...change }],
});
const perform = (dose: Dose): Wanted => ({ purpose: "perform", lineKey: "press", dose });

test("bounds decide place and consequence, both ends inclusive", () => {
  const table: [number, CheckPlace, CheckConsequence][] = [
    [34, "outside", "act"],
    [35, "at-the-limit", "act"],
    [36, "within", "act"],
    [64, "within", "act"],
    [65, "at-the-limit", "act"],
    [65.5, "outside", "ask-first"],
  ];
  for (const [pounds, place, consequence] of table) {
    const result = check(plan, perform(load(pounds)));
    assert.deepEqual([result.place, result.consequence], [place, consequence], `${pounds} lb`);
  }
});

test("outside the bounds the line's own consequence holds", () => {
  for (const consequence of ["act", "act-and-tell", "ask-first"] as const)
    assert.equal(check(withLine({ consequence }), perform(load(70))).consequence, consequence);
});

test("a locked field asks unless it stays as prescribed or eases", () => {
  const locked = withLine({ bounds: { load: { isLocked: true } }, consequence: "act", current: load(45) });
  assert.equal(check(locked, perform(load(45))).consequence, "act");
  assert.equal(check(locked, perform(load(46))).consequence, "ask-first");
  assert.equal(check(locked, perform(load(40))).consequence, "act");
});

test("what is not specified is decided by whom the prescription names", () => {
  const dose = { ...load(55), rest: quantity(60, "s") };
  assert.deepEqual(
    [check(plan, perform(dose)).place, check(plan, perform(dose)).consequence],
    ["not-specified", "act"],
  );
  assert.equal(check({ ...plan, leftOpen: "ask-first" }, perform(dose)).consequence, "ask-first");
});

test("a therapist's own line never asks inside the limits", () => {
  const own = withLine({ owner: "therapist", bounds: {} }, { leftOpen: "ask-first" });
  assert.equal(check(own, perform(load(500))).consequence, "act");
});

test("an amount in another unit is never converted: it asks", () => {
  const result = check(plan, perform({ load: quantity(10, "kg") }));
  assert.equal(result.consequence, "ask-first");
  assert.equal(result.findings[0]?.cause, "unit-differs");
});

test("the largest weekly step counts from what was current a week ago", () => {
  const stepped = withLine({ weeklySteps: load(10), bounds: {}, consequence: "act-and-tell" });
  assert.equal(check(stepped, perform(load(60))).consequence, "act");
  assert.equal(check(stepped, perform(load(60.5))).consequence, "act-and-tell");
});

test("a limit of the patient stands above every line, and the strictest wins", () => {
  const lift = (pounds: number) => ({
    kind: "lift" as const,
    limitId: `lift-${pounds}`,
    most: quantity(pounds, "lb"),
    owner: { kind: "surgeon" as const, name: "Dr. L" },
    delegateStaffIds: [],
    fromOn: "2026-10-01",
    reason: "",
  });
  const carry = { ...legPress, tags: ["lifting"] as const };
  const limited = withLine(
    { owner: "therapist", exercise: carry, current: load(20) },
    { limits: [lift(30), lift(20)] },
  );
  assert.equal(check(limited, perform(load(20))).place, "at-the-limit");
  assert.equal(check(limited, perform(load(25))).consequence, "ask-first");
  assert.equal(check(limited, perform(load(25))).findings[0]?.sourceId, "lift-20");
  const added: Wanted = { purpose: "perform", added: carry, side: "left", dose: load(25) };
  assert.equal(check(limited, added).consequence, "ask-first");
});

test("a knee that may bend to 90° is bounded in every exercise that bends that knee, not the other one", () => {
  const limits = [
    {
      kind: "range" as const,
      limitId: "flex",
      joint: "knee" as const,
      motion: "flexion" as const,
      side: "left" as const,
      isLoadedOnly: true,
      most: quantity(90, "deg"),
      owner: { kind: "surgeon" as const, name: "Dr. L" },
      delegateStaffIds: [],
      fromOn: "2026-10-01",
      reason: "",
    },
  ];
  const bend = { range: quantity(100, "deg") };
  assert.equal(checkLimits(limits, legPress, "left", bend)[0]?.consequence, "ask-first");
  assert.equal(checkLimits(limits, legPress, "bilateral", bend).length, 1);
  assert.equal(checkLimits(limits, legPress, "right", bend).length, 0);
  assert.equal(checkLimits(limits, { ...legPress, isLoaded: false }, "left", bend).length, 0);
});

test("a contraindication, a hold and a safety question refuse; a precaution does not", () => {
  const against = (effect: "contraindication" | "precaution") => [
    {
      precautionId: "p",
      effect,
      words: "no resisted work",
      excludedTags: ["resisted" as const],
      ownerName: "Dr. Osei",
    },
  ];
  assert.equal(
    check({ ...plan, contraindications: against("contraindication") }, perform(load(10))).consequence,
    "refused",
  );
  assert.equal(
    check({ ...plan, contraindications: against("precaution") }, perform(load(50))).consequence,
    "act",
  );
  assert.equal(check({ ...plan, state: "held" }, perform(load(10))).consequence, "refused");
  assert.equal(check({ ...plan, state: "expired" }, perform(load(50))).consequence, "act");
  assert.equal(check(withLine({ heldByRequestId: "r" }), perform(load(10))).consequence, "refused");
});

test("weight added to what is done without is refused where resisted work is, and limited where a load is", () => {
  const bridge: ExerciseFacts = { ...legPress, tags: ["supine"], isLoaded: false };
  const optional = { exercise: bridge, prescribed: {}, current: {}, bounds: {}, consequence: "act" as const };
  const resisted = {
    precautionId: "p",
    effect: "contraindication" as const,
    words: "no resisted work",
    excludedTags: ["resisted" as const],
    ownerName: "Dr. Osei",
  };
  const loaded: Limit = {
    limitId: "bend",
    kind: "range",
    joint: "knee",
    motion: "flexion",
    side: "left",
    isLoadedOnly: true,
    most: quantity(90, "deg"),
    owner: { kind: "physiatrist", name: "Dr. Osei" },
    delegateStaffIds: [],
    fromOn: "2026-11-01",
    reason: "",
  };
  const said = (pounds: number | undefined, rest: Partial<PlanInForce>): CheckConsequence =>
    check(
      withLine(optional, rest),
      perform({ range: quantity(100, "deg"), ...(pounds === undefined ? {} : load(pounds)) }),
    ).consequence;
  for (const [pounds, byContraindication, byLimit] of [
    [undefined, "act", "act"],
    [0, "act", "act"],
    [0.5, "refused", "ask-first"],
    [10, "refused", "ask-first"],
  ] as const) {
    assert.equal(said(pounds, { contraindications: [resisted] }), byContraindication, `${pounds} lb`);
    assert.equal(said(pounds, { limits: [loaded] }), byLimit, `${pounds} lb`);
  }
});

test("a safety question about the session holds every line of it and whatever is added, until it is answered", () => {
  const held = { ...plan, heldByRequestId: "request" };
  const added: Wanted = { purpose: "perform", added: legPress, side: "left", dose: load(10) };
  for (const wanted of [perform(load(50)), perform(load(10)), added])
    assert.deepEqual(
      check(held, wanted).findings.map(({ consequence, cause, sourceId }) => [
        consequence,
        cause,
        sourceId,
      ])[0],
      ["refused", "held", "request"],
    );
  assert.equal(check(plan, perform(load(50))).consequence, "act");
});

test("a permission for once lets a dose be performed and never makes it current", () => {
  const permissions = [{ permissionId: "ok", lineKey: "press", upTo: load(80), isOnce: true }];
  const fromNowOn: Wanted = { purpose: "from-now-on", lineKey: "press", dose: load(80) };
  assert.equal(check({ ...plan, permissions }, perform(load(80))).consequence, "act");
  assert.equal(check({ ...plan, permissions }, fromNowOn).consequence, "ask-first");
  const standing = permissions.map((permission) => ({ ...permission, isOnce: false }));
  assert.equal(check({ ...plan, permissions: standing }, fromNowOn).consequence, "act");
});

test("leaving out a locked field asks first, a bounded one is answered by its line, and less of the rest is still allowed", () => {
  const dose: Dose = { ...load(45), reps: quantity(10, "rep"), rpeCap: quantity(5, "rpe") };
  const locked = withLine({
    prescribed: dose,
    current: dose,
    consequence: "act-and-tell",
    bounds: { ...line.bounds, rpeCap: { isLocked: true } },
  });
  const without = (field: keyof Dose): Dose =>
    Object.fromEntries(Object.entries(dose).filter(([name]) => name !== field));
  const lockedOut = check(locked, perform(without("rpeCap")));
  assert.deepEqual([lockedOut.place, lockedOut.consequence], ["outside", "ask-first"]);
  assert.deepEqual(lockedOut.findings[0]?.bound, dose.rpeCap);
  assert.equal(check(locked, perform(without("load"))).consequence, "act-and-tell");
  assert.equal(check(locked, perform(without("reps"))).consequence, "act", "neither bounded nor locked");
  assert.equal(
    check(locked, { purpose: "from-now-on", lineKey: "press", dose: without("rpeCap") }).consequence,
    "ask-first",
  );
  const less = { ...dose, load: quantity(0, "lb"), reps: quantity(1, "rep") };
  assert.equal(check(locked, perform(less)).consequence, "act");
});

test("a permission answers the bounds up to its dose and never a limit", () => {
  const permissions = [{ permissionId: "ok", lineKey: "press", upTo: load(75), isOnce: true }];
  assert.equal(check({ ...plan, permissions }, perform(load(75))).findings[0]?.cause, "permission");
  assert.equal(check({ ...plan, permissions }, perform(load(75))).consequence, "act");
  assert.equal(check({ ...plan, permissions }, perform(load(76))).consequence, "ask-first");
  const limits = [
    {
      kind: "lift" as const,
      limitId: "l",
      most: quantity(60, "lb"),
      owner: { kind: "surgeon" as const, name: "x" },
      delegateStaffIds: [],
      fromOn: "2026-01-01",
      reason: "",
    },
  ];
  const lifting = withLine({ exercise: { ...legPress, tags: ["lifting"] } }, { permissions, limits });
  assert.equal(check(lifting, perform(load(70))).consequence, "ask-first");
});

test("an exercise in no library asks first and is not specified; an answer permits its dose, less from now on is allowed", () => {
  const unknown = withLine({
    owner: "therapist",
    exercise: { ...legPress, tags: [], motions: [], isLoaded: false, isUnknown: true },
  });
  const asked = check(unknown, perform(load(55)));
  assert.deepEqual(
    [asked.place, asked.consequence, asked.findings[0]?.cause],
    ["not-specified", "ask-first", "unknown-exercise"],
  );
  const fromNowOn = (pounds: number): Wanted => ({
    purpose: "from-now-on",
    lineKey: "press",
    dose: load(pounds),
  });
  assert.equal(check(unknown, fromNowOn(60)).consequence, "ask-first");
  assert.equal(check(unknown, fromNowOn(50)).consequence, "act");
  const permissions = [{ permissionId: "ok", lineKey: "press", upTo: load(55), isOnce: true }];
  assert.equal(check({ ...unknown, permissions }, perform(load(55))).consequence, "act");
  assert.equal(check({ ...unknown, permissions }, perform(load(56))).consequence, "ask-first");
});

test("lowering a chair is the harder way in sit to stand, raising a step in step-up: each meets its bounds and weekly step by its own direction", () => {
  const inches = (amount: number): Dose => ({ height: quantity(amount, "in") });
  const of = (safer: "more" | "less", change: Partial<LineInForce> = {}) =>
    withLine({
      exercise: { ...legPress, safer: { height: safer } },
      prescribed: inches(18),
      current: inches(18),
      currentWeekAgo: inches(18),
      bounds: { height: { isLocked: true } },
      ...change,
    });
  const asks = (where: PlanInForce, amount: number) => check(where, perform(inches(amount))).consequence;
  assert.deepEqual([asks(of("more"), 16), asks(of("more"), 20)], ["ask-first", "act"]);
  assert.deepEqual([asks(of("less"), 16), asks(of("less"), 20)], ["act", "ask-first"]);
  const weekly = { bounds: {}, weeklySteps: inches(2) };
  const byWeek = (safer: "more" | "less") =>
    [15, 16, 20, 21].map((amount) => asks(of(safer, weekly), amount));
  assert.deepEqual(byWeek("more"), ["ask-first", "act", "act", "act"]);
  assert.deepEqual(byWeek("less"), ["act", "act", "act", "ask-first"]);
});

test("another unit is never within: not where a bound has no edge, not where the weekly step is in another one", () => {
  const kilos = (amount: number): Dose => ({ load: quantity(amount, "kg") });
  const table: [
    name: string,
    change: Partial<LineInForce>,
    dose: Dose,
    place: CheckPlace,
    CheckConsequence,
  ][] = [
    [
      "a bound without an edge",
      { bounds: { load: { isLocked: false } } },
      kilos(200),
      "outside",
      "ask-first",
    ],
    ["no bound", { bounds: {} }, kilos(10), "outside", "ask-first"],
    ["no edge, the unit of the dose", { bounds: { load: { isLocked: false } } }, load(500), "within", "act"],
    ["a step in kg, 400 lb", { bounds: {}, weeklySteps: kilos(2) }, load(400), "not-specified", "ask-first"],
    ["a step in kg, as it stands", { bounds: {}, weeklySteps: kilos(2) }, load(55), "not-specified", "act"],
    ["a step in kg, less", { bounds: {}, weeklySteps: kilos(2) }, load(40), "not-specified", "act"],
    [
      "the line tells",
      { bounds: {}, weeklySteps: kilos(2), consequence: "act-and-tell" },
      load(400),
      "not-specified",
      "act-and-tell",
    ],
  ];
  for (const [name, change, dose, place, consequence] of table) {
    const result = check(withLine(change), perform(dose));
    assert.deepEqual([result.place, result.consequence], [place, consequence], name);
  }
});
