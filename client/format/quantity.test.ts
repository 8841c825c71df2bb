import assert from "node:assert/strict";
import { test } from "node:test";
import type { Unit } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import {
  formatChange,
  formatDose,
  formatImported,
  formatResult,
  formatShare,
  formatSpan,
} from "./quantity.ts";

const show = (text: string) => text.replaceAll("\u00a0", "_");

const doses: readonly (readonly [number, Unit, string])[] = [
  [12.5, "lb", "12.5_lb"],
  [55, "lb", "55_lb"],
  [0.5, "in", "0.5_in"],
  [0, "lb", "0_lb"],
  [5, "kg", "5_kg"],
  [1200, "ft", "1,200_ft"],
  [999, "ft", "999_ft"],
  [10_000, "m", "10,000_m"],
  [90, "deg", "90°"],
  [0, "deg", "0°"],
  [4, "%", "4_%"],
  [1, "set", "1_set"],
  [3, "set", "3_sets"],
  [1, "rep", "1_rep"],
  [10, "rep", "10_reps"],
  [2.125, "mph", "2.125_mph"],
  [5, "rpe", "5_of_10"],
];
for (const [amount, unit, expected] of doses)
  test(`a dose of ${amount} ${unit} reads ${expected}`, () =>
    assert.equal(show(formatDose(quantity(amount, unit))), expected));

const results: readonly (readonly [number, string, number | undefined, string])[] = [
  [12_000, "s", 1, "12.0_s"],
  [12_000, "s", undefined, "12_s"],
  [12_345, "s", 2, "12.35_s"],
  [275_000, "m", 0, "275_m"],
  [85_000, "°", 0, "85°"],
  [-3000, "°", 0, "−3°"],
  [31_000, "of 80", 0, "31_of_80"],
  [1_108_000, "ft", 0, "1,108_ft"],
  [500, "in", 1, "0.5_in"],
  [98_600, "°F", 1, "98.6°F"],
  [-40, "in", 1, "0.0_in"],
  [44_000, "", 0, "44"],
];
for (const [thousandths, unit, fractionDigits, expected] of results)
  test(`a result of ${thousandths} thousandths read to ${fractionDigits ?? "no"} decimals reads ${expected}`, () =>
    assert.equal(
      show(formatResult({ thousandths, unit, ...(fractionDigits === undefined ? {} : { fractionDigits }) })),
      expected,
    ));

test("a change carries its sign, and none when nothing changed", () => {
  assert.equal(formatChange({ thousandths: 9000, unit: "" }), "+9");
  assert.equal(formatChange({ thousandths: -14_000, unit: "" }), "−14");
  assert.equal(formatChange({ thousandths: -3000, unit: "°" }), "−3°");
  assert.equal(formatChange({ thousandths: 0, unit: "" }), "0");
  assert.equal(show(formatChange({ thousandths: 35_000, unit: "m" })), "+35_m");
});

test("an imported value keeps the decimals its source wrote", () => {
  assert.equal(show(formatImported("12.0", "s")), "12.0_s");
  assert.equal(show(formatImported("-1500.50", "m")), "−1,500.50_m");
  assert.equal(show(formatImported("trace", "")), "trace");
});

test("a span says its unit once and uses words for open ends", () => {
  assert.equal(show(formatSpan(quantity(35, "lb"), quantity(65, "lb"))), "35 to 65_lb");
  assert.equal(show(formatSpan(quantity(35, "lb"), undefined)), "35_lb and up");
  assert.equal(show(formatSpan(undefined, quantity(90, "deg"))), "at most 90°");
  assert.equal(show(formatSpan(quantity(6, "in"), quantity(6, "in"))), "6_in");
  assert.equal(show(formatSpan(quantity(50, "lb"), quantity(30, "kg"))), "50_lb to 30_kg");
  assert.equal(formatSpan(undefined, undefined), "any");
});

test("a share names its whole", () => assert.equal(show(formatShare(9, 10, "sessions")), "9 of 10_sessions"));
