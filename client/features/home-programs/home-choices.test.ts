import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf, findExercise } from "#domain/exercises/library.ts";
import { composeHomeProgram, type HomeBasis, type HomeCandidate } from "#domain/home-programs/compose.ts";
import { homeDays } from "#domain/home-programs/words/plain-days.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { beginChoices, type Prepared, problemsOf } from "./home-choices.ts";

const reps = (count: number) => ({ sets: quantity(2, "set"), reps: quantity(count, "rep") });

function candidateOf(exerciseId: string, change: Partial<HomeCandidate> = {}): HomeCandidate {
  const exercise = findExercise(exerciseId);
  assert.ok(exercise);
  return {
    lineKey: "line-key",
    lineId: "line-1",
    exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side: "bilateral",
    owner: "therapist",
    current: reps(10),
    isMarked: true,
    exercise: { ...exercise, isBuiltIn: true },
    ...change,
  };
}
const basisOf = (candidate: HomeCandidate): HomeBasis => ({
  prescriptionVersionId: "version-1",
  prescriptionNumber: 1,
  orderedBy: "Dr. A. Osei",
  planOfCare: null,
  clinicName: "Cedar River Clinic",
  clinicPhone: "",
  diagnoses: [],
  stop: { painMost: 5 },
  stopAndCall: [],
  candidates: [candidate],
});
const planOf = ({ lineKey, lineId, name, exerciseId, current }: HomeCandidate): PlanInForce => ({
  schema: 1,
  prescriptionVersionId: "version-1",
  state: "active",
  leftOpen: "therapist",
  limits: [],
  contraindications: [],
  permissions: [],
  lines: [
    {
      lineKey,
      lineId,
      name,
      owner: "therapist",
      consequence: "act",
      side: "bilateral",
      exercise: exerciseFactsOf(exerciseId, 1),
      prescribed: current,
      bounds: {},
      weeklySteps: {},
      current,
      currentWeekAgo: current,
    },
  ],
});

/** The form over a program that was given with the bridge, now that its line stands as it does. */
function prepared(now: HomeCandidate, homeReps: number, reason?: string): Prepared {
  const given = candidateOf(reason === undefined ? "hip-bridge" : now.exerciseId);
  const content = composeHomeProgram(basisOf(given), {
    language: "en",
    isLargePrint: false,
    startsOn: "2026-11-20",
    exercises: [
      {
        lineKey: "line-key",
        dose: reps(homeReps),
        timesPerDay: 2,
        days: ["mon", "thu"],
        ...(reason === undefined ? {} : { unsuitableReason: reason }),
      },
    ],
  });
  return {
    basis: basisOf(now),
    plan: planOf(now),
    drawings: {},
    today: "2026-11-23",
    standing: { programId: "program-1", content },
  };
}
const doseBegun = (now: HomeCandidate, homeReps: number) =>
  beginChoices(prepared(now, homeReps), "en").exercises[0]?.dose;

test("a dose that was set for home stays with its exercise, and is not carried to another rung of the ladder", () => {
  assert.deepEqual(doseBegun(candidateOf("hip-bridge"), 6), reps(6));
  assert.deepEqual(doseBegun(candidateOf("hip-bridge", { current: reps(12) }), 10), reps(12));
  const rung = candidateOf("heel-slide", { current: reps(3) });
  assert.deepEqual(doseBegun(rung, 6), reps(3));
  const [choice] = beginChoices(prepared(rung, 6), "en").exercises;
  assert.deepEqual([choice?.timesPerDay, choice?.days], [2, ["mon", "thu"]]);
});

test("a dose in a draft is not taken over by an exercise that came in its place meanwhile", () => {
  const draft = { ...beginChoices(prepared(candidateOf("hip-bridge"), 6), "en") };
  const moved = prepared(candidateOf("heel-slide", { current: reps(3) }), 6);
  assert.match(problemsOf(moved, draft).join(" "), /^Heel slide is done now in place of the exercise/);
  const [choice] = draft.exercises;
  assert.ok(choice);
  const again = (change: Partial<typeof choice>) =>
    problemsOf(moved, { ...draft, exercises: [{ ...choice, ...change }] });
  assert.deepEqual(again({ dose: reps(3) }), []);
  assert.deepEqual(again({ exerciseId: "heel-slide" }), []);
});

test("why it is done at home stays with its exercise, and what has no reason is not begun", () => {
  const press = candidateOf("leg-press");
  const kept = beginChoices(prepared(press, 6, "Has a press"), "en");
  assert.equal(kept.exercises[0]?.unsuitableReason, "Has a press");
  assert.deepEqual(problemsOf(prepared(press, 6, "Has a press"), kept), []);
  const replaced = beginChoices(prepared(press, 6), "en");
  assert.equal(replaced.exercises[0]?.unsuitableReason, undefined);
  assert.match(problemsOf(prepared(press, 6), replaced).join(" "), /Say why it is done there/);
  assert.deepEqual(beginChoices({ ...prepared(press, 6), standing: null }, "en").exercises, []);
  assert.equal(
    beginChoices({ ...prepared(candidateOf("hip-bridge"), 6), standing: null }, "en").exercises.length,
    1,
  );
});

test("a start beyond the days it may lie ahead stands against giving it", () => {
  const form = prepared(candidateOf("hip-bridge"), 6);
  const choices = beginChoices(form, "en");
  assert.deepEqual(problemsOf(form, choices), []);
  assert.match(problemsOf(form, { ...choices, startsOn: "2099-01-01" }).join(" "), /at most 90 days ahead/);
  assert.equal(choices.exercises[0]?.days.length, homeDays.length - 5);
});
