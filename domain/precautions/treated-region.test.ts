import assert from "node:assert/strict";
import { test } from "node:test";
import { isOutside, treatedRegions } from "./treated-region.ts";

test("what belongs to another region lies outside; what belongs to the whole body never does", () => {
  const knee = treatedRegions(["M17.12"], [{ joints: ["knee", "hip"] }]);
  assert.equal(isOutside(["neck"], knee), true);
  assert.equal(isOutside(["hip"], knee), false, "a line moves it");
  assert.equal(isOutside([], knee), false);
});

test("where a diagnosis stands for no one region nothing is told to lie outside", () => {
  for (const codes of [[], [""], ["Z47.1"], ["R29.6"]])
    assert.equal(isOutside(["neck"], treatedRegions(codes, [])), false, codes.join());
});

test("the longest prefix decides: radiculopathy of the neck is the neck", () => {
  assert.deepEqual([...(treatedRegions(["M54.12"], []) ?? [])], ["neck"]);
  assert.deepEqual([...(treatedRegions(["M54.16"], []) ?? [])], ["lumbar-spine"]);
});
