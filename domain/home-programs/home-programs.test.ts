import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf, exercises, findExercise, library } from "#domain/exercises/library.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { beginTreatment, withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { sinceLastTimeSchema } from "#domain/sessions/session.ts";
import { describeDays, describeReport, homeReportSchema } from "./answers.ts";
import { assessHomeDose } from "./assess-home.ts";
import { changedSince } from "./changed-since.ts";
import { composeHomeProgram, type HomeBasis, type HomeCandidate, toldIn } from "./compose.ts";
import { daysToAsk } from "./days-to-ask.ts";
import { type HomeChoices, homeProgramContentSchema } from "./home-program.ts";
import { farthestStartDays, listInUse, problemOfStart } from "./in-use.ts";
import { stopAtHome } from "./stop-rule.ts";
import { problemOfSuitability, suitabilityAtHome } from "./suitability.ts";
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
  stop: { painMost: 5 },
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
const { factsAt } = library;
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
  assert.deepEqual(stopAtHome({ painAmberMost: 5 }, []), { painMost: 5 });
  assert.deepEqual(stopAtHome({ painAmberMost: 5 }, [limit(3.5), limit(4)]), { painMost: 3 });
  assert.deepEqual(stopAtHome({ painAmberMost: 5 }, [limit(8)]), { painMost: 5 });
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
  assert.deepEqual(changedSince(content, { factsAt, plan: planOf(lines), stop }), []);
  const now = changedSince(content, {
    factsAt,
    plan: planOf([line("heel-slide", { current: { ...two, reps: quantity(15, "rep") } })]),
    stop: { ...stop, painMost: 4 },
  });
  assert.deepEqual(
    now.map(({ kind }) => kind),
    ["gone", "dose", "stop"],
  );
  assert.match(now[1]?.words ?? "", /Heel slide is at 2.×.15 now, was 2.×.10\./);
  const closed = changedSince(content, { factsAt, plan: planOf(lines, { state: "held" }), stop });
  assert.deepEqual(
    closed.map(({ kind }) => kind),
    ["excluded", "excluded"],
  );
  assert.equal(changedSince(content, { factsAt, plan: undefined })[0]?.kind, "excluded");
});

test("the strictest effort and heart rate limits are told beside the pain, in both languages, and a change of one is seen", () => {
  const limit = (kind: "effort" | "heart-rate", most: number) =>
    ({ kind, most: quantity(most, kind === "effort" ? "rpe" : "bpm") }) as Limit;
  const stop = stopAtHome({ painAmberMost: 5 }, [
    limit("effort", 6),
    limit("effort", 5.5),
    limit("heart-rate", 110),
    limit("heart-rate", 125),
  ]);
  assert.deepEqual(stop, { painMost: 5, effortMost: 5, heartRateMost: 110 });
  const content = composeHomeProgram({ ...basis, stop }, choices());
  assert.ok(homeProgramContentSchema.safeParse(content).success);
  assert.deepEqual(content.stop.printed[0], {
    lead: "Stop and rest",
    words: "if your effort goes above 5 out of 10, or if your heart beats more than 110 times a minute.",
  });
  assert.deepEqual(composeHomeProgram({ ...basis, stop }, choices({ language: "es" })).stop.printed[0], {
    lead: "Pare y descanse",
    words: "si el esfuerzo pasa de 5 de 10, o si su corazón late más de 110 veces por minuto.",
  });
  const now = { factsAt, plan: planOf([line("heel-slide")]) };
  const criteria = ["A fall"];
  assert.deepEqual(changedSince(content, { ...now, stop: { ...stop, criteria } }), []);
  for (const other of [{ ...stop, heartRateMost: 100 }, { ...stop, effortMost: 4 }, { painMost: 5 }])
    assert.deepEqual(
      changedSince(content, { ...now, stop: { ...other, criteria } }).map(({ kind }) => kind),
      ["stop"],
    );
});

test("what excludes an exercise as it was given wins over its being replaced or no longer ordered", () => {
  const bridge = { ...two, load: quantity(10, "lb") };
  const content = composeHomeProgram(
    { ...basis, candidates: [candidate("hip-bridge", { side: "bilateral", current: bridge })] },
    choices({
      exercises: [{ lineKey: "hip-bridge-key", dose: bridge, timesPerDay: 1, days: [...homeDays] }],
    }),
  );
  const excluding = (excludedTags: PlanInForce["contraindications"][number]["excludedTags"]) => ({
    contraindications: [
      {
        precautionId: "p",
        effect: "contraindication" as const,
        words: "No resisted exercise",
        excludedTags,
        ownerName: "Dr. A. Osei",
      },
    ],
  });
  const replaced = line("hip-bridge", { name: "Heel slide", exercise: exerciseFactsOf("heel-slide", 1) });
  const kindsUnder = (plan: PlanInForce) => changedSince(content, { factsAt, plan }).map(({ kind }) => kind);
  for (const lines of [[], [replaced], [line("hip-bridge", { side: "bilateral", current: bridge })]]) {
    // Only its load makes it resisted: the bare facts of a bridge do not say so.
    assert.deepEqual(kindsUnder(planOf(lines, excluding(["resisted"]))), ["excluded"]);
    assert.match(
      changedSince(content, { factsAt, plan: planOf(lines, excluding(["resisted"])) })[0]?.words ?? "",
      /^Hip bridge is contraindicated for this patient: No resisted exercise/,
    );
  }
  assert.deepEqual(kindsUnder(planOf([])), ["gone"]);
  assert.deepEqual(kindsUnder(planOf([replaced])), ["exercise"]);
  assert.deepEqual(kindsUnder(planOf([{ ...replaced, heldByRequestId: "request-1" }])), ["excluded"]);
  assert.deepEqual(kindsUnder(planOf([], { state: "held" })), ["excluded"]);
});

