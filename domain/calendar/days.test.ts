import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isDay } from "./bounds.ts";
import { addDays, ageInYears, dayNumber, dayOfNumber, daysBetween, weekday } from "./days.ts";

test("day numbers agree with the platform's calendar over four centuries", () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_091, max: 84_000 }), (count) => {
      const expected = new Date(count * 86_400_000).toISOString().slice(0, 10);
      assert.equal(dayOfNumber(count), expected);
      assert.equal(dayNumber(expected), count);
      assert.equal(weekday(expected), new Date(count * 86_400_000).getUTCDay());
      assert.equal(isDay(expected), true);
    }),
  );
});

test("days that do not exist are refused", () => {
  for (const day of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "1700-01-01",
    "2026-1-1",
    "",
    "2026-11-23T00:00",
  ])
    assert.equal(isDay(day), false, day);
  for (const day of ["2024-02-29", "2000-02-29", "2026-12-31"]) assert.equal(isDay(day), true, day);
});

test("adding and counting days cross months, years and leap days", () => {
  assert.equal(addDays("2026-11-23", 30), "2026-12-23");
  assert.equal(addDays("2024-02-28", 1), "2024-02-29");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  assert.equal(daysBetween("2026-11-23", "2026-11-20"), -3);
});

test("a birthday counts from the day itself", () => {
  assert.equal(ageInYears("1951-03-14", "2026-03-13"), 74);
  assert.equal(ageInYears("1951-03-14", "2026-03-14"), 75);
});
