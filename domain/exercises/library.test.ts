import assert from "node:assert/strict";
import { test } from "node:test";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { measures } from "#domain/measures/catalog.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import { exerciseFactsOf, exercises, findExercise, searchExercises } from "./library.ts";

test("every exercise has a name, an instruction of short words, a usual dose in units its fields know, and steps for them", () => {
  assert.equal(new Set(exercises.map((exercise) => exercise.exerciseId)).size, exercises.length);
  for (const exercise of exercises) {
    assert.ok(exercise.instruction.split(/\s+/).length <= 22, exercise.name);
    for (const field of doseFields) {
      const value = exercise.usualDose[field];
      if (!value) continue;
      assert.ok(doseFieldFacts[field].units.includes(value.unit), `${exercise.name} ${field}`);
      assert.equal(exercise.steps[field]?.unit, value.unit, `${exercise.name} steps its ${field}`);
    }
  }
});

test("ladders are mutual where both rungs are named, and lead to exercises that exist", () => {
  for (const exercise of exercises)
    for (const neighbor of [...exercise.easier, ...exercise.harder])
      assert.ok(findExercise(neighbor), `${exercise.exerciseId} names ${neighbor}`);
});

test("ladders have no circle", () => {
  const visit = (id: string, path: readonly string[]): void => {
    assert.ok(!path.includes(id), [...path, id].join(" to "));
    for (const next of findExercise(id)?.harder ?? []) visit(next, [...path, id]);
  };
  for (const exercise of exercises) visit(exercise.exerciseId, []);
});

test("searching finds by name, region and purpose", () => {
  assert.equal(searchExercises("leg pr", 5)[0]?.exerciseId, "leg-press");
  assert.ok(searchExercises("balance", 10).length >= 3);
  assert.deepEqual(searchExercises("zzz", 5), []);
});

test("every protocol uses exercises and measures that exist, inside its own bounds", () => {
  assert.ok(protocols.length >= 3);
  for (const protocol of protocols) {
    assert.ok(
      measures.some((measure) => measure.measureId === protocol.primaryMeasureId),
      protocol.name,
    );
    assert.ok(protocol.source !== "");
    for (const phase of protocol.phases)
      for (const line of phase.lines) {
        assert.ok(findExercise(line.exerciseId), line.exerciseId);
        for (const field of doseFields) {
          const [value, bound] = [line.dose[field], line.bounds[field]];
          if (!value || !bound) continue;
          assert.ok(
            !bound.least || bound.least.thousandths <= value.thousandths,
            `${line.exerciseId} ${field}`,
          );
          assert.ok(
            !bound.most || bound.most.thousandths >= value.thousandths,
            `${line.exerciseId} ${field}`,
          );
        }
      }
  }
});

test("what the library and the protocols propose can be given: every dose of theirs passes the rule for doses", () => {
  for (const exercise of exercises)
    assert.ok(doseSchema.safeParse(exercise.usualDose).success, exercise.exerciseId);
  for (const protocol of protocols)
    for (const line of protocol.phases.flatMap((phase) => phase.lines))
      assert.ok(doseSchema.safeParse(line.dose).success, `${protocol.protocolId} ${line.exerciseId}`);
});

test("an exercise that left the library is unknown, one in it is not", () => {
  assert.equal(exerciseFactsOf("left-the-library", 1).isUnknown, true);
  assert.equal(exerciseFactsOf("leg-press", 1).isUnknown, undefined);
});
