import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayOfNumber } from "#domain/calendar/days.ts";
import {
  formatAge,
  formatBorn,
  formatColumnDay,
  formatDay,
  formatDayNear,
  formatDaysAway,
  formatWeekdayDay,
  isDay,
  spellDay,
} from "./dates.ts";

const days: readonly (readonly [string, string])[] = [
  ["2026-11-23", "Mon Nov 23, 2026"],
  ["2026-01-01", "Thu Jan 1, 2026"],
  ["2024-02-29", "Thu Feb 29, 2024"],
  ["1951-03-14", "Wed Mar 14, 1951"],
  ["1900-03-01", "Thu Mar 1, 1900"],
  ["2000-12-31", "Sun Dec 31, 2000"],
];
for (const [day, expected] of days)
  test(`${day} reads ${expected} whatever the zone of the machine`, () =>
    assert.equal(formatDay(day), expected));

test("a day of another year carries its year", () => {
  assert.equal(formatDayNear("2026-11-20", "2026-11-23"), "Nov 20");
  assert.equal(formatDayNear("2025-11-20", "2026-11-23"), "Nov 20, 2025");
});
test("a column head is short", () => assert.equal(formatColumnDay("2026-11-03"), "Nov 3"));
test("a day list names the weekday", () => assert.equal(formatWeekdayDay("2026-11-23"), "Mon Nov 23"));
test("a day is spelled out for a screen reader", () =>
  assert.equal(spellDay("2026-11-23"), "Monday, November 23, 2026"));

const away: readonly (readonly [string, string])[] = [
  ["2026-11-23", "today"],
  ["2026-11-22", "yesterday"],
  ["2026-11-24", "tomorrow"],
  ["2026-11-17", "6 days ago"],
  ["2026-12-07", "in 14 days"],
];
for (const [day, expected] of away)
  test(`${day} is ${expected} on Nov 23, 2026`, () =>
    assert.equal(formatDaysAway(day, "2026-11-23"), expected));

const ages: readonly (readonly [string, string, string])[] = [
  ["1951-03-14", "2026-11-23", "75_y"],
  ["1951-11-23", "2026-11-23", "75_y"],
  ["1951-11-24", "2026-11-23", "74_y"],
  ["2024-11-24", "2026-11-23", "23_mo"],
  ["2024-11-23", "2026-11-23", "2_y"],
  ["2026-11-10", "2026-11-23", "0_mo"],
  ["2024-02-29", "2025-02-28", "11_mo"],
];
for (const [born, today, expected] of ages)
  test(`born ${born} is ${expected} on ${today}`, () =>
    assert.equal(formatAge(born, today).replace("\u00a0", "_"), expected));

test("a birth day stands with the age", () =>
  assert.equal(formatBorn("1951-03-14", "2026-11-23"), "Mar 14, 1951 (75\u00a0y)"));

for (const [text, expected] of [
  ["2026-02-28", true],
  ["2026-02-29", false],
  ["2024-02-29", true],
  ["1900-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["", false],
] as const)
  test(`"${text}" is ${expected ? "" : "not "}a day`, () => assert.equal(isDay(text), expected));

test("every day of the calendar reads as itself", () =>
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 60_000 }), (count) => {
      const day = dayOfNumber(count);
      const expected = new Intl.DateTimeFormat("en-US", {
        timeZone: "UTC",
        weekday: "short",
        month: "short",
        day: "numeric",
        year: "numeric",
      }).format(count * 86_400_000);
      assert.equal(formatDay(day), expected.replace(",", ""));
    }),
  ));
