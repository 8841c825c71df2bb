import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf } from "#domain/exercises/exercise.ts";
import { exercises, findExercise } from "#domain/exercises/library.ts";
import { contraindicating, mindedIn } from "./contraindicated.ts";
import { precautionRules } from "./rules.ts";

const factsById = (exerciseId: string) => {
  const exercise = findExercise(exerciseId);
  assert.ok(exercise, exerciseId);
  return factsOf(exercise);
};
const seizures = {
  effect: "contraindication" as const,
  excludedTags: ["aquatic" as const],
  careTags: ["treadmill" as const],
};

test("what must not be done alone is marked where it is done and refused nowhere; what is excluded is refused", () => {
  for (const exerciseId of ["treadmill-walk", "treadmill-incline", "treadmill-supported"]) {
    assert.equal(mindedIn([seizures], factsById(exerciseId)).length, 1, exerciseId);
    assert.equal(contraindicating([seizures], factsById(exerciseId)).length, 0, exerciseId);
  }
  assert.equal(mindedIn([seizures], factsById("leg-press")).length, 0);
  assert.equal(mindedIn([seizures], factsById("pool-walk")).length, 0);
  assert.equal(contraindicating([seizures], factsById("pool-walk")).length, 1);
});

test("tags a clinician named short of a contraindication are marked, gravest first", () => {
  const watched = { effect: "monitor" as const, excludedTags: ["treadmill" as const] };
  assert.deepEqual(mindedIn([watched, seizures], factsById("treadmill-walk")), [seizures, watched]);
});

test("every tag a rule has done with care is carried by an exercise that the rule does not refuse", () => {
  const careful = precautionRules.flatMap((rule) =>
    rule.kind === "restriction" && rule.careTags.length > 0 ? [rule] : [],
  );
  assert.ok(careful.length > 0);
  for (const rule of careful)
    for (const tag of rule.careTags)
      assert.ok(
        exercises.some(
          (exercise) =>
            exercise.tags.includes(tag) && contraindicating([rule], factsOf(exercise)).length === 0,
        ),
        `${rule.ruleId} ${tag}`,
      );
});
