import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeEnvelope, type EnvelopeValues, placeEnvelope } from "./envelope-geometry.ts";

const legPress: EnvelopeValues = {
  scale: { least: 0, most: 100 },
  state: "set",
  least: 35,
  most: 65,
  prescribed: 45,
  current: 55,
};

test("a closed span has two ends where its bounds stand", () => {
  const marks = placeEnvelope(legPress, 204);
  assert.deepEqual(marks.span, { from: 72, to: 132 });
  assert.deepEqual(marks.ends, [72, 132]);
  assert.equal(marks.current, 112);
});

test("without an upper bound the span has one end and runs out to the right", () => {
  const marks = placeEnvelope({ ...legPress, most: undefined }, 204);
  assert.deepEqual(marks.span, { from: 72, to: 202 });
  assert.deepEqual(marks.ends, [72]);
});

test("locked and not specified have no span", () => {
  assert.equal(placeEnvelope({ ...legPress, state: "locked" }, 204).span, undefined);
  assert.equal(placeEnvelope({ ...legPress, state: "not-specified" }, 204).span, undefined);
});

const amount = fc.integer({ min: -50, max: 250 });
const anyValues = fc.record({
  scale: fc.constant({ least: 0, most: 200 }),
  state: fc.constantFrom("set" as const, "locked" as const, "not-specified" as const),
  least: fc.option(amount, { nil: undefined }),
  most: fc.option(amount, { nil: undefined }),
  prescribed: fc.option(amount, { nil: undefined }),
  current: fc.option(amount, { nil: undefined }),
  asked: fc.option(amount, { nil: undefined }),
  bestDone: fc.option(amount, { nil: undefined }),
  limit: fc.option(fc.integer({ min: 20, max: 250 }), { nil: undefined }),
});

test("no span, dot or diamond ever crosses the wall of a patient's limit", () =>
  fc.assert(
    fc.property(anyValues, fc.integer({ min: 64, max: 320 }), (values, width) => {
      const marks = placeEnvelope(values, width);
      const wall = marks.walls[0];
      if (wall === undefined) return;
      if (marks.span) assert.ok(marks.span.to < wall);
      if (marks.current !== undefined) assert.ok(marks.current + 4.5 < wall);
      if (marks.asked !== undefined) assert.ok(marks.asked + 5.5 < wall);
    }),
  ));

test("every mark stands on the line", () =>
  fc.assert(
    fc.property(anyValues, fc.integer({ min: 64, max: 320 }), (values, width) => {
      const marks = placeEnvelope(values, width);
      for (const x of [
        marks.current,
        marks.asked,
        marks.prescribed,
        marks.bestDone,
        ...marks.ends,
        ...marks.walls,
      ])
        if (x !== undefined) assert.ok(x >= 0 && x <= width, `${x} of ${width}`);
    }),
  ));

test("the line says in words what it draws", () => {
  const format = (value: number) => `${value} lb`;
  assert.equal(
    describeEnvelope({ ...legPress, asked: 75 }, format),
    "55 lb now, 45 lb prescribed, therapist may set 35 lb to 65 lb, asks 75 lb",
  );
  assert.equal(
    describeEnvelope({ ...legPress, most: undefined, prescribed: undefined }, format),
    "55 lb now, therapist may set 35 lb and up",
  );
  assert.equal(
    describeEnvelope({ ...legPress, state: "locked", current: undefined }, format),
    "45 lb prescribed, locked",
  );
});
