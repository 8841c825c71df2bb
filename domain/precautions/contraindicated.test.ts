import assert from "node:assert/strict";
import { test } from "node:test";
import { exercises } from "#domain/exercises/library.ts";
import { contraindicating as contraindicatingExercise } from "./contraindicated.ts";
import { precautionRules } from "./rules.ts";

const flexion = (joint: "shoulder" | "knee") => [{ joint, motion: "flexion" as const }];
const repaired = {
  effect: "contraindication" as const,
  excludedTags: ["resisted" as const],
  onlyAt: ["shoulder" as const],
  side: "right" as const,
};
type Judged = Parameters<typeof contraindicatingExercise>[1];
type Unsaid = Omit<Judged, "isSided"> & Partial<Pick<Judged, "isSided">>;
/** Of one side, where a test says nothing else. */
const contraindicating = (
  inForce: Parameters<typeof contraindicatingExercise>[0],
  exercise: Unsaid,
  side?: Parameters<typeof contraindicatingExercise>[2],
) => contraindicatingExercise(inForce, { isSided: true, ...exercise }, side);
const stands = (exercise: Unsaid, side?: "left" | "right") =>
  contraindicating([repaired], exercise, side).length > 0;

test("one that holds at a joint excludes what moves it, on its side, and leaves the rest of the body alone", () => {
  assert.equal(stands({ tags: ["resisted"], motions: flexion("shoulder") }, "right"), true);
  assert.equal(
    stands({ tags: ["resisted"], motions: flexion("shoulder") }),
    true,
    "no side said: it may be there",
  );
  assert.equal(stands({ tags: ["resisted"], motions: flexion("shoulder") }, "left"), false);
  assert.equal(stands({ tags: ["resisted"], motions: flexion("knee") }, "right"), false);
  assert.equal(stands({ tags: ["supine"], motions: flexion("shoulder") }, "right"), false);
});

test("what does not say where it works may be there, so it is excluded", () => {
  assert.equal(stands({ tags: ["resisted"], motions: [] }), true);
});

test("what uses both arms is excluded whatever side its line names", () => {
  const rows = { tags: ["resisted" as const], motions: flexion("shoulder"), isSided: false };
  assert.deepEqual([stands(rows, "left"), stands(rows, "right"), stands(rows)], [true, true, true]);
});

test("all therapy excludes everything; at a joint, what moves it", () => {
  const all = { ...repaired, excludedTags: ["all-therapy" as const] };
  const anything = { tags: [], motions: [] };
  assert.equal(contraindicating([{ ...all, onlyAt: [] }], anything).length, 1);
  assert.equal(contraindicating([all], anything).length, 0);
  assert.equal(contraindicating([all], { tags: [], motions: flexion("shoulder") }, "right").length, 1);
});

test("a joint that must rest and a tag beside it: what carries the tag is excluded though it moves nothing", () => {
  const artery = {
    effect: "contraindication" as const,
    excludedTags: ["traction" as const, "all-therapy" as const],
    onlyAt: ["neck" as const],
  };
  const excluded = (tags: readonly ("traction" | "supine")[]) =>
    contraindicating([artery], { tags, motions: [] }).length;
  assert.deepEqual([excluded(["traction"]), excluded(["supine"])], [1, 0]);
});

test("signs of a neck artery leave nothing of the library that is done to the neck, and most of the rest", () => {
  const artery = precautionRules.find(({ ruleId }) => ruleId === "neck-artery");
  assert.ok(artery?.kind === "restriction");
  const left = exercises.filter((exercise) => contraindicating([artery], exercise).length === 0);
  assert.deepEqual(
    left.filter(({ region }) => region === "neck"),
    [],
  );
  assert.ok(left.length > exercises.length / 2);
});

test("what is lifted hangs on the arms, whatever else it moves", () => {
  const lifting = ["resisted" as const, "lifting" as const];
  const hip = [{ joint: "hip" as const, motion: "flexion" as const }];
  const elbow = [{ joint: "elbow" as const, motion: "flexion" as const }];
  assert.equal(stands({ tags: lifting, motions: hip }), true);
  assert.equal(stands({ tags: lifting, motions: hip }, "left"), true, "the side of a leg spares no arm");
  assert.equal(stands({ tags: lifting, motions: elbow }, "right"), true);
  assert.equal(stands({ tags: lifting, motions: elbow }, "left"), false);
  assert.equal(stands({ tags: ["resisted"], motions: elbow }, "right"), false);
  const rests = { ...repaired, excludedTags: ["all-therapy" as const] };
  assert.equal(contraindicating([rests], { tags: lifting, motions: hip }).length, 1);
  const knee = { ...repaired, onlyAt: ["knee" as const] };
  assert.equal(contraindicating([knee], { tags: lifting, motions: elbow }).length, 0);
});

test("only a contraindication excludes", () => {
  const exercise = { tags: ["resisted" as const], motions: flexion("shoulder") };
  assert.equal(contraindicating([{ ...repaired, effect: "precaution" as const }], exercise).length, 0);
});
