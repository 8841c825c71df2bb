import assert from "node:assert/strict";
import { test } from "node:test";
import { formatObservation, type UnitSystem } from "./observation.ts";

const show = (text: string, unit: string, system: UnitSystem) => {
  const { words, asWritten, inItsUnit } = formatObservation(text, unit, system);
  return [words, asWritten, inItsUnit].map((part) =>
    typeof part === "string" ? part.replaceAll("\u00a0", "_") : part,
  );
};

test("an imported weight, length and temperature read in the clinic's units, with the value as written beside them", () => {
  assert.deepEqual(show("79.23225678993522", "kg", "us"), ["174.7_lb", "79.23225678993522_kg", "79.2_kg"]);
  assert.deepEqual(show("170.2", "cm", "us"), ["67.0_in", "170.2_cm", "170.2_cm"]);
  assert.deepEqual(show("37", "Cel", "us"), ["98.6°F", "37°C", "37°C"]);
  assert.deepEqual(show("-40", "Cel", "us"), ["−40.0°F", "−40°C", "−40°C"]);
  assert.deepEqual(show("180", "[lb_av]", "metric"), ["81.6_kg", "180_lb", "180_lb"]);
  assert.deepEqual(show("70", "[in_i]", "metric"), ["177.8_cm", "70_in", "70_in"]);
  assert.deepEqual(show("98.6", "[degF]", "metric"), ["37.0°C", "98.6°F", "98.6°F"]);
});

test("what is in the clinic's units already, and an instrument's own unit, are rounded and never converted", () => {
  assert.deepEqual(show("180", "lb", "us"), ["180_lb", null, null]);
  assert.deepEqual(show("79.23225678993522", "kg", "metric"), ["79.2_kg", "79.23225678993522_kg", null]);
  assert.deepEqual(show("78.35188667886317", "mm[Hg]", "us"), ["78.4_mmHg", "78.35188667886317_mmHg", null]);
  assert.deepEqual(show("27.525139837471244", "kg/m2", "us"), [
    "27.5_kg/m²",
    "27.525139837471244_kg/m²",
    null,
  ]);
});

test("rounding keeps what a small value says, and adds no decimal its source did not write", () => {
  assert.deepEqual(show("0.26526", "ng/mL", "us"), ["0.265_ng/mL", "0.26526_ng/mL", null]);
  assert.deepEqual(show("4.25", "mmol/L", "us"), ["4.25_mmol/L", null, null]);
  assert.deepEqual(show("12.0", "s", "us"), ["12.0_s", null, null]);
  assert.deepEqual(show("1948.4946", "pg/mL", "us"), ["1,948.5_pg/mL", "1,948.4946_pg/mL", null]);
  assert.deepEqual(show("6", "{score}", "us"), ["6_score", null, null]);
  assert.deepEqual(show("trace", "", "us"), ["trace", null, null]);
});
