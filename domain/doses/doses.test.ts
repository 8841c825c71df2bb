import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeDose, describeQuantity, formatAmount } from "./describe.ts";
import { doseFields, units } from "./dose.ts";
import { doseFieldFacts, type OwnSafer, saferDirection } from "./fields.ts";
import { compareQuantities, isSafer, quantity } from "./quantity.ts";

test("each dose field states its own safer direction or none, with the reason and its units", () => {
  for (const field of doseFields) {
    const facts = doseFieldFacts[field];
    assert.ok(["less", "more", "none"].includes(facts.safer), field);
    assert.ok(facts.why.length > 3 && facts.units.length > 0, field);
  }
  for (const field of ["sets", "reps", "hold", "duration", "load"] as const)
    assert.equal(doseFieldFacts[field].safer, "less", field);
});

test("amounts have no trailing zero, a leading zero, and a comma from a thousand", () => {
  const table: [number, string][] = [
    [12_500, "12.5"],
    [500, "0.5"],
    [55_000, "55"],
    [1_200_000, "1,200"],
    [12_250, "12.25"],
    [0, "0"],
    [1_000_001, "1,000.001"],
    [-3_000, "−3"],
  ];
  for (const [thousandths, words] of table) assert.equal(formatAmount(thousandths), words);
});

test("an amount never parts from its unit", () => {
  const table: [ReturnType<typeof quantity>, string][] = [
    [quantity(12.5, "lb"), "12.5\u00a0lb"],
    [quantity(90, "deg"), "90°"],
    [quantity(3, "band"), "red\u00a0band"],
    [quantity(4, "assist"), "contact guard"],
    [quantity(1, "set"), "1\u00a0set"],
    [quantity(6, "rpe"), "6\u00a0of\u00a010"],
  ];
  for (const [value, words] of table) assert.equal(describeQuantity(value), words);
  for (const unit of units)
    if (!["assist"].includes(unit)) assert.doesNotMatch(describeQuantity(quantity(2, unit)), /\d [a-z%]/);
});

test("a dose reads in a fixed order", () => {
  assert.equal(
    describeDose({ sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(55, "lb") }),
    "3\u00a0×\u00a010, 55\u00a0lb",
  );
  assert.equal(
    describeDose({ sets: quantity(2, "set"), hold: quantity(30, "s") }),
    "2\u00a0×\u00a030\u00a0s",
  );
  assert.equal(
    describeDose({ duration: quantity(12, "min"), incline: quantity(3, "%") }),
    "12\u00a0min, incline 3\u00a0%",
  );
  assert.equal(describeDose({}), "");
});

test("comparison is antisymmetric inside a unit and refuses across units", () => {
  const amount = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(amount, amount, fc.constantFrom(...units), fc.constantFrom(...units), (a, b, unit, other) => {
      const flipped = {
        less: "more",
        more: "less",
        equal: "equal",
        "not-comparable": "not-comparable",
      } as const;
      const left = { thousandths: a, unit };
      const right = { thousandths: b, unit: other };
      assert.equal(compareQuantities(right, left), flipped[compareQuantities(left, right)]);
      assert.equal(compareQuantities(left, right) === "not-comparable", unit !== other);
    }),
  );
});

test("less load is safer, more rest is safer, range has no safer direction", () => {
  assert.equal(isSafer("load", quantity(50, "lb"), quantity(45, "lb")), true);
  assert.equal(isSafer("load", quantity(50, "lb"), quantity(20, "kg")), false);
  assert.equal(isSafer("rest", quantity(30, "s"), quantity(60, "s")), true);
  assert.equal(isSafer("range", quantity(90, "deg"), quantity(60, "deg")), false);
});

test("an exercise's own direction stands before its field's, except that less work is always safer", () => {
  const [low, high] = [quantity(16, "in"), quantity(18, "in")];
  assert.deepEqual([isSafer("height", low, high), isSafer("height", high, low)], [false, false]);
  assert.deepEqual(
    [isSafer("height", low, high, { height: "more" }), isSafer("height", high, low, { height: "more" })],
    [true, false],
  );
  assert.deepEqual(
    [isSafer("height", low, high, { height: "less" }), isSafer("height", high, low, { height: "less" })],
    [false, true],
  );
  const stored = JSON.parse('{ "load": "more", "reps": "none" }') as OwnSafer;
  assert.equal(saferDirection("load", stored), "less");
  assert.equal(saferDirection("reps", stored), "less");
  assert.equal(saferDirection("rest", stored), "more");
});
