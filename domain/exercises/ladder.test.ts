import assert from "node:assert/strict";
import { test } from "node:test";
import { reachOfRung, rungsFrom } from "./ladder.ts";
import { exercises } from "./library.ts";

test("what is harder from here is easier from there, and nothing is both", () => {
  for (const { exerciseId } of exercises) {
    const [easier, harder] = [rungsFrom(exerciseId, "easier"), rungsFrom(exerciseId, "harder")];
    assert.equal(
      easier.some((id) => harder.includes(id)),
      false,
      exerciseId,
    );
    for (const id of harder)
      assert.ok(rungsFrom(id, "easier").includes(exerciseId), `${id} to ${exerciseId}`);
  }
});

test("a rung is easier, on the way to the hardest that may be done, beyond it, left open, or no rung at all", () => {
  const ladder = exercises.find(({ exerciseId }) => rungsFrom(exerciseId, "harder").length >= 2);
  assert.ok(ladder, "a ladder of three rungs");
  const [first = "", second = ""] = rungsFrom(ladder.exerciseId, "harder");
  assert.equal(reachOfRung(second, undefined, ladder.exerciseId), "easier");
  assert.equal(reachOfRung(ladder.exerciseId, undefined, first), "left-open");
  assert.equal(reachOfRung(ladder.exerciseId, first, first), "up-to");
  assert.equal(reachOfRung(ladder.exerciseId, "no-such-exercise", first), "beyond");
  assert.equal(reachOfRung(ladder.exerciseId, first, "no-such-exercise"), undefined);
  const beyond = rungsFrom(first, "harder")[0];
  if (beyond) assert.equal(reachOfRung(ladder.exerciseId, first, beyond), "beyond");
});
