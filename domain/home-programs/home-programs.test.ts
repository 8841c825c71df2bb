import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf, findExercise } from "#domain/exercises/library.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { describeReport, homeReportSchema } from "./answers.ts";
import { assessHomeDose } from "./assess-home.ts";
import { changedSince } from "./changed-since.ts";
import { composeHomeProgram, type HomeBasis, type HomeCandidate, toldIn } from "./compose.ts";
import { daysToAsk } from "./days-to-ask.ts";
import { type HomeChoices, homeProgramContentSchema } from "./home-program.ts";
import { painMostAtHome } from "./stop-rule.ts";
import { homeDays } from "./words/plain-days.ts";

const two = { sets: quantity(2, "set"), reps: quantity(10, "rep") };
const line = (exerciseId: string, change: Partial<LineInForce> = {}): LineInForce => ({
  lineKey: `${exerciseId}-key`,
  lineId: `${exerciseId}-line`,
  name: findExercise(exerciseId)?.name ?? exerciseId,
  owner: "therapist",
  consequence: "act",
  side: "left",
  exercise: exerciseFactsOf(exerciseId, 1),
  prescribed: two,
  bounds: {},
  weeklySteps: {},
  current: two,
  currentWeekAgo: two,
  ...change,
});
const planOf = (lines: readonly LineInForce[], change: Partial<PlanInForce> = {}): PlanInForce => ({
  schema: 1,
  prescriptionVersionId: "version-1",
  state: "active",
  leftOpen: "therapist",
  limits: [],
  contraindications: [],
  permissions: [],
  lines,
  ...change,
});
const candidate = (exerciseId: string, change: Partial<HomeCandidate> = {}): HomeCandidate => {
  const exercise = findExercise(exerciseId);
  assert.ok(exercise);
  return {
    lineKey: `${exerciseId}-key`,
    lineId: `${exerciseId}-line`,
    exerciseId,
    exerciseVersion: 1,
    name: exercise.name,
    side: "left",
    owner: "therapist",
    current: two,
    isMarked: true,
    exercise: { ...exercise, isBuiltIn: true },
    ...change,
  };
};
const basis: HomeBasis = {
  prescriptionVersionId: "version-1",
  prescriptionNumber: 2,
  orderedBy: "Dr. A. Osei",
  planOfCare: { planOfCareId: "plan-1", number: 1 },
  clinicName: "Cedar River Clinic",
  clinicPhone: "425 555 0142",
  diagnoses: [{ code: "M17.12", side: "left" }],
  painMost: 5,
  stopAndCall: ["A fall"],
  candidates: [candidate("heel-slide"), candidate("band-row")],
};
const choices = (change: Partial<HomeChoices> = {}): HomeChoices => ({
  language: "en",
  isLargePrint: false,
  startsOn: "2026-11-23",
  exercises: [{ lineKey: "heel-slide-key", dose: two, timesPerDay: 1, days: [...homeDays] }],
  ...change,
});
const by = { orderedBy: "Dr. A. Osei" };

test("the paper says the exercise, its dose, how often and when to stop, in the language that was chosen", () => {
  const english = composeHomeProgram(basis, choices());
  assert.ok(homeProgramContentSchema.safeParse(english).success);
  const [slide] = english.exercises;
  assert.equal(slide?.printed.name, "Heel slide");
  assert.equal(slide?.printed.howMany.replaceAll("\u00a0", " "), "2 sets of 10 left leg");
  assert.equal(slide?.printed.howOften, "every day");
  assert.equal(english.place, "Left knee");
  assert.equal(english.stop.printed[0]?.words, "if pain goes above 5 out of 10, or if you fall.");
  const spanish = composeHomeProgram(basis, choices({ language: "es" }));
  assert.equal(spanish.exercises[0]?.printed.name, "Deslizar el talón");
  assert.equal(spanish.exercises[0]?.name, "Heel slide", "the chart keeps its name");
  assert.match(spanish.exercises[0]?.printed.instruction ?? "", /^Acuéstese/);
  assert.equal(spanish.place, "Rodilla izquierda");
});

test("an exercise of the clinic's own without Spanish is printed as it was written, and that is known", () => {
  const own = candidate("heel-slide", { name: "Slide on the blue mat" });
  assert.ok(own.exercise);
  const clinicOnly = {
    ...own,
    exercise: { ...own.exercise, isBuiltIn: false, instruction: { en: "Slide.", es: "" } },
  };
  assert.deepEqual(toldIn(clinicOnly, "es"), {
    name: "Slide on the blue mat",
    instruction: "Slide.",
    isTranslated: false,
  });
  assert.equal(toldIn(own, "es").isTranslated, true);
});

test("a home dose is held against the same check: less passes, more than may be set is refused in a sentence", () => {
  const bounded = line("band-row", {
    owner: "prescriber",
    consequence: "ask-first",
    bounds: { reps: { most: quantity(12, "rep"), isLocked: false } },
  });
  const plan = planOf([bounded]);
  const ask = (reps: number) =>
    assessHomeDose(plan, { lineKey: "band-row-key", dose: { ...two, reps: quantity(reps, "rep") } }, by)
      .refusal;
  assert.equal(ask(8), undefined);
  assert.match(ask(20) ?? "", /^Band row: 20.reps is outside the 12.reps Dr\. A\. Osei set/);
  assert.match(
    assessHomeDose(plan, { lineKey: "gone", dose: two }, by).refusal ?? "",
    /not in the plan any more/,
  );
});

