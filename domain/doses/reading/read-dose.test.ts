import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeDose } from "../describe.ts";
import { doseSchema } from "../dose.schema.ts";
import { type Dose, type DoseField, doseFields, type Quantity } from "../dose.ts";
import { doseFieldFacts } from "../fields.ts";
import { assistanceLevels, bandColors } from "../ladders.ts";
import { quantity } from "../quantity.ts";
import { mostDoseCharacters, readDose } from "./read-dose.ts";

const sets = quantity(3, "set");
const reps = quantity(10, "rep");
const press: Dose = { sets, reps, load: quantity(55, "lb") };

test("a whole row is read from one cell, in the words therapists type", () => {
  for (const [text, said] of [
    ["3x10 20lb", { sets, reps, load: quantity(20, "lb") }],
    ["3 × 10, 20 lb", { sets, reps, load: quantity(20, "lb") }],
    ["3X10; 12.5 lbs", { sets, reps, load: quantity(12.5, "lb") }],
    ["2x30s", { sets: quantity(2, "set"), hold: quantity(30, "s") }],
    ["12 min", { duration: quantity(12, "min") }],
    ["1,200 ft", { distance: quantity(1200, "ft") }],
    ["Red", { load: quantity(3, "band") }],
    ["2x12 blue band", { sets: quantity(2, "set"), reps: quantity(12, "rep"), load: quantity(5, "band") }],
    ["3x10 hold 5s rest 60s", { sets, reps, hold: quantity(5, "s"), rest: quantity(60, "s") }],
    ["rest 2 min", { rest: quantity(2, "min") }],
    ["to 90", { range: quantity(90, "deg") }],
    ["110°", { range: quantity(110, "deg") }],
    ["12min incline 2%", { duration: quantity(12, "min"), incline: quantity(2, "%") }],
    ["3 mph", { speed: quantity(3, "mph") }],
    ["8 in", { height: quantity(8, "in") }],
    ["8 in high", { height: quantity(8, "in") }],
    ["70% 1RM", { load: quantity(70, "%1rm") }],
    ["pin 4", { load: quantity(4, "pin") }],
    ["4 pins", { load: quantity(4, "pin") }],
    ["contact guard", { assistance: quantity(4, "assist") }],
    ["modified independent", { assistance: quantity(2, "assist") }],
    ["effort 5 pain 3", { rpeCap: quantity(5, "rpe"), painCap: quantity(3, "pain") }],
  ] as const)
    assert.deepEqual(readDose(text), { said }, text);
});

test("a bare number is the leading amount in the unit it stands in, and a word means what stands in the row", () => {
  assert.deepEqual(readDose("57.5", press, "load"), { said: { load: quantity(57.5, "lb") } });
  assert.deepEqual(readDose("3x12 60", press, "load"), {
    said: { sets, reps: quantity(12, "rep"), load: quantity(60, "lb") },
  });
  const plank: Dose = { sets, hold: quantity(20, "s") };
  assert.deepEqual(readDose("30s", plank), { said: { hold: quantity(30, "s") } });
  assert.deepEqual(readDose("30s", { duration: quantity(20, "s") }), {
    said: { duration: quantity(30, "s") },
  });
  const percent: Dose = { load: quantity(70, "%1rm") };
  assert.deepEqual(readDose("75%", percent), { said: { load: quantity(75, "%1rm") } });
  assert.deepEqual(readDose("2%", { duration: quantity(12, "min"), incline: quantity(1, "%") }), {
    said: { incline: quantity(2, "%") },
  });
});

const problemOf = (...given: Parameters<typeof readDose>): string => {
  const read = readDose(...given);
  assert.ok("problem" in read, `${given[0]} is not taken`);
  return read.problem;
};

