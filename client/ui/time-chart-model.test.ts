import assert from "node:assert/strict";
import { test } from "node:test";
import { axisTicks, nextPoint } from "./time-chart-model.ts";

test("the axis is labelled by whole weeks that do not touch", () => {
  assert.deepEqual(
    axisTicks("2026-10-19", "2026-12-14", 444).map((tick) => tick.label),
    ["Oct 19", "Nov 2", "Nov 16", "Nov 30", "Dec 14"],
  );
  for (const width of [200, 320, 444, 900])
    for (const to of ["2026-10-26", "2026-12-14", "2027-10-19", "2031-10-19"])
      assert.ok((axisTicks("2026-10-19", to, width).length - 1) * 84 <= width, `${to} at ${width}`);
});

test("arrow keys walk the points and stay inside", () => {
  assert.equal(nextPoint("ArrowRight", 2, 3), 2);
  assert.equal(nextPoint("ArrowLeft", 2, 3), 1);
  assert.equal(nextPoint("ArrowLeft", 0, 3), 0);
  assert.equal(nextPoint("Home", 2, 3), 0);
  assert.equal(nextPoint("End", 0, 3), 2);
  assert.equal(nextPoint("a", 0, 3), undefined);
});
