import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  bodyChartSchema,
  bodyRegionNames,
  bodyRegions,
  type ChartMark,
  describeBodyChart,
  emptyBodyChart,
  hasMark,
  surfaces,
  symptomKinds,
  toggleMark,
} from "./body-chart.ts";

const mark: fc.Arbitrary<ChartMark> = fc
  .record({
    region: fc.constantFrom(...bodyRegionNames),
    surface: fc.constantFrom(...surfaces),
    kind: fc.constantFrom(...symptomKinds),
    side: fc.constantFrom("left" as const, "right" as const),
  })
  .map((one) => ({ ...one, side: bodyRegions[one.region].hasSide ? one.side : "midline" }));

void test("a body chart is a set: marking twice takes the mark away, the order says nothing, and none stands twice", () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 40 }), mark, (marks, one) => {
      const chart = marks.reduce(toggleMark, emptyBodyChart);
      assert.equal(hasMark(toggleMark(chart, one), one), !hasMark(chart, one));
      assert.equal(toggleMark(toggleMark(chart, one), one).marks.length, chart.marks.length);
      const keys = chart.marks.map((each) => JSON.stringify(each));
      assert.equal(new Set(keys).size, keys.length);
      assert.ok(bodyChartSchema.safeParse(chart).success);
      for (const { region, kind } of chart.marks) {
        assert.match(describeBodyChart(chart), new RegExp(kind, "i"));
        assert.ok(region in bodyRegions);
      }
    }),
  );
});

void test("an empty chart was not asked until somebody says that there is nothing to mark", () => {
  assert.equal(describeBodyChart(undefined), "not asked");
  assert.equal(describeBodyChart(emptyBodyChart), "not asked");
  assert.equal(
    describeBodyChart({ ...emptyBodyChart, isWithoutSymptoms: true }),
    "asked, no symptoms to mark",
  );
  const calf = { region: "lower-leg", side: "left", surface: "back", kind: "pain" } as const;
  assert.equal(describeBodyChart(toggleMark(emptyBodyChart, calf)), "Pain: calf, left, back");
});
