import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { describeFrequency } from "./describe-frequency.ts";
import { noticesOf } from "./notices.ts";
import { someContent } from "./prescription.arbitrary.ts";
import { prescriptionContentSchema } from "./prescription.ts";
import { agreesWithTaper, frequencyOfTaper, taperSchema } from "./taper.ts";
import { validatePrescription } from "./validate.ts";

const { frequency } = someContent;
const taper = [
  { perWeek: 3, weeks: 2 },
  { perWeek: 1, weeks: 4 },
];

test("a frequency is told with its span, its steps, its weeks and how often a day", () => {
  assert.equal(describeFrequency(frequency), "2 to 3 per week for 6 weeks");
  assert.equal(describeFrequency({ ...frequency, perWeekMost: 2, weeks: 1 }), "2 per week for 1 week");
  assert.equal(describeFrequency({ ...frequency, perDay: 2 }), "2 to 3 per week for 6 weeks, 2 a day");
  assert.equal(describeFrequency(frequency, taper), "3 per week for 2 weeks, then 1 per week for 4 weeks");
});

test("the frequency a taper comes to agrees with it, and no other is signed", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ perWeek: fc.integer({ min: 1, max: 7 }), weeks: fc.integer({ min: 1, max: 8 }) }),
        { minLength: 2, maxLength: 6 },
      ),
      (steps) => {
        assert.ok(taperSchema.safeParse(steps).success);
        const own = frequencyOfTaper(frequency, steps);
        assert.ok(agreesWithTaper(own, steps));
        assert.equal(agreesWithTaper({ ...own, weeks: own.weeks + 1 }, steps), false);
        assert.equal(agreesWithTaper({ ...own, perWeekMost: own.perWeekMost + 1 }, steps), false);
      },
    ),
  );
  const fields = (change: Partial<typeof someContent>) =>
    validatePrescription(
      { ...someContent, ...change },
      {
        today: "2026-11-05",
        exerciseOf: findExerciseFacts,
      },
    ).map(({ field }) => field);
  assert.deepEqual(fields({ taper, frequency: frequencyOfTaper(frequency, taper) }), []);
  assert.deepEqual(fields({ taper }), ["taper"]);
  const one = { ...someContent, taper: taper.slice(0, 1) };
  assert.deepEqual(
    prescriptionContentSchema.safeParse(one).error?.issues.map(({ path }) => path.join(".")),
    ["taper"],
  );
});

test("weeks and end, visits and frequency agree, or say at their field how they do not", () => {
  const said = (change: Partial<typeof someContent>) =>
    noticesOf({ ...someContent, ...change }).map(
      ({ field, words }) => `${field}: ${words.replaceAll("\u00a0", " ")}`,
    );
  assert.deepEqual(said({}), []);
  assert.deepEqual(said({ endsOn: "2026-12-17" }), [
    "endsOn: 6 weeks from Nov 2, 2026 end on Dec 14, 2026; this is 3 days later.",
  ]);
  assert.deepEqual(said({ endsOn: "2026-12-13" }), [
    "endsOn: 6 weeks from Nov 2, 2026 end on Dec 14, 2026; this is 1 day earlier.",
  ]);
  assert.deepEqual([said({ visitsMost: 12 }), said({ visitsMost: 18 })], [[], []]);
  assert.deepEqual(said({ visitsMost: 11 }), [
    "visitsMost: The frequency comes to at least 12 visits. Visits end first.",
  ]);
  assert.deepEqual(said({ visitsMost: 19 }), [
    "visitsMost: The frequency comes to at most 18 visits. The weeks end first.",
  ]);
  assert.deepEqual(said({ visitsMost: 10, taper, frequency: frequencyOfTaper(frequency, taper) }), []);
  assert.deepEqual(said({ frequency: { ...frequency, weeks: Number.NaN } }), []);
});
