import assert from "node:assert/strict";
import { test } from "node:test";
import { makeReleaseReader, readReleaseLine } from "./release-file.ts";

const ordered = (order: number, code: string, flag: 0 | 1, short: string, long: string) =>
  `${String(order).padStart(5, "0")} ${code.padEnd(7)} ${flag} ${short.padEnd(60)} ${long}`;

void test("a line of descriptions and a line of the order file say the same code and title", () => {
  const knee = {
    kind: "code",
    code: "M1712",
    title: "Unilateral primary osteoarthritis, left knee",
  } as const;
  for (const line of [
    "M1712   Unilateral primary osteoarthritis, left knee",
    "M1712   Unilateral primary osteoarthritis, left knee\r",
    "M17.12  Unilateral primary osteoarthritis, left knee  ",
    "m17.12\tUnilateral primary osteoarthritis, left knee",
  ])
    assert.deepEqual(readReleaseLine(line), { ...knee, isHeader: null }, JSON.stringify(line));
  assert.deepEqual(
    readReleaseLine(ordered(23_456, "M1712", 1, "Unilateral primary osteoarth, left knee", knee.title)),
    { ...knee, isHeader: false },
  );
  assert.deepEqual(
    readReleaseLine(ordered(23_450, "M17", 0, "Osteoarthritis of knee", "Osteoarthritis of knee")),
    { kind: "code", code: "M17", title: "Osteoarthritis of knee", isHeader: true },
  );
});

void test("what is no code with a title is refused with its reason, and an empty line is none", () => {
  for (const [line, reason] of [
    ["M1712", /has a code and no title/],
    ["M17.12  ", /has a code and no title/],
    ["17M12   Knee", /does not begin with an ICD-10-CM code/],
    ["M1712345 Knee", /does not begin with an ICD-10-CM code/],
    ["bad line", /does not begin with an ICD-10-CM code/],
    ["QB00101 Other", /does not begin with an ICD-10-CM code/],
    ["knee pain", /does not begin with an ICD-10-CM code/],
    [`M1712   ${"x".repeat(301)}`, /longer than 300/],
    ["M1712   Knee \u0007", /cannot be shown/],
    ["M1712   Kn\uFFFDe", /cannot be shown/],
    ["M1712   Knee\u200B joint", /cannot be shown/],
  ] as const) {
    const read = readReleaseLine(line);
    assert.equal(read.kind, "bad", line);
    assert.match(read.kind === "bad" ? read.reason : "", reason, line);
  }
  for (const line of ["", "   ", "\r", "\u001a"]) assert.equal(readReleaseLine(line).kind, "blank");
  assert.equal(readReleaseLine(`M1712   ${"x".repeat(300)}`).kind, "code");
  assert.equal(readReleaseLine("QA00101 SCN2A-related neurodevelopmental disorder").kind, "code");
});

function readAll(lines: readonly (string | undefined)[]) {
  const reader = makeReleaseReader();
  for (const [index, line] of lines.entries()) reader.take(index + 1, line);
  return reader.end();
}

void test("every bad line is told by its number, in order: a code that stands twice, a billable one with codes below", () => {
  const { badLines } = readAll([
    "M170    Bilateral primary osteoarthritis of knee",
    "nonsense",
    ordered(3, "M171", 1, "Unilateral", "Unilateral primary osteoarthritis of knee"),
    ordered(4, "M1711", 1, "Right", "Unilateral primary osteoarthritis, right knee"),
    undefined,
    "M17.0   Again",
  ]);
  assert.deepEqual(badLines, [
    { line: 2, reason: "It does not begin with an ICD-10-CM code." },
    { line: 3, reason: "It is marked as billable and has codes below it." },
    { line: 5, reason: "It is longer than a line may be, or is no text." },
    { line: 6, reason: "M17.0 stands on line 1 already." },
  ]);
});

void test("in a file that says nothing of headers, a proper prefix of a code is one", () => {
  const { entries, badLines } = readAll([
    "M54     Dorsalgia",
    "M5450   Low back pain, unspecified",
    "M545    Low back pain",
    "M546    Pain in thoracic spine",
  ]);
  assert.deepEqual(badLines, []);
  assert.deepEqual(
    [...entries].map(([code, { isHeader }]) => [code, isHeader]),
    [
      ["M54", true],
      ["M545", true],
      ["M5450", false],
      ["M546", false],
    ],
  );
});
