import assert from "node:assert/strict";
import { test } from "node:test";
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
