import assert from "node:assert/strict";
import { test } from "node:test";
import { versionMarks } from "./version-marks.ts";

const zone = "America/Los_Angeles";
/** Signed at 11 p.m. Pacific on the day before it is in London. */
const late = Date.parse("2026-11-21T07:00:00Z");

test("a version stands where it took effect: the day it was signed, or the day it starts where that is later", () => {
  const marks = versionMarks(
    [
      { number: 3, signedAt: late, startsOn: "2026-11-24" },
      { number: 2, signedAt: late, startsOn: "2026-11-02" },
      { number: 1, signedAt: Date.parse("2026-10-01T18:00:00Z"), startsOn: "2026-10-01" },
    ],
    "2026-10-15",
    zone,
  );
  assert.deepEqual(marks, [
    { day: "2026-10-15", label: "v1", words: "v1 in force from Thu Oct 1, 2026" },
    { day: "2026-11-20", label: "v2", words: "v2 in force from Fri Nov 20, 2026" },
    {
      day: "2026-11-24",
      label: "v3",
      words: "v3 in force from Tue Nov 24, 2026, signed Fri Nov 20, 2026",
    },
  ]);
});

test("versions of one day share a mark that names them all", () => {
  const marks = versionMarks(
    [
      { number: 5, signedAt: late, startsOn: "2026-11-02" },
      { number: 4, signedAt: late, startsOn: "2026-11-20" },
    ],
    "2026-10-15",
    zone,
  );
  assert.deepEqual(
    marks.map(({ day, label, words }) => [day, label, words?.split("; ").length]),
    [["2026-11-20", "v4 to v5", 2]],
  );
});
