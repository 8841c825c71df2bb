import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dayIn,
  endSentence,
  formatClockTime,
  formatColumnTime,
  formatMoment,
  formatTime,
  formatTimeWithSeconds,
  spellMoment,
  zoneWord,
} from "./times.ts";

const show = (text: string) => text.replaceAll("\u00a0", "_");
const pacific = "America/Los_Angeles";
const mountain = "America/Denver";

const times: readonly (readonly [string, string, string, string])[] = [
  ["2026-11-23T22:07:12Z", pacific, "2:07_p.m.", "14:07"],
  ["2026-11-23T22:07:12Z", mountain, "3:07_p.m.", "15:07"],
  ["2026-11-23T08:00:00Z", pacific, "12:00_a.m.", "00:00"],
  ["2026-11-23T20:00:00Z", pacific, "12:00_p.m.", "12:00"],
  ["2026-11-23T16:30:00Z", pacific, "8:30_a.m.", "08:30"],
  ["2026-07-01T21:07:00Z", pacific, "2:07_p.m.", "14:07"],
  // The night the clocks go back, 1:30 a.m. happens twice.
  ["2026-11-01T08:30:00Z", pacific, "1:30_a.m.", "01:30"],
  ["2026-11-01T09:30:00Z", pacific, "1:30_a.m.", "01:30"],
  // The night they go forward, 2 a.m. does not happen.
  ["2026-03-08T10:00:00Z", pacific, "3:00_a.m.", "03:00"],
];
for (const [instant, zone, twelve, twentyFour] of times)
  test(`${instant} in ${zone} reads ${twelve} or ${twentyFour}`, () => {
    assert.equal(show(formatTime(Date.parse(instant), zone)), twelve);
    assert.equal(formatTime(Date.parse(instant), zone, "24-hour"), twentyFour);
  });

test("a column time is short", () => {
  assert.equal(show(formatColumnTime(Date.parse("2026-11-23T22:05:00Z"), pacific)), "2:05_p");
  assert.equal(show(formatColumnTime(Date.parse("2026-11-23T16:30:00Z"), pacific)), "8:30_a");
  assert.equal(formatColumnTime(Date.parse("2026-11-23T22:05:00Z"), pacific, "24-hour"), "14:05");
});
test("seconds are shown where they prove a save", () => {
  const at = Date.parse("2026-11-23T22:07:12Z");
  assert.equal(show(formatTimeWithSeconds(at, pacific)), "2:07:12_p.m.");
  assert.equal(formatTimeWithSeconds(at, pacific, "24-hour"), "14:07:12");
});
test("an instant falls on the day of its clinic, not of the machine", () => {
  const at = Date.parse("2026-11-24T07:30:00Z");
  assert.equal(dayIn(at, pacific), "2026-11-23");
  assert.equal(dayIn(at, mountain), "2026-11-24");
});
test("a moment stands as day and time", () =>
  assert.equal(
    show(formatMoment(Date.parse("2026-11-23T22:07:00Z"), pacific)),
    "Mon Nov 23, 2026, 2:07_p.m.",
  ));
test("a moment is spelled out with its zone", () =>
  assert.equal(
    show(spellMoment(Date.parse("2026-11-23T22:07:00Z"), mountain)),
    "Monday, November 23, 2026, 3:07_p.m. Mountain",
  ));
test("a sentence that ends with a time has one period, by either clock", () => {
  const at = Date.UTC(2026, 10, 24, 7, 55);
  const until = (clock: "12-hour" | "24-hour") =>
    endSentence(`Open until ${formatTime(at, "America/Los_Angeles", clock)}`);
  assert.equal(until("12-hour"), "Open until 11:55\u00a0p.m.");
  assert.equal(until("24-hour"), "Open until 23:55.");
});

test("opening hours need no date", () => {
  assert.equal(show(formatClockTime(450)), "7:30_a.m.");
  assert.equal(formatClockTime(1080, "24-hour"), "18:00");
});
test("a zone without an everyday word gives its city", () => {
  assert.equal(zoneWord("America/Denver"), "Mountain");
  assert.equal(zoneWord("America/Puerto_Rico"), "Puerto Rico");
});
