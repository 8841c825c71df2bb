import assert from "node:assert/strict";
import { test } from "node:test";
import type { Side } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise, findExerciseFacts } from "#domain/exercises/library.ts";
import type { ContraindicationInForce } from "#domain/sessions/plan-in-force.ts";
import type { Limit } from "./limit.ts";
import { type Line, lineSchema } from "./line.ts";
import type { LatestScore } from "./met-goals.ts";
import { metGoals } from "./met-goals.ts";
import { someContent, someLine } from "./prescription.arbitrary.ts";
import type { Goal, PrescriptionContent } from "./prescription.ts";
import { validatePrescription } from "./validate.ts";

type Facts = Partial<Parameters<typeof validatePrescription>[1]>;
const found = (change: Partial<PrescriptionContent>, facts: Facts = {}) =>
  validatePrescription(
    { ...someContent, ...change },
    { today: "2026-11-05", exerciseOf: findExerciseFacts, ...facts },
  );
const fields = (...given: Parameters<typeof found>) => found(...given).map(({ field }) => field);
const goal = (change: Partial<Goal> = {}): Goal => ({
  goalId: "g1",
  words: "Climb stairs",
  measureId: "lefs",
  unit: "of 80",
  targetOn: "2026-12-01",
  targetThousandths: 50_000,
  ...change,
});
const score = (points: number, change: Partial<LatestScore> = {}): LatestScore => ({
  measureId: "lefs",
  side: "not-applicable",
  thousandths: points * 1000,
  takenOn: "2026-11-01",
  ...change,
});

test("a target the newest score has reached is refused at the target with what to do, at its edge and in the measure's own direction", () => {
  const at = "goals.0.targetThousandths";
  const lefs = (points: number) => fields({ goals: [goal()] }, { latestScores: [score(points)] });
  assert.deepEqual([lefs(49), lefs(50), lefs(51)], [[], [at], [at]]);
  const tug = (seconds: number) =>
    fields(
      { goals: [goal({ measureId: "tug", unit: "s", targetThousandths: 12_000 })] },
      { latestScores: [score(seconds, { measureId: "tug" })] },
    );
  assert.deepEqual([tug(13), tug(12), tug(11)], [[], [at], [at]]);
  const [problem] = found({ goals: [goal()] }, { latestScores: [score(52)] });
  assert.match(
    problem?.words ?? "",
    /LEFS was 52 on Nov.1, 2026: the target of 50.of 80 is met already\. Choose another target/,
  );
});

test("a goal of the version in force may stand though it is met; a changed one may not", () => {
  const standing = { goals: [goal()] };
  const latestScores = [score(52)];
  assert.deepEqual(fields({ goals: [goal()] }, { latestScores, standing }), []);
  assert.deepEqual(fields({ goals: [goal({ targetThousandths: 51_000 })] }, { latestScores, standing }), [
    "goals.0.targetThousandths",
  ]);
});

test("of a measure with sides the treated side decides, and without it every side that was scored", () => {
  const grip = goal({ measureId: "grip", unit: "kg", targetThousandths: 30_000 });
  const sides = [
    score(20, { measureId: "grip", side: "left" }),
    score(40, { measureId: "grip", side: "right" }),
  ];
  const met = (side: "left" | "right" | "not-applicable") =>
    metGoals({ goals: [grip], diagnoses: [{ code: "", title: "Wrist", side }] }, sides).length;
  assert.deepEqual([met("left"), met("right"), met("not-applicable")], [0, 1, 0]);
});

test("a target no better than its own baseline is met already", () => {
  const at = (baseline: number) => fields({ goals: [goal({ baselineThousandths: baseline * 1000 })] });
  assert.deepEqual(
    [at(49), at(50), at(51)],
    [[], ["goals.0.targetThousandths"], ["goals.0.targetThousandths"]],
  );
});

test("a new limit is not due in the past; one that stands already is carried as it is", () => {
  const limit = (dueForLiftingOn: string): Limit => ({
    kind: "effort",
    limitId: "a",
    most: quantity(5, "rpe"),
    owner: { kind: "physiatrist", staffId: "s1", name: "Dr. Osei" },
    delegateStaffIds: [],
    fromOn: "2026-11-01",
    dueForLiftingOn,
    reason: "",
  });
  assert.deepEqual(fields({ limits: [limit("2026-11-05")] }), []);
  assert.deepEqual(fields({ limits: [limit("2026-11-04")] }), ["limits.0.dueForLiftingOn"]);
  assert.deepEqual(fields({ limits: [limit("2026-11-04")] }, { standingLimitIds: ["a"] }), []);
});

