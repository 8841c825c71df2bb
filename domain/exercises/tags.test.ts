import assert from "node:assert/strict";
import { test } from "node:test";
import { type ExerciseTag, exerciseTags } from "#domain/precautions/precaution.ts";
import { exercises, findExercise } from "./library.ts";

/** What no entry carries, and why. */
const carriedByNone: Partial<Record<ExerciseTag, string>> = {
  "all-therapy": "excludes everything, so it is asked of no exercise",
};

/** Named exercises, with the tags they must carry and those they must not. Judged by hand, beside the entries. */
const judged: Record<string, readonly [must: readonly ExerciseTag[], mustNot: readonly ExerciseTag[]]> = {
  "knee-extension": [["open-chain-knee-extension", "resisted"], ["resisted-knee-flexion"]],
  "short-arc-quad": [["open-chain-knee-extension"], ["weight-bearing"]],
  "knee-extension-hold": [["open-chain-knee-extension", "isometric"], ["resisted"]],
  "terminal-knee-extension": [["resisted"], ["open-chain-knee-extension"]],
  "leg-press": [["resisted"], ["open-chain-knee-extension", "resisted-knee-flexion"]],
  "quad-set": [[], ["isometric", "resisted", "open-chain-knee-extension"]],
  "straight-leg-raise": [["resisted"], ["open-chain-knee-extension"]],
  "hamstring-curl": [["resisted-knee-flexion", "resisted"], ["open-chain-knee-extension"]],
  "nordic-curl": [["resisted-knee-flexion"], []],
  "hamstring-set": [["resisted-knee-flexion", "isometric"], ["resisted"]],
  "heel-slide": [[], ["resisted-knee-flexion", "stretching"]],
  "prone-hang": [["stretching"], ["forced-passive-motion"]],
  "hip-abduction": [["active-hip-abduction", "resisted"], ["hip-extension-with-external-rotation"]],
  clamshell: [["active-hip-abduction"], ["hip-adduction-past-midline"]],
  "lateral-band-walk": [["active-hip-abduction"], []],
  "hip-four-way": [["active-hip-abduction", "hip-extension-with-external-rotation"], []],
  "hip-bridge": [[], ["active-hip-abduction", "hip-extension-with-external-rotation"]],
  "butterfly-stretch": [["stretching"], ["active-hip-abduction"]],
  "hip-flexor-stretch": [["stretching", "hip-extension-with-external-rotation"], []],
  "prone-hip-extension": [["hip-extension-with-external-rotation"], ["active-hip-abduction"]],
  pendulum: [[], ["active-shoulder-motion", "resisted", "stretching"]],
  "passive-motion": [[], ["active-shoulder-motion", "forced-passive-motion", "stretching"]],
  "manual-shoulder": [["forced-passive-motion", "stretching"], ["active-shoulder-motion"]],
  "table-slide": [["active-shoulder-motion"], ["resisted", "isometric"]],
  "wand-flexion": [["active-shoulder-motion", "overhead"], ["resisted"]],
  "wand-rotation": [["active-shoulder-motion"], ["resisted"]],
  pulley: [["active-shoulder-motion"], ["resisted"]],
  "wall-slide": [["active-shoulder-motion"], ["resisted"]],
  "isometric-rotation": [["isometric"], ["resisted", "active-shoulder-motion"]],
  "rhythmic-stabilization": [["isometric", "active-shoulder-motion"], ["resisted"]],
  scaption: [["active-shoulder-motion", "resisted", "lifting"], ["isometric"]],
  "band-row": [["active-shoulder-motion", "resisted"], ["lifting"]],
  "sleeper-stretch": [["stretching"], ["resisted"]],
  "scapular-set": [[], ["active-shoulder-motion", "resisted", "isometric"]],
  "side-plank": [["active-shoulder-motion", "resisted", "active-hip-abduction"], ["isometric"]],
  "bird-dog": [["active-shoulder-motion"], ["resisted"]],
  "elbow-motion": [[], ["active-shoulder-motion", "stretching", "forced-passive-motion"]],
  "elbow-stretch": [["stretching", "forced-passive-motion"], []],
  "wrist-isometric": [["isometric"], ["resisted"]],
  "neck-isometric": [["isometric"], ["resisted", "cervical-end-range"]],
  "contract-relax": [["stretching", "forced-passive-motion", "isometric"], ["resisted"]],
  "manipulation-neck": [["manipulation", "forced-passive-motion"], []],
  "manual-ankle": [["forced-passive-motion"], ["manipulation"]],
  "calf-stretch": [["stretching", "weight-bearing"], []],
  "ankle-pump": [[], ["stretching", "resisted"]],
  laser: [["laser"], ["electrical-stimulation", "heat"]],
  "neck-laser": [[], ["laser"]],
  iontophoresis: [["iontophoresis", "electrical-stimulation"], []],
  "treadmill-walk": [["treadmill", "fall-risk"], []],
  "treadmill-supported": [["treadmill"], ["fall-risk"]],
  "pool-walk": [["aquatic", "active-shoulder-motion"], ["resisted"]],
  "blood-flow-restriction": [["blood-flow-restriction", "compression", "resisted"], []],
  "compression-pump": [["compression"], ["blood-flow-restriction"]],
};

test("every tag is carried by an exercise, but for those that say why none does", () => {
  const carried = new Set(exercises.flatMap(({ tags }) => tags));
  assert.deepEqual(
    exerciseTags.filter((tag) => !carried.has(tag)),
    Object.keys(carriedByNone),
  );
});

test("named exercises carry what they do to the body, and nothing that they do not", () => {
  for (const [exerciseId, [must, mustNot]] of Object.entries(judged)) {
    const tags = findExercise(exerciseId)?.tags;
    assert.ok(tags, exerciseId);
    assert.deepEqual([exerciseId, ...must.filter((tag) => !tags.includes(tag))], [exerciseId]);
    assert.deepEqual([exerciseId, ...mustNot.filter((tag) => tags.includes(tag))], [exerciseId]);
  }
});

test("what works against resistance says where, and is a load that moves or a hold, not both", () => {
  for (const { exerciseId, kind, tags, motions, isLoaded } of exercises) {
    const works = tags.includes("resisted") || tags.includes("isometric");
    if (works && kind === "exercise") assert.ok(motions.length > 0, exerciseId);
    assert.ok(!(tags.includes("resisted") && tags.includes("isometric")), exerciseId);
    if (tags.includes("isometric")) assert.equal(isLoaded, false, exerciseId);
  }
});

test("what a tag says of one joint, the movements of the exercise say too", () => {
  const joints = { "active-shoulder-motion": "shoulder", "open-chain-knee-extension": "knee" } as const;
  for (const { exerciseId, tags, motions } of exercises)
    for (const [tag, joint] of Object.entries(joints))
      if (tags.some((one) => one === tag))
        assert.ok(
          motions.some((motion) => motion.joint === joint),
          `${exerciseId} ${tag}`,
        );
});

test("a stretch by name is a stretch, and so is nothing that only slides a nerve", () => {
  for (const { exerciseId, name, tags } of exercises)
    if (/stretch/i.test(name)) assert.ok(tags.includes("stretching"), exerciseId);
  for (const exerciseId of ["sciatic-slider", "median-slider", "median-glide-wrist"])
    assert.equal(findExercise(exerciseId)?.tags.includes("stretching"), false, exerciseId);
});
