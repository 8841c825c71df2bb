import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { factsOf } from "#domain/exercises/exercise.ts";
import { rungsFrom } from "#domain/exercises/ladder.ts";
import { library as builtIn } from "#domain/exercises/library.ts";
import { exerciseOfOwn, type OwnExerciseContent, ownExerciseSchema } from "./own-exercise.ts";
import { someOwnExercise } from "./testing-own-exercise.ts";
import { validateChoosable } from "./validate-choosable.ts";
import { type OwnVersion, withOwn } from "./with-own.ts";

const problemsOf = (change: Partial<OwnExerciseContent>): string[] =>
  (ownExerciseSchema.safeParse(someOwnExercise(change)).error?.issues ?? []).map(({ path }) =>
    path.join("."),
  );
const version = (
  number: number,
  change: Partial<OwnExerciseContent> = {},
  more: Partial<OwnVersion> = {},
): OwnVersion => ({
  exercise: exerciseOfOwn("own-1", number, someOwnExercise(change)),
  clinicId: "cedar",
  isCurrent: true,
  isRetired: false,
  ...more,
});

test("an own exercise is bounded in every field, and what contradicts itself is refused where it stands", () => {
  assert.deepEqual(problemsOf({}), []);
  const table: [change: Partial<OwnExerciseContent>, field: string][] = [
    [{ name: " " }, "name"],
    [{ name: "x".repeat(81) }, "name"],
    [{ instruction: { en: "", es: "" } }, "instruction.en"],
    [{ instruction: { en: "x".repeat(601), es: "" } }, "instruction.en"],
    [{ usualDose: {} }, "usualDose"],
    [{ usualDose: { sets: quantity(99, "set") } }, "usualDose.sets"],
    [{ usualDose: { hold: quantity(5, "s") } }, "usualDose.hold"],
    [{ doseFields: ["sets", "reps", "height"] }, "safer.height"],
    [{ safer: { speed: "less" } }, "safer.speed"],
    [{ tags: [], motions: [] }, "motions"],
    [{ tags: ["weight-bearing", "weight-bearing"] }, "tags"],
    [{ easier: ["mini-squat"], harder: ["mini-squat"] }, "harder"],
    [{ harder: ["Not an id"] }, "harder.0"],
    [{ kind: "modality" as "exercise" }, "kind"],
    [{ tags: ["all-therapy" as "heat"] }, "tags.0"],
    [{ tags: ["iontophoresis" as "heat"] }, "tags.0"],
  ];
  for (const [change, field] of table) assert.deepEqual(problemsOf(change), [field], JSON.stringify(change));
  assert.equal(ownExerciseSchema.safeParse({ ...someOwnExercise(), more: 1 }).success, false);
  assert.deepEqual(problemsOf({ kind: "education", tags: [], motions: [], usualDose: {} }), []);
});

test("what follows from position, load and limbs is known of it though nobody said it", () => {
  const facts = (change: Partial<OwnExerciseContent>) =>
    factsOf(exerciseOfOwn("own-1", 1, someOwnExercise(change)));
  assert.deepEqual(facts({ position: "supine", tags: [], weightBearing: [] }).tags, ["supine"]);
  assert.deepEqual(facts({ tags: [] }).tags, ["weight-bearing"]);
  assert.deepEqual(facts({ weightBearing: [] }).weightBearing, ["leg"]);
  const loaded = facts({ isLoaded: false, usualDose: { load: quantity(5, "lb") } });
  assert.ok(loaded.isLoaded && loaded.tags.includes("resisted"));
  const { steps } = exerciseOfOwn("own-1", 1, someOwnExercise());
  assert.deepEqual(Object.keys(steps), ["sets", "reps", "painCap"]);
});

test("an old version is held against what was found since, and what is not known stays unknown", () => {
  const first = version(1, {
    name: "First",
    tags: [],
    weightBearing: [],
    isLoaded: false,
    position: "seated",
  });
  const library = withOwn(builtIn, [
    { ...first, isCurrent: false },
    version(2, { tags: ["overhead"], motions: [{ joint: "shoulder", motion: "flexion" }] }),
  ]);
  assert.equal(library.find("own-1", 1)?.name, "First");
  const facts = library.factsAt("own-1", 1);
  assert.deepEqual(facts.tags, ["overhead", "weight-bearing"]);
  assert.deepEqual(
    facts.motions.map(({ joint }) => joint),
    ["knee", "shoulder"],
  );
  assert.deepEqual([facts.weightBearing, facts.isLoaded], [["leg"], true]);
  assert.equal(library.factsAt("own-1", 3).isUnknown, true);
  assert.equal(library.factsAt("own-2", 1).isUnknown, true);
  assert.deepEqual(library.factsAt("leg-press", 1), builtIn.factsAt("leg-press", 1));
});

test("a ladder is read upward and downward from an own exercise, and no ladder of the library changes by it", () => {
  const library = withOwn(builtIn, [version(1, { easier: ["mini-squat"] })]);
  assert.deepEqual(rungsFrom("own-1", "easier", library), [
    "mini-squat",
    ...rungsFrom("mini-squat", "easier"),
  ]);
  assert.deepEqual(rungsFrom("mini-squat", "harder", library), rungsFrom("mini-squat", "harder"));
});

test("no exercise of the library is replaced by an own one of its id", () => {
  const intruder = { ...version(1), exercise: exerciseOfOwn("leg-press", 1, someOwnExercise({ tags: [] })) };
  const library = withOwn(builtIn, [intruder]);
  assert.deepEqual(library.factsAt("leg-press", 1), builtIn.factsAt("leg-press", 1));
  assert.equal(library.clinicOf("leg-press"), undefined);
});

test("a line may name what its clinics have and did not retire; what stands in it already it keeps", () => {
  const line = { lineKey: "k", exerciseId: "own-1", exerciseVersion: 1, name: "Ball wall squat" };
  const problemsOfLine = (clinicIds: string[], isRetired: boolean, standing: (typeof line)[]) =>
    validateChoosable([line], {
      library: withOwn(builtIn, [version(1, {}, { isRetired })]),
      clinicIds,
      standing,
    }).map(({ words }) => words);
  assert.deepEqual(problemsOfLine(["cedar"], false, []), []);
  assert.deepEqual(problemsOfLine(["mesa"], false, []), ["Ball wall squat is not in the exercise library."]);
  assert.deepEqual(problemsOfLine(["cedar"], true, []), [
    "Ball wall squat is retired. Choose another exercise.",
  ]);
  assert.deepEqual(problemsOfLine(["mesa"], true, [line]), []);
  assert.equal(problemsOfLine(["cedar"], true, [{ ...line, lineKey: "other" }]).length, 1);
});