test("the settings of a line as it was given are held against what is raised later", () => {
  const treatment = beginTreatment({ exerciseId: "hot-pack", kind: "modality", name: "Hot pack" });
  assert.ok(treatment);
  const bare = { ...exerciseFactsOf("hot-pack", 1), tags: [] };
  const [tag] = withTreatment(bare, treatment).tags;
  assert.ok(tag);
  const content = composeHomeProgram(
    { ...basis, candidates: [candidate("hot-pack", { treatment, current: {} })] },
    choices({ exercises: [{ lineKey: "hot-pack-key", dose: {}, timesPerDay: 1, days: [...homeDays] }] }),
  );
  assert.ok(homeProgramContentSchema.safeParse(content).success);
  const plan = planOf([], {
    contraindications: [
      {
        precautionId: "p",
        effect: "contraindication",
        words: "No heat",
        excludedTags: [tag],
        ownerName: "Dr. A. Osei",
      },
    ],
  });
  assert.equal(changedSince(content, { factsAt: () => bare, plan })[0]?.kind, "excluded");
});

test("in use are the newest program that has begun and those that begin later, and nothing else", () => {
  const numbersInUse = (startsOn: readonly string[]) =>
    listInUse(
      startsOn.map((day, place) => ({ number: place + 1, startsOn: day })),
      "2026-11-23",
    ).map(({ number }) => number);
  assert.deepEqual(numbersInUse([]), []);
  assert.deepEqual(numbersInUse(["2026-11-01", "2026-11-23"]), [2]);
  assert.deepEqual(numbersInUse(["2026-11-01", "2026-12-07"]), [2, 1]);
  assert.deepEqual(numbersInUse(["2026-11-01", "2026-11-10", "2026-12-01", "2026-12-07"]), [4, 3, 2]);
  assert.deepEqual(numbersInUse(["2026-11-01", "2026-12-07", "2026-12-01"]), [3, 1]);
  assert.deepEqual(numbersInUse(["2026-12-01", "2026-12-07"]), [2, 1]);
  const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays("2026-11-23", days));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (days) => {
      const begun = days.flatMap((startsOn, place) => (startsOn <= "2026-11-23" ? [place + 1] : []));
      const inUse = numbersInUse(days);
      assert.ok(inUse.includes(days.length), "the newest given");
      const inForce = begun.at(-1);
      if (inForce !== undefined) assert.ok(inUse.includes(inForce), "the newest that has begun");
      assert.deepEqual(
        begun.filter((number) => inUse.includes(number)),
        begun.slice(-1),
      );
    }),
  );
});

test("a program begins today, or within the days it may lie ahead", () => {
  const today = "2026-11-23";
  assert.equal(problemOfStart(today, today), undefined);
  assert.equal(problemOfStart(addDays(today, farthestStartDays), today), undefined);
  assert.match(problemOfStart(addDays(today, farthestStartDays + 1), today) ?? "", /at most 90 days ahead/);
  assert.match(problemOfStart(addDays(today, -1), today) ?? "", /today or later/);
});

test("what is not meant for home needs a reason, and what a clinician does is not given at all", () => {
  const problem = (exerciseId: string, reason?: string) =>
    problemOfSuitability(candidate(exerciseId), reason);
  assert.equal(problem("heel-slide"), undefined);
  assert.equal(problem("scar-mobilization"), undefined);
  assert.equal(problem("dry-needling", "He asked for it")?.field, "lineKey");
  assert.match(problem("lymph-drainage", "x")?.words ?? "", /done by a clinician/);
  const unsuitable = exercises.find((one) => suitabilityAtHome(one) === "with-reason");
  assert.ok(unsuitable);
  assert.equal(problem(unsuitable.exerciseId, "  ")?.field, "unsuitableReason");
  assert.equal(problem(unsuitable.exerciseId, "Has one at home"), undefined);
  assert.equal(problemOfSuitability({ name: "Own", exercise: null }, "Why not")?.field, "lineKey");
  const given = (exerciseId: string) =>
    composeHomeProgram(
      { ...basis, candidates: [candidate(exerciseId)] },
      choices({
        exercises: [
          {
            lineKey: `${exerciseId}-key`,
            dose: two,
            timesPerDay: 1,
            days: [...homeDays],
            unsuitableReason: " Has one at home ",
          },
        ],
      }),
    ).exercises[0]?.unsuitableReason;
  assert.equal(given(unsuitable.exerciseId), "Has one at home");
  assert.equal(given("heel-slide"), undefined, "kept only where it is asked for");
});

test("the days that were asked about are kept with the answer, and none is done on more days than there were", () => {
  const asked = { since: "2026-11-18", days: 5 };
  const note = (days: number | "not-asked", kept?: { since: string; days: number }) => ({
    homeProgramDays: days,
    homeProgram: { programId: "program-1", exercises: [], ...(kept ? { asked: kept } : {}) },
  });
  const fits = (value: unknown) => sinceLastTimeSchema.safeParse(value).success;
  assert.ok(fits(note(5, asked)));
  assert.ok(!fits(note(6, asked)));
  assert.ok(!fits(note(0, { ...asked, days: 0 })), "of no day there is nothing to count");
  assert.ok(fits(note("not-asked", { ...asked, days: 0 })));
  assert.equal(describeDays(3, asked), "3 of 5 days");
  assert.equal(describeDays(1, { ...asked, days: 1 }), "1 of 1 day");
  assert.equal(describeDays(3, undefined), "3 days");
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