test("a diagnosis that names one side is not treated on the other, and a line that would never open is refused", () => {
  const side = (of: "left" | "right" | "both") =>
    fields({ diagnoses: [{ code: "S83.212D", title: "Left knee meniscus tear", side: of }] });
  assert.deepEqual([side("left"), side("both")], [[], []]);
  assert.deepEqual(side("right"), ["diagnoses.0.side", "lines.0.side"]);
  const opens = (on: string) => fields({ lines: [{ ...someLine, notBefore: { on } }] });
  assert.deepEqual([opens("2026-12-14"), opens("2026-12-15")], [[], ["lines.0.notBefore"]]);
  assert.deepEqual(fields({ lines: [{ ...someLine, home: { timesPerDay: 1, daysPerWeek: 7 } }] }), [
    "lines.0.home",
  ]);
  assert.deepEqual(
    fields({ lines: [{ ...someLine, upTo: { exerciseId: "split-squat", name: "Split squat" } }] }),
    [],
  );
  assert.deepEqual(fields({ lines: [{ ...someLine, upTo: { exerciseId: "quad-set", name: "Quad set" } }] }), [
    "lines.0.upTo",
  ]);
});

test("a side is refused of an exercise that uses both, also where a note says why", () => {
  const squat = { ...someLine, exerciseId: "mini-squat", name: "Mini squat", dose: {}, bounds: {} };
  const of = (side: Side, note = "") =>
    found({ lines: [{ ...squat, side, note }] }).map(({ field, words }) => [field, words.slice(0, 45)]);
  const refused = [["lines.0.side", "Mini squat is not done on one side alone. Cho"]];
  assert.deepEqual([of("left"), of("right", "the other leg rests")], [refused, refused]);
  assert.deepEqual([of("bilateral"), of("not-applicable")], [[], []]);
});

test("a bound or a weekly step in a unit that does not belong is refused at its field with what to do", () => {
  const bounded = (bounds: Line["bounds"]) =>
    lineSchema
      .safeParse({ ...someLine, bounds })
      .error?.issues.map(({ path, message }) => [path.join("."), message]);
  assert.deepEqual(bounded({ hold: { least: quantity(5, "lb"), isLocked: false } }), [
    ["bounds.hold.least", "Hold is not given in lb. Give it in s."],
  ]);
  assert.equal(
    bounded({ hold: { least: quantity(0, "s"), most: quantity(9, "s"), isLocked: false } }),
    undefined,
  );
  assert.equal(bounded({ rpeCap: { most: quantity(90, "rpe"), isLocked: false } })?.length, 1);
  const stepped = (weeklySteps: Line["weeklySteps"], change: Partial<Line> = {}) =>
    found({ lines: [{ ...someLine, ...change, weeklySteps }] }).map(({ field, words }) => [field, words]);
  assert.deepEqual(stepped({ load: quantity(2, "kg") }), [
    [
      "lines.0.weeklySteps.load",
      "Leg press, single leg: the weekly step of load is in kg and the load in lb. Enter the step in lb.",
    ],
  ]);
  assert.deepEqual(stepped({ load: quantity(5, "lb") }), []);
  assert.deepEqual(stepped({ load: quantity(2, "kg") }, { dose: {}, bounds: {} }), []);
});

test("an amount beyond what the therapist may set says what to do, at either edge", () => {
  const bounds = { load: { least: quantity(40, "lb"), most: quantity(100, "lb"), isLocked: false } };
  const dosed = (pounds: number) =>
    found({ lines: [{ ...someLine, bounds, dose: { load: quantity(pounds, "lb") } }] }).map(({ words }) =>
      words.replaceAll("\u00a0", " "),
    );
  assert.deepEqual([dosed(40), dosed(100)], [[], []]);
  assert.deepEqual(dosed(120), [
    "Leg press, single leg: 120 lb is above the most the therapist may set, 100 lb. Lower it to 100 lb or less, or raise the most.",
  ]);
  assert.deepEqual(dosed(30), [
    "Leg press, single leg: 30 lb is below the least the therapist may set, 40 lb. Raise it to 40 lb or more, or lower the least.",
  ]);
});

test("a weekly step as wide as what the therapist may set is taken, one wider is refused with the widest", () => {
  const stepped = (pounds: number, load: Line["bounds"]["load"]) =>
    found({
      lines: [{ ...someLine, bounds: load ? { load } : {}, weeklySteps: { load: quantity(pounds, "lb") } }],
    }).map(({ field, words }) => `${field}: ${words}`.replaceAll("\u00a0", " "));
  const span = { least: quantity(40, "lb"), most: quantity(60, "lb"), isLocked: false };
  assert.deepEqual(stepped(20, span), []);
  assert.deepEqual(stepped(20.5, span), [
    "lines.0.weeklySteps.load: Leg press, single leg: a step of 20.5 lb per week is wider than what the therapist may set, 40 lb to 60 lb. Enter at most 20 lb, or leave the step empty.",
  ]);
  const { least: _least, ...open } = span;
  assert.deepEqual([stepped(90, open), stepped(90, undefined)], [[], []]);
  assert.match(
    stepped(5, { ...span, least: quantity(50, "lb"), most: quantity(50, "lb") })[0] ?? "",
    /Set least and most apart, or leave the step empty\.$/,
  );
});

