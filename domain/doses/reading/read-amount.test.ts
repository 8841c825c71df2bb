import assert from "node:assert/strict";
import { test } from "node:test";
import { doseSchema, growthSchema } from "../dose.schema.ts";
import { doseFields, units } from "../dose.ts";
import { doseFieldFacts } from "../fields.ts";
import { quantity } from "../quantity.ts";
import { readAmount } from "./read-amount.ts";

const problemOf = (...input: Parameters<typeof readAmount>): string => {
  const read = readAmount(...input);
  assert.ok("problem" in read, `${input[0]} is not taken`);
  return read.problem;
};

test("an amount is read in the unit its field has, with that unit or without", () => {
  for (const [text, thousandths] of [
    ["20", 20_000],
    [" 12.5 ", 12_500],
    ["20 lb", 20_000],
    ["20LBS", 20_000],
    ["+5", 5000],
    [".5", 500],
    ["0", 0],
    ["1,000", 1_000_000],
  ] as const)
    assert.deepEqual(readAmount(text, "load", "lb"), { thousandths }, text);
  assert.deepEqual(readAmount("80%", "load", "%1rm"), { thousandths: 80_000 });
  assert.deepEqual(readAmount("10 reps", "reps", "rep"), { thousandths: 10_000 });
});

test("an amount in another unit is answered and never converted", () => {
  assert.equal(
    problemOf("20 kg", "load", "lb"),
    "“20 kg” is in another unit: this dose is in lb, and amounts are never converted. Type it in lb.",
  );
  assert.match(problemOf("90 s", "duration", "min"), /another unit.*Type it in min/);
});

test("text, a negative amount, a decimal comma and an empty cell are each answered with a sentence", () => {
  assert.equal(problemOf("heavy", "load", "lb"), "“heavy” is not an amount. Type a number in lb.");
  assert.equal(problemOf("20 stone", "load", "lb"), "“20 stone” is not an amount. Type a number in lb.");
  assert.equal(problemOf("1.2.3", "load", "lb"), "“1.2.3” is not an amount. Type a number in lb.");
  assert.equal(problemOf("12,5", "load", "lb"), "“12,5” is not an amount. Type a number in lb.");
  assert.equal(problemOf("-5", "load", "lb"), "“-5” is below zero. Type 0 lb or more.");
  assert.equal(problemOf("  ", "load", "lb"), "Type the amount in lb.");
  assert.match(problemOf("<script>alert(1)</script>", "reps", "rep"), /is not an amount/);
});

test("nothing done is not a dose of zero, and more than can be believed is asked again", () => {
  assert.equal(
    problemOf("0", "reps", "rep"),
    "0\u00a0reps is not done at all. Choose Not done in this row and say why.",
  );
  assert.equal(
    problemOf("5000", "load", "lb"),
    "5,000\u00a0lb is more than a dose can be: at most 1,000\u00a0lb. Type it again.",
  );
  assert.equal(problemOf("2.5", "sets", "set"), "2.5 is not a whole number of sets.");
});

const problemsOf = (schema: typeof doseSchema, dose: unknown): string[] =>
  schema.safeParse(dose).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];

test("a dose is taken in the units of each field and in no other", () => {
  for (const field of doseFields)
    for (const unit of units) {
      const belongs = doseFieldFacts[field].units.includes(unit);
      assert.equal(
        doseSchema.safeParse({ [field]: quantity(1, unit) }).success,
        belongs,
        `${field} in ${unit}`,
      );
    }
  assert.deepEqual(problemsOf(doseSchema, { hold: quantity(1, "lb") }), [
    "hold: Hold is not given in lb. Give it in s.",
  ]);
});

test("a dose that cannot be is refused at its field, and a weekly step of nothing is a step", () => {
  assert.deepEqual(
    problemsOf(doseSchema, {
      sets: quantity(10_000, "set"),
      reps: quantity(0, "rep"),
      load: quantity(12.5, "pin"),
      painCap: quantity(55, "pain"),
    }),
    [
      "sets: 10,000\u00a0sets is more than a dose can be: at most 20\u00a0sets. Type it again.",
      "reps: 0 reps is no dose. Enter more than 0.",
      "load: 12.5 is not a whole number of pins.",
      "painCap: 55\u00a0of\u00a010 is more than a dose can be: at most 10\u00a0of\u00a010. Type it again.",
    ],
  );
  assert.deepEqual(problemsOf(doseSchema, { load: quantity(0, "lb"), rest: quantity(0, "s") }), []);
  assert.deepEqual(problemsOf(growthSchema, { reps: quantity(0, "rep") }), []);
});
