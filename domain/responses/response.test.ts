import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findMeasure, measures } from "#domain/measures/catalog.ts";
import type { Measure } from "#domain/measures/measure.ts";
import { assessOverall, assessResponse, describeResponse, type ResponseKind } from "./response.ts";

const points = (...scores: number[]) =>
  scores.map((score, index) => ({
    takenOn: `2026-10-${String(index + 10)}`,
    thousandths: Math.round(score * 1000),
    side: "not-applicable" as const,
    measureVersion: 1,
  }));
const lefs = findMeasure("lefs") as Measure;
const ndi = findMeasure("ndi") as Measure;

test("every measure has a unit, a range, a direction, and each threshold its population and source", () => {
  assert.equal(new Set(measures.map((measure) => measure.measureId)).size, measures.length);
  for (const measure of measures) {
    assert.ok(measure.unit !== "" && measure.leastThousandths < measure.mostThousandths, measure.measureId);
    for (const threshold of measure.thresholds)
      assert.ok(
        threshold.population !== "" && threshold.source !== "" && threshold.thousandths > 0,
        measure.measureId,
      );
  }
});

test("the change is judged at its edges", () => {
  const table: [Measure, number[], ResponseKind][] = [
    [lefs, [22, 31], "improved-important"],
    [lefs, [22, 30], "no-detectable-change"],
    [lefs, [31, 22], "worse"],
    [lefs, [31, 23], "no-detectable-change"],
    // The NDI's important change (7.5) is smaller than its error (10.2): error decides.
    [ndi, [30, 22], "possible"],
    [ndi, [30, 19], "improved-important"],
    [ndi, [30, 23], "no-detectable-change"],
    [ndi, [20, 31], "worse"],
    [lefs, [78, 80], "ceiling"],
    [lefs, [22], "cannot-say"],
  ];
  for (const [measure, scores, kind] of table)
    assert.equal(
      assessResponse(measure, points(...scores)).kind,
      kind,
      `${measure.shortName} ${scores.join(" ")}`,
    );
});

test("one score, another side or another version cannot be compared, and the reason is said", () => {
  assert.equal(describeResponse(assessResponse(lefs, points(22))), "cannot say: 1 score");
  const [first, second] = points(22, 40);
  assert.ok(first && second);
  assert.equal(
    assessResponse(lefs, [first, { ...second, measureVersion: 2 }]).reason,
    "other-version-or-side",
  );
  assert.equal(assessResponse(lefs, [first, { ...second, side: "left" }]).reason, "other-version-or-side");
});

test("turning the scale around turns the verdict around", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), (from, to) => {
      const flipped: Measure = { ...lefs, betterIs: "lower" };
      const mirrored = assessResponse(flipped, points(80 - from, 80 - to));
      assert.equal(mirrored.kind, assessResponse(lefs, points(from, to)).kind);
    }),
  );
});

test("a higher follow-up is never judged worse, and scaling the unit changes nothing", () => {
  const order: Record<ResponseKind, number> = {
    worse: 0,
    "no-detectable-change": 1,
    ceiling: 1,
    possible: 2,
    "improved-detectable": 3,
    "improved-important": 4,
    "cannot-say": -1,
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...measures),
      fc.nat(1000),
      fc.nat(1000),
      fc.nat(200),
      (measure, from, to, more) => {
        const at = (part: number) =>
          measure.leastThousandths +
          ((measure.mostThousandths - measure.leastThousandths) * Math.min(part, 1000)) / 1000 / 1;
        const score = (part: number) => at(part) / 1000;
        const better = measure.betterIs === "higher" ? to + more : to - more;
        if (better < 0) return;
        const lower = order[assessResponse(measure, points(score(from), score(to))).kind];
        const higher = order[assessResponse(measure, points(score(from), score(better))).kind];
        assert.ok(higher >= lower);
        const scaled: Measure = {
          ...measure,
          leastThousandths: measure.leastThousandths * 2,
          mostThousandths: measure.mostThousandths * 2,
          thresholds: measure.thresholds.map((entry) => ({ ...entry, thousandths: entry.thousandths * 2 })),
        };
        const doubled = points(score(from), score(to)).map((point) => ({
          ...point,
          thousandths: point.thousandths * 2,
        }));
        assert.equal(
          assessResponse(scaled, doubled).kind,
          assessResponse(measure, points(score(from), score(to))).kind,
        );
      },
    ),
  );
});

test("overall: one worse beside an improved is mixed, and nothing known is cannot say", () => {
  const better = assessResponse(lefs, points(22, 40));
  const worse = assessResponse(lefs, points(40, 22));
  const unknown = assessResponse(lefs, points(22));
  assert.equal(assessOverall(better, [worse]), "mixed");
  assert.equal(assessOverall(worse, [unknown]), "worse");
  assert.equal(assessOverall(better, [unknown]), "improved");
  assert.equal(assessOverall(unknown, [better]), "no-change");
  assert.equal(assessOverall(undefined, [unknown]), "cannot-say");
});

test("a first or last score in the window of a procedure cannot be judged, one between them does not matter", () => {
  const [first, second, third] = points(22, 30, 40);
  assert.ok(first && second && third);
  const confounding = "2 days after joint injection";
  const last = assessResponse(lefs, [first, second, { ...third, confounding }]);
  assert.deepEqual([last.kind, last.reason], ["cannot-say", "confounded"]);
  assert.equal(describeResponse(last), "cannot say: 2 days after joint injection");
  assert.equal(assessResponse(lefs, [{ ...first, confounding }, second, third]).reason, "confounded");
  assert.equal(assessResponse(lefs, [first, { ...second, confounding }, third]).kind, "improved-important");
});