test("a line opens from today on; one that opened under the version in force keeps its day", () => {
  const line = (on: string): Line => ({ ...someLine, notBefore: { on } });
  const opens = (on: string, standing?: Line) =>
    fields({ lines: [line(on)] }, standing ? { standing: { lines: [standing] } } : {});
  const at = ["lines.0.notBefore"];
  assert.deepEqual([opens("2026-11-05"), opens("2026-11-04")], [[], at]);
  assert.deepEqual(opens("2026-11-04", line("2026-11-04")), []);
  assert.deepEqual(opens("2026-11-03", line("2026-11-04")), at);
  assert.deepEqual(opens("2026-11-04", { ...line("2026-11-04"), lineKey: "another" }), at);
});

test("a day that came over from the version in force and has passed is due for another; one entered now is wrong", () => {
  const past = {
    goals: [goal({ targetOn: "2026-11-04" })],
    reviewOn: "2026-11-04",
    equipment: [
      { equipmentId: "e1", kind: "cane" as const, side: "left" as const, untilOn: "2026-11-04", words: "" },
    ],
  };
  const told = (standing?: Partial<PrescriptionContent>) =>
    found(past, standing ? { standing } : {}).map(({ field, isDue }) => [field, isDue === true]);
  const at = ["reviewOn", "equipment.0.untilOn", "goals.0.targetOn"];
  assert.deepEqual(
    told(past),
    at.map((field) => [field, true]),
  );
  assert.deepEqual(
    told(),
    at.map((field) => [field, false]),
  );
  const moved = { ...past, goals: [goal({ targetOn: "2026-11-03" })] };
  assert.deepEqual(told(moved).at(-1), ["goals.0.targetOn", false]);
});

test("a load is refused where resisted work is contraindicated: in the dose, and as much as the therapist may set", () => {
  const contraindications = [
    {
      precautionId: "p1",
      effect: "contraindication" as const,
      words: "Fresh repair",
      excludedTags: ["resisted" as const],
      ownerName: "Dr. O",
    },
  ];
  const bridge = (change: Partial<Line>) =>
    found(
      {
        lines: [
          { ...someLine, exerciseId: "hip-bridge", name: "Bridge", dose: {}, bounds: {}, ...change },
        ].map((line) => ({ ...line, side: "bilateral" as const })),
      },
      { contraindications },
    ).map(({ field }) => field);
  const upTo = (pounds: number): Line["bounds"] => ({
    load: { most: quantity(pounds, "lb"), isLocked: false },
  });
  const dose = { reps: quantity(10, "rep") };
  assert.deepEqual(bridge({ dose }), []);
  assert.deepEqual(bridge({ dose: { ...dose, load: quantity(0, "lb") } }), []);
  assert.deepEqual(bridge({ dose: { ...dose, load: quantity(0.5, "lb") } }), ["lines.0.dose.load"]);
  assert.deepEqual(bridge({ dose: { ...dose, load: quantity(0, "lb") }, bounds: upTo(5) }), [
    "lines.0.bounds.load",
  ]);
  assert.deepEqual(bridge({ exerciseId: "leg-press", dose: { ...dose, load: quantity(5, "lb") } }), [
    "lines.0.exerciseId",
  ]);
});

test("a setting left open is refused where its most is contraindicated, at its field and with what caps it", () => {
  const against = (excludedTags: ContraindicationInForce["excludedTags"]) => ({
    contraindications: [
      {
        precautionId: "p1",
        effect: "contraindication" as const,
        words: "T-score −3",
        excludedTags,
        ownerName: "Dr. O",
      },
    ],
  });
  const of = (
    exerciseId: string,
    treatment: Line["treatment"],
    excludedTags: ContraindicationInForce["excludedTags"],
  ) => {
    const name = findExercise(exerciseId)?.name ?? "";
    const line = { ...someLine, exerciseId, name, dose: {}, bounds: {}, side: "not-applicable" as const };
    return fields({ lines: [{ ...line, ...(treatment ? { treatment } : {}) }] }, against(excludedTags));
  };
  const sound = (parameters: Record<string, string>) =>
    ({ kind: "modality", modalityId: "ultrasound", parameters }) as const;
  const at = (part: string) => [`lines.0.${part}`];
  const table: [string, Line["treatment"], ContraindicationInForce["excludedTags"], string[]][] = [
    ["manual-spine", { kind: "manual" }, ["manipulation"], at("treatment.gradeMost")],
    ["manual-spine", { kind: "manual", gradeMost: "V" }, ["manipulation"], at("exerciseId")],
    ["manual-spine", { kind: "manual", gradeMost: "IV" }, ["manipulation"], []],
    ["manual-spine", { kind: "manual" }, ["heat"], []],
    ["manual-spine", { kind: "manual" }, ["forced-passive-motion"], at("exerciseId")],
    ["soft-tissue", { kind: "manual" }, ["manipulation"], []],
    ["ultrasound-pulsed", sound({}), ["heat"], at("treatment.parameters.duty")],
    ["ultrasound-pulsed", sound({ duty: "fifth" }), ["heat"], []],
    ["ultrasound-pulsed", undefined, ["heat"], []],
    ["ultrasound-pulsed", sound({ duty: "continuous" }), ["heat"], at("exerciseId")],
  ];
  for (const [exerciseId, treatment, tags, expected] of table)
    assert.deepEqual(of(exerciseId, treatment, tags), expected, `${exerciseId} ${JSON.stringify(treatment)}`);
});
