import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { findOverlap, type OneOnOne } from "./overlap.ts";
import { minutesOf, oneOnOneMinutes, timedMilliseconds, wasLeftRunning } from "./service-time.ts";

const minute = 60_000;
const stretch = (from: number, to: number | null) => ({
  startedAt: from * minute,
  endedAt: to === null ? null : to * minute,
});

void test("a timer counts whole minutes, rounded down over all its stretches, and runs on until it is stopped", () => {
  const intervals = [stretch(0, 7.5), stretch(10, 17.6)];
  assert.equal(minutesOf({ typedMinutes: null, intervals }, 60 * minute), 15);
  assert.equal(minutesOf({ typedMinutes: null, intervals: [stretch(0, null)] }, 12.9 * minute), 12);
});

void test("what was entered stands in place of the timer, which is kept", () => {
  assert.equal(minutesOf({ typedMinutes: 12, intervals: [stretch(0, 30)] }, 60 * minute), 12);
  assert.equal(minutesOf({ typedMinutes: 0, intervals: [stretch(0, 30)] }, 60 * minute), 0);
});

void test("a timer left running over night counts for nothing until somebody enters the minutes", () => {
  const left = { typedMinutes: null, intervals: [stretch(0, 10), stretch(20, 20 + 241)] };
  assert.equal(minutesOf(left, 600 * minute), 10);
  assert.equal(wasLeftRunning(left, 600 * minute), true);
  assert.equal(wasLeftRunning({ ...left, typedMinutes: 30 }, 600 * minute), false);
  assert.equal(wasLeftRunning({ typedMinutes: null, intervals: [stretch(0, 240)] }, 600 * minute), false);
});

void test("a clock that was set back takes nothing away and makes no time", () => {
  assert.equal(timedMilliseconds([stretch(10, 4), stretch(20, 25)], 0), 5 * minute);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer())), fc.integer(), (pairs, now) => {
      const intervals = pairs.map(([startedAt, endedAt]) => ({ startedAt, endedAt }));
      assert.ok(timedMilliseconds(intervals, now) >= 0);
    }),
  );
});

void test("untimed services are no one-on-one minutes", () => {
  const times = [
    { code: "97110", staffId: "kim", typedMinutes: 15, intervals: [] },
    { code: "97010", staffId: "kim", typedMinutes: 20, intervals: [] },
  ];
  assert.equal(oneOnOneMinutes(times, 0), 15);
});

const visit = (sessionId: string, from: number, to: number, minutes: number): OneOnOne => ({
  sessionId,
  startedAt: from * minute,
  endedAt: to * minute,
  minutes,
});

const overlaps: [string, OneOnOne[], ReturnType<typeof findOverlap>][] = [
  ["one visit alone", [], undefined],
  ["one after the other", [visit("b", 45, 90, 45)], undefined],
  ["two at once whose minutes fit", [visit("b", 15, 60, 15)], undefined],
  ["two at once by one minute", [visit("b", 15, 60, 16)], { minutes: 1, sessionIds: ["b"] }],
  [
    "two at once, and a third that only touches them gives no room",
    [visit("b", 0, 45, 45), visit("c", 44, 120, 10)],
    { minutes: 45, sessionIds: ["b"] },
  ],
  ["a third far away takes nothing", [visit("b", 15, 60, 15), visit("c", 60, 75, 15)], undefined],
  ["at once, and nothing one-on-one with the other", [visit("b", 15, 60, 0)], undefined],
];
for (const [words, others, expected] of overlaps)
  void test(`forty-five one-on-one minutes in a visit of forty-five: ${words}`, () => {
    assert.deepEqual(findOverlap(visit("a", 0, 45, 45), others), expected);
  });

void test("an overlap is seen from at least one other of its visits, and only where minutes are above the whole time", () => {
  const anyVisit = fc
    .tuple(fc.nat(120), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
    .map(([from, length, minutes]) => ({ from, length, minutes: Math.min(length, minutes) }));
  fc.assert(
    fc.property(fc.array(anyVisit, { minLength: 2, maxLength: 5 }), (some) => {
      const visits = some.map(({ from, length, minutes }, index) =>
        visit(String(index), from, from + length, minutes),
      );
      const [first, ...rest] = visits;
      if (!first) return;
      const found = findOverlap(first, rest);
      if (!found) return;
      const others = visits.filter(({ sessionId }) => found.sessionIds.includes(sessionId));
      const stretch = [first, ...others];
      const covered =
        Math.max(...stretch.map((one) => one.endedAt)) - Math.min(...stretch.map((one) => one.startedAt));
      assert.ok(stretch.reduce((sum, one) => sum + one.minutes, 0) * minute > covered);
      assert.ok(others.some((other) => findOverlap(other, visits) !== undefined));
    }),
  );
});
