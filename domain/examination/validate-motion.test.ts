import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeImpossibleMotion, readDegrees, writeDegrees } from "./validate-motion.ts";

void test("motion that cannot be is answered by what is wrong with it, at its edge", () => {
  const knee = { joint: "knee", motion: "flexion" } as const;
  for (const [found, words] of [
    [{ ...knee, startDegrees: 0, endDegrees: 165 }, undefined],
    [{ ...knee, startDegrees: 0, endDegrees: 166 }, /reaches 165° at most/],
    [{ ...knee, startDegrees: 90, endDegrees: 5 }, /ends before it starts/],
    [{ ...knee, startDegrees: -31, endDegrees: 5 }, /−30° at the least/],
    [{ ...knee, startDegrees: -10, endDegrees: 130 }, undefined],
    [{ joint: "knee", motion: "pronation", startDegrees: 0, endDegrees: 10 }, /has no pronation/],
    [{ joint: "neck", motion: "side-bending", startDegrees: 0, endDegrees: 45 }, undefined],
  ] as const) {
    const said = describeImpossibleMotion(found);
    if (words) assert.match(said ?? "", words);
    else assert.equal(said, undefined);
  }
});

void test("degrees are read as people write them, and what is written is read back the same", () => {
  const cases: readonly [string, readonly [number, number] | undefined][] = [
    ["110", [0, 110]],
    [" 5-110 ", [5, 110]],
    ["5 to 110", [5, 110]],
    ["5 110°", [5, 110]],
    ["-5-135", [-5, 135]],
    ["−5 to 135", [-5, 135]],
    ["5–110", [5, 110]],
    ["", undefined],
    ["full", undefined],
    ["1100", undefined],
    ["5-", undefined],
    ["1e2", undefined],
    ["12.5", undefined],
  ];
  for (const [text, expected] of cases) {
    const read = readDegrees(text);
    assert.deepEqual(read && [read.startDegrees, read.endDegrees], expected, text);
  }
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 180 }), fc.integer({ min: -30, max: 200 }), (start, end) => {
      const found = { startDegrees: start, endDegrees: end };
      assert.deepEqual(readDegrees(writeDegrees(found)), found);
    }),
  );
});
