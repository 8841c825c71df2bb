import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Side, sides } from "#domain/doses/dose.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import { checkLimits } from "#domain/sessions/check-limits.ts";
import { planArbitrary } from "#domain/sessions/plan.arbitrary.ts";
import { factsOf } from "./exercise.ts";
import { exerciseFactsOf, exercises, findExercise } from "./library.ts";
import { beginSide, describeWrongSide } from "./sided.ts";

const unsided = exercises.filter(({ isSided }) => !isSided);

test("an exercise that uses both sides is limited and excluded alike, whatever side its line names", () => {
  fc.assert(
    fc.property(planArbitrary, fc.constantFrom(...sides), (plan, side) => {
      for (const exercise of unsided) {
        const facts = factsOf(exercise);
        const [named, both] = [side, "bilateral" as const].map((one) => [
          checkLimits(plan.limits, facts, one, exercise.usualDose),
          contraindicating(plan.contraindications, facts, one),
        ]) as [unknown, unknown];
        assert.deepEqual(named, both, exercise.exerciseId);
      }
    }),
    { numRuns: 60 },
  );
});

test("of an exercise no library has it is not known that it spares a side", () => {
  assert.equal(exerciseFactsOf("left-the-library", 1).isSided, false);
});

test("one side is chosen only of what is done on one, and the sentence says what to do", () => {
  const table: [exerciseId: string, side: Side, isRefused: boolean, begins: Side][] = [
    ["mini-squat", "right", true, "not-applicable"],
    ["treadmill-walk", "left", true, "not-applicable"],
    ["sit-to-stand", "bilateral", false, "bilateral"],
    ["tandem-walk", "not-applicable", false, "not-applicable"],
    ["step-up", "right", false, "right"],
    ["cold-pack", "left", false, "left"],
  ];
  for (const [exerciseId, side, isRefused, begins] of table) {
    const exercise = findExercise(exerciseId);
    assert.ok(exercise, exerciseId);
    assert.equal(describeWrongSide(exercise.name, exercise, side) !== undefined, isRefused, exerciseId);
    assert.equal(beginSide(exercise, side), begins, exerciseId);
  }
  assert.equal(
    describeWrongSide("Mini squat", { isSided: false }, "right"),
    "Mini squat is not done on one side alone. Choose bilateral or not applicable, or an exercise of one side.",
  );
});
