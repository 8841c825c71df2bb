import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import { factsOf } from "./exercise.ts";
import { exercises, findExercise } from "./library.ts";
import { underLoad } from "./under-load.ts";

const factsFor = (exerciseId: string) => {
  const exercise = findExercise(exerciseId);
  assert.ok(exercise, exerciseId);
  return factsOf(exercise);
};
const noResistance = { effect: "contraindication" as const, excludedTags: ["resisted" as const] };

const edges: readonly [exerciseId: string, load: Dose["load"], isResisted: boolean][] = [
  ["hip-bridge", undefined, false],
  ["hip-bridge", quantity(0, "lb"), false],
  ["hip-bridge", { thousandths: 1, unit: "lb" }, true],
  ["hip-bridge", quantity(1, "kg"), true],
  ["hip-bridge", quantity(1, "band"), true],
  ["dead-bug", quantity(10, "%bw"), true],
  ["wall-slide", quantity(1, "lb"), true],
  ["dead-bug", quantity(2, "lb"), true],
  ["wrist-isometric", quantity(2, "lb"), true],
  ["heel-raise", quantity(5, "lb"), true],
  // How much of the body's own weight the limb bears, which is no load added.
  ["heel-raise", quantity(50, "%bw"), false],
  ["wrist-weight-shift", quantity(20, "%bw"), false],
  ["wrist-weight-shift", quantity(20, "lb"), true],
  ["cervical-traction", quantity(12, "lb"), false],
  ["lumbar-traction", quantity(30, "%bw"), false],
  // Resisted whatever its dose says.
  ["leg-press", undefined, true],
  ["leg-press", quantity(0, "lb"), true],
];

test("a load above nothing makes an exercise resisted, at its edges", () => {
  for (const [exerciseId, load, isResisted] of edges) {
    const facts = underLoad(factsFor(exerciseId), load ? { load } : {});
    const said = `${exerciseId} ${load ? `${load.thousandths} ${load.unit}` : "without a load"}`;
    assert.equal(contraindicating([noResistance], facts).length > 0, isResisted, said);
  }
});

test("under a load every exercise of the library but traction meets what excludes resistance and what limits a load", () => {
  for (const exercise of exercises) {
    const facts = underLoad(factsOf(exercise), { load: quantity(5, "lb") });
    if (exercise.tags.includes("traction")) assert.deepEqual(facts, factsOf(exercise), exercise.exerciseId);
    else assert.ok(facts.isLoaded && facts.tags.includes("resisted"), exercise.exerciseId);
  }
});

test("a load takes nothing away from what an exercise is, and without one it is as it was", () => {
  for (const exercise of exercises) {
    const facts = factsOf(exercise);
    assert.equal(underLoad(facts, {}), facts);
    const loaded = underLoad(facts, { load: quantity(5, "lb") });
    assert.deepEqual(
      facts.tags.filter((tag) => !loaded.tags.includes(tag)),
      [],
    );
    assert.deepEqual({ ...loaded, tags: [], isLoaded: true }, { ...facts, tags: [], isLoaded: true });
  }
});
