import assert from "node:assert/strict";
import { test } from "node:test";
import { formatTable, median, percentile, shown } from "./figures.ts";

void test("medians and percentiles are nearest ranks of what was measured", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 2, 3]), 2);
  assert.equal(
    percentile(
      Array.from({ length: 100 }, (_, index) => index + 1),
      99,
    ),
    99,
  );
  assert.equal(percentile([7], 99), 7);
  assert.throws(() => median([]), /Nothing was measured/);
});

void test("a row shows three significant figures and how many times the floor it is", () => {
  assert.equal(shown(1234.5), "1,230");
  assert.equal(shown(0.04567), "0.0457");
  assert.match(
    formatTable([{ what: "Chart", unit: "ms", plinth: 3, plain: 1.5 }]),
    /\| Chart \| 3 ms \| 1\.5 ms \(2 ×\) \| – \| {2}\|$/,
  );
});