test("a limit and a contraindication hold at home too", () => {
  const limit: Limit = {
    kind: "range",
    limitId: "flexion",
    joint: "knee",
    motion: "flexion",
    side: "left",
    isLoadedOnly: false,
    most: quantity(90, "deg"),
    owner: { kind: "surgeon", name: "Dr. P. Lund" },
    delegateStaffIds: [],
    fromOn: "2026-11-01",
    reason: "",
  };
  const bent = { ...two, range: quantity(110, "deg") };
  const plan = planOf([line("heel-slide")], { limits: [limit] });
  assert.match(
    assessHomeDose(plan, { lineKey: "heel-slide-key", dose: bent }, by).refusal ?? "",
    /limit of the patient: .*90°.*set by Dr\. P\. Lund/,
  );
  const excluded = planOf([line("heel-slide")], {
    contraindications: [
      {
        precautionId: "clot",
        effect: "contraindication",
        words: "Clot possible",
        excludedTags: ["all-therapy"],
        ownerName: "Dr. A. Osei",
      },
    ],
  });
  assert.match(
    assessHomeDose(excluded, { lineKey: "heel-slide-key", dose: two }, by).refusal ?? "",
    /contraindicated for this patient: Clot possible/,
  );
});

test("pain stops at the clinic's rule, or at a stricter limit of the patient", () => {
  const limit = (most: number) => ({ kind: "pain", most: quantity(most, "pain") }) as Limit;
  assert.equal(painMostAtHome({ painAmberMost: 5 }, []), 5);
  assert.equal(painMostAtHome({ painAmberMost: 5 }, [limit(3.5), limit(4)]), 3);
  assert.equal(painMostAtHome({ painAmberMost: 5 }, [limit(8)]), 5);
});

test("what is otherwise than on the paper is said, the gravest first; what is the same is not", () => {
  const content = composeHomeProgram(
    basis,
    choices({
      exercises: ["heel-slide", "band-row"].map((exerciseId) => ({
        lineKey: `${exerciseId}-key`,
        dose: two,
        timesPerDay: 1,
        days: [...homeDays],
      })),
    }),
  );
  const stop = { criteria: ["A fall"], painMost: 5 };
  const lines = [line("heel-slide"), line("band-row")];
  assert.deepEqual(changedSince(content, { plan: planOf(lines), stop }), []);
  const now = changedSince(content, {
    plan: planOf([line("heel-slide", { current: { ...two, reps: quantity(15, "rep") } })]),
    stop: { ...stop, painMost: 4 },
  });
  assert.deepEqual(
    now.map(({ kind }) => kind),
    ["gone", "dose", "stop"],
  );
  assert.match(now[1]?.words ?? "", /Heel slide is at 2.×.15 now, was 2.×.10\./);
  const closed = changedSince(content, { plan: planOf(lines, { state: "held" }), stop });
  assert.deepEqual(
    closed.map(({ kind }) => kind),
    ["excluded", "excluded"],
  );
  assert.equal(changedSince(content, { plan: undefined })[0]?.kind, "excluded");
});

test("any choice of lines gives a paper that can be kept, and none stands on it that is not in the plan", () => {
  fc.assert(
    fc.property(
      fc.subarray(["heel-slide-key", "band-row-key", "other-key"], { minLength: 1 }),
      fc.subarray([...homeDays], { minLength: 1 }),
      fc.integer({ min: 1, max: 10 }),
      fc.constantFrom("en" as const, "es" as const),
      (keys, days, timesPerDay, language) => {
        const content = composeHomeProgram(
          basis,
          choices({
            language,
            exercises: keys.map((lineKey) => ({ lineKey, dose: two, timesPerDay, days })),
          }),
        );
        assert.deepEqual(
          content.exercises.map(({ lineKey }) => lineKey),
          keys.filter((key) => key !== "other-key"),
        );
        if (content.exercises.length > 0) assert.ok(homeProgramContentSchema.safeParse(content).success);
      },
    ),
  );
});

test("a report names each answer, and a reason only for what was not done or not all of it", () => {
  const report = {
    programId: "program-1",
    exercises: [
      { lineKey: "a", name: "Heel slide", answer: "some", reason: "pain" },
      { lineKey: "b", name: "Band row", answer: "did" },
    ],
  } as const;
  const parsed = homeReportSchema.parse(report);
  assert.deepEqual(describeReport(parsed), ["Heel slide: some, pain", "Band row: did"]);
  const wrong = { ...report, exercises: [{ lineKey: "b", name: "Band row", answer: "did", reason: "pain" }] };
  assert.equal(homeReportSchema.safeParse(wrong).success, false);
});

test("days are asked from the last session, or from the start of the program where that is later", () => {
  const asked = (startsOn: string, lastHeldOn: string | null) =>
    daysToAsk({ startsOn, lastHeldOn, heldOn: "2026-11-23" });
  assert.deepEqual(asked("2026-11-10", "2026-11-18"), { since: "2026-11-18", days: 5 });
  assert.deepEqual(asked("2026-11-20", "2026-11-18"), { since: "2026-11-20", days: 3 });
  assert.deepEqual(asked("2026-11-20", null), { since: "2026-11-20", days: 3 });
  assert.deepEqual(asked("2026-11-23", "2026-11-23"), { since: "2026-11-23", days: 0 });
  assert.deepEqual(asked("2026-11-30", null), { since: "2026-11-30", days: 0 });
  assert.deepEqual(asked("2026-01-01", null), { since: "2026-01-01", days: 60 });
});
