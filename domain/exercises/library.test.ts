import assert from "node:assert/strict";
import { test } from "node:test";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts, easedByLess } from "#domain/doses/fields.ts";
import { measures } from "#domain/measures/catalog.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import { equipmentFacts } from "./equipment.ts";
import { exerciseRegions, factsOf } from "./exercise.ts";
import { exerciseFactsOf, exercises, findExercise } from "./library.ts";
import { makeLibrary } from "./make-library.ts";
import { countSentences, gradeOf, wordsPerSentence } from "./testing-readability.ts";

test("the library holds at least 124 exercises, and techniques, modalities, gait and teaching beside them", () => {
  const count = (kind: string) => exercises.filter((exercise) => exercise.kind === kind).length;
  assert.ok(count("exercise") >= 124, `${count("exercise")}`);
  for (const kind of ["gait", "manual", "modality", "education"]) assert.ok(count(kind) >= 10, kind);
  for (const region of exerciseRegions.filter((one) => one !== "forearm"))
    assert.ok(
      exercises.some((exercise) => exercise.region === region),
      region,
    );
});

test("each is named once, and says its purpose and its source", () => {
  const once = (values: string[]) => assert.equal(new Set(values).size, values.length);
  once(exercises.map(({ exerciseId }) => exerciseId));
  once(exercises.map(({ name }) => name.toLowerCase()));
  for (const { exerciseId, name, purpose, source } of exercises) {
    assert.match(exerciseId, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(name.length <= 60 && purpose.length > 3 && source !== "", exerciseId);
  }
});

test("each is told to the patient in one to three short sentences of the 6th grade, in English and Spanish", () => {
  for (const { exerciseId, instruction } of exercises) {
    const { en, es } = instruction;
    assert.ok(gradeOf(en) <= 6.9, `${exerciseId}: grade ${gradeOf(en).toFixed(1)}`);
    for (const words of [en, es]) {
      assert.ok(countSentences(words) <= 3, `${exerciseId}: ${words}`);
      assert.ok(wordsPerSentence(words) <= 14, `${exerciseId}: ${words}`);
      assert.match(words, /^[¿¡\p{Lu}].*\.$/u, exerciseId);
    }
    assert.notEqual(en, es, exerciseId);
  }
});

test("the reading grade tells plain words from hard ones", () => {
  assert.ok(gradeOf("Sit tall. Lift one knee. Lower it slowly.") < 4);
  assert.ok(
    gradeOf("Maintain cervicothoracic retraction throughout unilateral scapular stabilization.") > 12,
  );
});

test("a usual dose uses fields that apply, in units they know, and can be given", () => {
  for (const { exerciseId, usualDose, doseFields: fields, steps } of exercises) {
    assert.ok(doseSchema.safeParse(usualDose).success, exerciseId);
    assert.ok(Object.keys(usualDose).length > 0, exerciseId);
    assert.deepEqual(
      fields,
      doseFields.filter((field) => fields.includes(field)),
      `${exerciseId}: in the order of all fields`,
    );
    for (const field of doseFields) {
      const value = usualDose[field];
      if (value) {
        assert.ok(fields.includes(field), `${exerciseId} ${field}`);
        assert.ok(doseFieldFacts[field].units.includes(value.unit), `${exerciseId} ${field}`);
        assert.equal(steps[field]?.unit, value.unit, `${exerciseId} steps its ${field}`);
      }
      assert.equal(steps[field] !== undefined, fields.includes(field), `${exerciseId} ${field}`);
    }
  }
});

test("an exercise states a direction of its own only for a field it has, and never against less work", () => {
  for (const { exerciseId, safer, doseFields: fields } of exercises)
    for (const [field, direction] of Object.entries(safer)) {
      assert.ok(fields.includes(field as (typeof fields)[number]), `${exerciseId} ${field}`);
      assert.notEqual(direction, doseFieldFacts[field as (typeof fields)[number]].safer, exerciseId);
      assert.ok(!easedByLess.some((one) => one === field), exerciseId);
    }
  for (const exercise of exercises.filter((one) => one.usualDose.height))
    assert.ok(exercise.safer.height, `${exercise.exerciseId} says whether higher is harder`);
  assert.equal(findExercise("sit-to-stand")?.safer.height, "more");
  assert.equal(findExercise("step-up")?.safer.height, "less");
});

test("a load comes in the step of its equipment", () => {
  const step = (exerciseId: string) => findExercise(exerciseId)?.steps.load;
  assert.deepEqual(step("leg-press"), { thousandths: 5000, unit: "lb" });
  assert.deepEqual(step("straight-leg-raise"), { thousandths: 1000, unit: "lb" });
  assert.deepEqual(step("band-row"), { thousandths: 1000, unit: "band" });
  for (const { exerciseId, usualDose, equipment, kind } of exercises)
    if (usualDose.load && kind === "exercise")
      assert.ok(
        equipment.some((piece) => "step" in equipmentFacts[piece]),
        `${exerciseId} is loaded with something`,
      );
});

test("tags, movements and loads of an exercise agree", () => {
  for (const { exerciseId, tags, weightBearing, isLoaded, usualDose, position, kind } of exercises) {
    assert.equal(new Set(tags).size, tags.length, exerciseId);
    if (tags.includes("weight-bearing")) assert.ok(weightBearing.includes("leg"), exerciseId);
    if (tags.includes("lifting")) assert.ok(isLoaded && tags.includes("resisted"), exerciseId);
    if (kind === "exercise") assert.equal(tags.includes("supine"), position === "supine", exerciseId);
    if (tags.includes("loaded-knee-flexion")) assert.ok(isLoaded, exerciseId);
    if (usualDose.load && kind === "exercise") assert.ok(tags.includes("resisted"), exerciseId);
    if (kind === "exercise" && ["standing", "walking"].includes(position) && weightBearing.includes("leg"))
      assert.ok(
        tags.includes("weight-bearing") || exerciseId === "gaze-stabilization-x2",
        `${exerciseId} stands on the legs`,
      );
  }
});

test("ladders are mutual, lead to exercises that exist, and have no circle", () => {
  for (const { exerciseId, easier, harder } of exercises) {
    assert.equal(new Set([...easier, ...harder]).size, easier.length + harder.length, exerciseId);
    for (const next of harder)
      assert.ok(findExercise(next)?.easier.includes(exerciseId), `${exerciseId} below ${next}`);
    for (const before of easier)
      assert.ok(findExercise(before)?.harder.includes(exerciseId), `${exerciseId} above ${before}`);
  }
  const visit = (id: string, path: readonly string[]): void => {
    assert.ok(!path.includes(id), [...path, id].join(" to "));
    for (const next of findExercise(id)?.harder ?? []) visit(next, [...path, id]);
  };
  for (const exercise of exercises) visit(exercise.exerciseId, []);
});

test("every protocol uses exercises and measures that exist, in fields that apply and inside its own bounds", () => {
  assert.ok(protocols.length >= 3);
  for (const protocol of protocols) {
    assert.ok(
      measures.some((measure) => measure.measureId === protocol.primaryMeasureId),
      protocol.name,
    );
    assert.ok(protocol.source !== "");
    for (const line of protocol.phases.flatMap((phase) => phase.lines)) {
      const at = `${protocol.protocolId} ${line.exerciseId}`;
      const exercise = findExercise(line.exerciseId);
      assert.ok(exercise, at);
      assert.ok(doseSchema.safeParse(line.dose).success, at);
      for (const field of doseFields) {
        const [value, bound] = [line.dose[field], line.bounds[field]];
        if (value || bound) assert.ok(exercise.doseFields.includes(field), `${at} ${field}`);
        if (!value || !bound) continue;
        assert.ok(!bound.least || bound.least.thousandths <= value.thousandths, `${at} ${field}`);
        assert.ok(!bound.most || bound.most.thousandths >= value.thousandths, `${at} ${field}`);
      }
    }
  }
});

test("an exercise that left the library is unknown, one in it is not", () => {
  assert.equal(exerciseFactsOf("left-the-library", 1).isUnknown, true);
  assert.equal(exerciseFactsOf("leg-press", 1).isUnknown, undefined);
  assert.equal(exerciseFactsOf("leg-press", 99).isUnknown, true);
});

test("an old session still says what was meant, and is held against what was found of the exercise since", () => {
  const [now] = exercises.filter(({ exerciseId }) => exerciseId === "leg-press");
  assert.ok(now);
  const was = {
    ...now,
    name: "Leg push",
    tags: ["resisted" as const],
    instruction: { en: "Push.", es: "Empuje." },
  };
  const is = { ...now, version: 2, tags: ["valsalva" as const] };
  const left = { ...now, exerciseId: "hip-circle" };
  const library = makeLibrary([is], [was, left]);
  assert.equal(library.find("leg-press")?.version, 2);
  assert.equal(library.find("leg-press", 1)?.name, "Leg push");
  assert.deepEqual(library.find("leg-press", 1)?.instruction, was.instruction);
  assert.deepEqual(library.find("leg-press", 1)?.tags, ["resisted"]);
  assert.equal(library.find("leg-press", 3), undefined);
  assert.deepEqual(library.factsAt("leg-press", 1).tags, ["resisted", "valsalva"]);
  assert.deepEqual(library.factsAt("leg-press", 2).tags, ["valsalva"]);
  assert.equal(library.find("hip-circle"), undefined, "no longer to be chosen");
  assert.deepEqual(library.factsAt("hip-circle", 1), factsOf(left));
});

test("every version before the present one is kept", () => {
  for (const { exerciseId, version } of exercises)
    for (let earlier = 1; earlier <= version; earlier += 1)
      assert.equal(findExercise(exerciseId, earlier)?.version, earlier, exerciseId);
});