test("what stands in one unit is never taken in another, and never converted", () => {
  assert.equal(
    problemOf("3x10 20kg", press),
    "Load stands in lb, and amounts are never converted. Type it in lb.",
  );
  assert.match(problemOf("red", press), /Load stands in lb/);
  assert.match(problemOf("20 lb", { load: quantity(3, "band") }), /Load stands in band/);
  assert.match(problemOf("90s", { duration: quantity(2, "min") }), /Time stands in min/);
  assert.match(problemOf("hold 2 min", { hold: quantity(20, "s") }), /Hold is not given in “min”/);
  assert.match(problemOf("rest 60"), /Rest needs its unit: s or min/);
});

test("what cannot be read is answered with a sentence that names it", () => {
  for (const [text, words] of [
    ["", /Type a dose/],
    ["heavy", /“heavy” is not a dose/],
    ["3x10 heavy", /“heavy” is not a dose/],
    ["10 stones", /“10 stones” has no unit Plinth knows/],
    ["3x", /“3x” /],
    ["-5lb", /“-5lb” is not a dose/],
    ["55", /Add the unit/],
    ["1e9", /“1e9”/],
    ["12,5 lb", /“12,5” is not a dose/],
    ["1.2.3 lb", /“1.2.3” is not a dose/],
    ["3x10,20lb", /“3x10,20lb” is not a dose/],
    ["20 lb 25 lb", /Load is given twice/],
    ["3x10 3 sets", /Sets is given twice/],
    ["3x0", /0\u00a0reps is not done at all/],
    ["2,000 lb", /2,000\u00a0lb is more than a dose can be/],
    ["40x10", /40\u00a0sets is more than a dose can be/],
    ["to 200", /200° is more than a dose can be/],
    ["<script>", /is not a dose/],
    ["٣ x ٣", /is not a dose/],
    ["9".repeat(mostDoseCharacters + 1), /at most 160 characters/],
  ] as const)
    assert.match(problemOf(text), words, text);
});

const amountFor = (field: DoseField): fc.Arbitrary<Dose> =>
  fc.constantFrom(...doseFieldFacts[field].units).chain((unit) =>
    (unit === "band" || unit === "assist"
      ? fc
          .integer({ min: 1, max: (unit === "band" ? bandColors : assistanceLevels).length })
          .map((rung) => rung * 1000)
      : fc.oneof(
          fc.integer({ min: 0, max: 300_000 }),
          fc.integer({ min: 0, max: 10_000 }).map((whole) => whole * 1000),
        )
    ).map((thousandths) => ({ [field]: { thousandths, unit } })),
  );
const doses: fc.Arbitrary<Dose> = fc
  .subarray([...doseFields], { minLength: 1 })
  .chain((fields) => fc.tuple(...fields.map(amountFor)))
  .map((given): Dose => Object.assign({}, ...given))
  .filter((dose) => doseSchema.safeParse(dose).success);

test("every dose as it is printed is read back as itself, alone and over the row it stands in", () => {
  fc.assert(
    fc.property(doses, (dose) => {
      const printed = describeDose(dose);
      if (printed.length > mostDoseCharacters) return;
      assert.deepEqual(readDose(printed), { said: dose }, printed);
      assert.deepEqual(readDose(printed, dose), { said: dose }, printed);
    }),
    { numRuns: 400 },
  );
});

test("whatever is typed is read as possible amounts in the units that stand, or answered with a sentence", () => {
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          "3x10",
          "20",
          "lb",
          " ",
          ",",
          "x",
          "s",
          "min",
          "red",
          "to",
          "hold",
          "%",
          ".",
          "1,0",
          "°",
        ),
        { maxLength: 10 },
      )
      .map((words) => words.join("")),
  );
  fc.assert(
    fc.property(typed, doses, fc.constantFrom(undefined, ...doseFields), (text, standing, lead) => {
      const read = readDose(text, standing, lead);
      if ("problem" in read) {
        assert.match(read.problem, /\.$/u);
        return;
      }
      assert.ok(Object.keys(read.said).length > 0);
      for (const field of doseFields) {
        const is: Quantity | undefined = read.said[field];
        const was: Quantity | undefined = standing[field];
        if (is && was) assert.equal(is.unit, was.unit);
      }
      assert.ok(doseSchema.safeParse(read.said).success);
    }),
    { numRuns: 400 },
  );
});
