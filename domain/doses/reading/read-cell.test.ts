import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "#domain/exercises/library.ts";
import type { Dose, DoseField } from "../dose.ts";
import { quantity } from "../quantity.ts";
import { describeImpossible } from "./possible.ts";
import { readCell } from "./read-cell.ts";

const press: Dose = {
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(55, "lb"),
};

test("a cell takes its own amount, or the whole row in the short grammar", () => {
  for (const [text, field, said] of [
    ["4", "sets", { sets: quantity(4, "set") }],
    ["60", "load", { load: quantity(60, "lb") }],
    ["60 lb", "load", { load: quantity(60, "lb") }],
    ["2x12 60", "load", { sets: quantity(2, "set"), reps: quantity(12, "rep"), load: quantity(60, "lb") }],
    ["2x12", "sets", { sets: quantity(2, "set"), reps: quantity(12, "rep") }],
    ["2x12 60lb", "reps", { sets: quantity(2, "set"), reps: quantity(12, "rep"), load: quantity(60, "lb") }],
  ] as const)
    assert.deepEqual(readCell(text, field, press), { said }, text);
  assert.deepEqual(readCell("blue", "load", { load: quantity(3, "band") }), {
    said: { load: quantity(5, "band") },
  });
});

test("one amount in another unit than the cell's is answered, also where another cell has that unit", () => {
  const problem = (text: string, field: DoseField) => {
    const read = readCell(text, field, press);
    assert.ok("problem" in read, text);
    return read.problem;
  };
  assert.match(problem("60 lb", "reps"), /in another unit: this dose is in reps/);
  assert.match(problem("20 kg", "load"), /in another unit: this dose is in lb/);
  assert.match(problem("3x10 20kg", "load"), /Load stands in lb, and amounts are never converted/);
  assert.match(problem("heavy", "load"), /“heavy” is not an amount/);
  assert.match(problem("red", "load"), /“red” is not an amount/);
  assert.match(problem("0", "reps"), /Choose Not done/);
});

test("a range beyond the joint and minutes beyond the visit cannot be; every usual dose of the library can", () => {
  assert.match(
    describeImpossible({ range: quantity(170, "deg") }, { joints: ["knee"] }) ?? "",
    /^170° is beyond what the knee can move: at most 165°\./,
  );
  assert.equal(describeImpossible({ range: quantity(165, "deg") }, { joints: ["knee", "ankle"] }), undefined);
  assert.equal(describeImpossible({ range: quantity(170, "deg") }, { joints: [] }), undefined);
  const minutes = { duration: quantity(30, "min") };
  assert.match(describeImpossible(minutes, { joints: [], visitMinutes: 29 }) ?? "", /longer than the visit/);
  assert.equal(describeImpossible(minutes, { joints: [], visitMinutes: 30 }), undefined);
  assert.equal(describeImpossible(minutes, { joints: [] }), undefined);
  for (const exercise of library.current)
    assert.equal(
      describeImpossible(exercise.usualDose, { joints: exercise.motions.map(({ joint }) => joint) }),
      undefined,
      exercise.name,
    );
});
