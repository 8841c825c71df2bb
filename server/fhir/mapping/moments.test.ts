import assert from "node:assert/strict";
import { test } from "node:test";
import { readMoment } from "./moments.ts";

const now = { instant: Date.parse("2026-11-23T22:10:00Z"), today: "2026-11-23" };

test("a day keeps the calendar day its source wrote, whatever the zone; a year or a month names no day", () => {
  const noon = Date.parse("1991-06-07T12:00:00Z");
  assert.deepEqual(readMoment("1991-06-07", "date", now), { day: "1991-06-07", instant: noon });
  assert.deepEqual(readMoment("1991-06-07T23:37:54+05:00", "date", now), {
    day: "1991-06-07",
    instant: Date.parse("1991-06-07T18:37:54Z"),
  });
  assert.deepEqual(readMoment("1991-06-07T23:37:54.123Z", "date", now), {
    day: "1991-06-07",
    instant: Date.parse("1991-06-07T23:37:54.123Z"),
  });
  for (const partial of ["1991", "1991-06"])
    assert.deepEqual(readMoment(partial, "date", now), { day: null, instant: null }, partial);
});

test("a date that is malformed, impossible or ahead of tomorrow is refused; an end may lie ahead", () => {
  for (const text of [
    "",
    "91-06-07",
    "1991-6-7",
    "1991-02-29",
    "1991-06-07T25:00:00Z",
    "1991-06-07T10:00:00",
    "1799-12-31",
    "9999-01-01",
    "2026-11-25",
    "2026-11-24T23:00:00Z",
    "2031",
    "1991-06-07 10:00",
  ])
    assert.ok("reason" in readMoment(text, "date", now), text);
  assert.ok(!("reason" in readMoment("2026-11-24", "date", now)));
  assert.ok(!("reason" in readMoment("2031-01-01", "end", now, true)));
});
