import assert from "node:assert/strict";
import { test } from "node:test";
import { describeNoneLeft, describeVisits, visitsLeft } from "./visits-left.ts";

test("visits left are told while there are any, warned of at none and beyond, and never made up", () => {
  for (const [treatmentDays, visitsAuthorized, left, words, warning] of [
    [0, null, null, "0 visits", null],
    [21, null, null, "21 visits", null],
    [21, 24, 3, "3 left of 24 visits", null],
    [23, 24, 1, "1 left of 24 visits", null],
    [0, 1, 1, "1 left of 1 visit", null],
    [24, 24, 0, "24 of 24 visits", "No visits left"],
    [25, 24, -1, "25 of 24 visits", "1 visit beyond authorized"],
    [0, 0, 0, "0 of 0 visits", "No visits left"],
  ] as const) {
    const visits = { treatmentDays, visitsAuthorized };
    assert.equal(visitsLeft(visits), left, words);
    assert.equal(describeVisits(visits), words);
    assert.equal(describeNoneLeft(visits), warning, words);
  }
});
