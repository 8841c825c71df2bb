import assert from "node:assert/strict";
import { test } from "node:test";
import type { Joint } from "#domain/prescriptions/limit.ts";
import { isOutside, treatedParts, treatedRegions } from "./treated-region.ts";

const left = (code: string) => [{ code, side: "left" }];
const precaution = (regions: Joint[], side = "not-applicable") => ({
  effect: "precaution" as const,
  regions,
  side,
});

test("what belongs to another region lies outside; what belongs to the whole body never does", () => {
  const knee = treatedParts(left("M17.12"), [{ joints: ["knee", "hip"], side: "left" }]);
  assert.equal(isOutside(precaution(["neck"]), knee), true);
  assert.equal(isOutside(precaution(["hip"]), knee), false, "a line moves it");
  assert.equal(isOutside(precaution([]), knee), false);
  assert.equal(isOutside(precaution(["knee", "neck"]), knee), false, "one of its joints is treated");
});

test("the other side lies outside, until a line moves it too", () => {
  const one = treatedParts(left("M17.12"), [{ joints: ["knee"], side: "left" }]);
  assert.equal(isOutside(precaution(["knee"], "right"), one), true);
  for (const side of ["left", "both", "midline", "not-applicable"])
    assert.equal(isOutside(precaution(["knee"], side), one), false, side);
  for (const side of ["right", "bilateral", "alternating", "not-applicable"]) {
    const both = treatedParts(left("M17.12"), [{ joints: ["knee"], side }]);
    assert.equal(isOutside(precaution(["knee"], "right"), both), false, side);
  }
  assert.equal(
    isOutside(precaution(["knee"], "right"), treatedParts([{ code: "M17.0", side: "both" }], [])),
    false,
  );
});

test("a contraindication never lies outside, wherever it is", () => {
  const knee = treatedParts(left("M17.12"), []);
  for (const side of ["left", "right", "not-applicable"])
    assert.equal(isOutside({ effect: "contraindication", regions: ["neck"], side }, knee), false);
  assert.equal(isOutside({ effect: "monitor", regions: ["neck"], side: "midline" }, knee), true);
});

test("where a diagnosis stands for no one region nothing is told to lie outside", () => {
  for (const code of ["", "Z47.1", "R29.6", "N81.84", "I69.351"])
    assert.equal(isOutside(precaution(["neck"]), treatedParts(left(code), [])), false, code);
  assert.equal(isOutside(precaution(["neck"]), treatedParts([], [])), false);
});

test("every built-in code of a joint stands for it, and the longest beginning decides", () => {
  for (const [code, joint] of [
    ["M54.12", "neck"],
    ["M54.16", "lumbar-spine"],
    ["M47.812", "neck"],
    ["M47.816", "lumbar-spine"],
    ["S83.511D", "knee"],
    ["S76.311D", "hip"],
    ["M75.121", "shoulder"],
  ] as const)
    assert.deepEqual([...(treatedRegions([code], []) ?? [])], [joint], code);
  assert.deepEqual([...(treatedRegions(["G56.01"], []) ?? [])], ["wrist", "hand"]);
  assert.deepEqual([...(treatedRegions(["M67.A01"], []) ?? [])], ["ankle", "foot"]);
});
