import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { compareSignals, type RankedSignal, rankQueue } from "./queue.ts";
import { signalKinds } from "./review.ts";
import { describeSignal, tierOf } from "./signals.ts";
import { type SessionRow, signalsOfSession } from "./signals-of-session.ts";

const signal: fc.Arbitrary<RankedSignal> = fc.record({
  signalId: fc.uuid(),
  episodeId: fc.constantFrom("a", "b", "c", "d"),
  tier: fc.nat(7),
  raisedAt: fc.nat(1000),
});
const signals = fc.uniqueArray(signal, { selector: (entry) => entry.signalId, maxLength: 20 });

test("the queue's order is total and does not depend on the order of arrival", () => {
  fc.assert(
    fc.property(signals, fc.func(fc.integer()), (list, shuffle) => {
      const shuffled = list.toSorted((a, b) => shuffle(a) - shuffle(b));
      assert.deepEqual(rankQueue(shuffled), rankQueue(list));
      for (const left of list)
        for (const right of list) assert.equal(compareSignals(left, right) === 0, left === right);
    }),
  );
});

test("a further, graver fact never lowers a patient, and every patient stands once", () => {
  fc.assert(
    fc.property(signals, signal, (list, more) => {
      const place = (entries: readonly { episodeId: string }[]) =>
        entries.findIndex((entry) => entry.episodeId === more.episodeId);
      const before = place(rankQueue(list));
      const after = rankQueue([...list, more]);
      assert.equal(new Set(after.map((entry) => entry.episodeId)).size, after.length);
      if (before >= 0) assert.ok(place(after) <= before);
    }),
  );
});

test("every reason has a tier and a sentence, and an unknown fact is said to be not known", () => {
  for (const kind of signalKinds) {
    assert.ok(tierOf(kind) >= 0, kind);
    assert.ok(describeSignal(kind, {}).headline.length > 3, kind);
    assert.doesNotMatch(describeSignal(kind, {}).headline, /undefined|null|caused/);
  }
  assert.ok(
    tierOf("adverse-event") < tierOf("change-request") &&
      tierOf("change-request") < tierOf("worse") &&
      tierOf("review-due") < tierOf("routine"),
  );
});

test("a reason that counts says one of a thing in the singular", () => {
  assert.equal(
    describeSignal("plan-of-care-to-certify", { lines: 1, by: "2026-12-03" }).detail,
    "1 line, by Dec\u00a03, 2026",
  );
  assert.equal(
    describeSignal("plan-of-care-to-certify", { lines: 4, by: "2026-12-03" }).detail,
    "4 lines, by Dec\u00a03, 2026",
  );
  assert.equal(
    describeSignal("missed-sessions", { missed: 2, booked: 3 }).headline,
    "Missed 2 of the last 3 sessions",
  );
});

const note = { sinceLastTime: {}, assessment: "", plan: "", adverseEvent: "" };
const row: SessionRow = {
  row: 1,
  lineKey: "k",
  name: "Heel raise",
  state: "changed",
  dose: { sets: quantity(2, "set") },
  current: { sets: quantity(3, "set") },
  bounds: { sets: { least: quantity(3, "set"), isLocked: false } },
  isFromNowOn: false,
  deviationReason: "",
  consequence: "act",
  earlier: [{ sets: quantity(2, "set") }, { sets: quantity(2, "set") }],
};
const kinds = (rows: SessionRow[], more = {}) =>
  signalsOfSession({
    note: { ...note, ...more },
    rows,
    therapistName: "R. Kim, PT",
    policy: { painAmberMost: 5 },
  }).map((entry) => entry.kind);

test("three sessions below the minimum are under-dosed, two are not, and a row not done does not count", () => {
  assert.deepEqual(kinds([row]), ["under-dosed"]);
  assert.deepEqual(kinds([{ ...row, earlier: row.earlier.slice(0, 1) }]), []);
  assert.deepEqual(kinds([{ ...row, state: "not-done" }]), []);
  assert.deepEqual(kinds([{ ...row, dose: { sets: quantity(3, "set") } }]), []);
});

test("pain above the amber band is red, at the band it is not", () => {
  assert.deepEqual(kinds([], { painWorst: 6 }), ["red-pain"]);
  assert.deepEqual(kinds([], { painWorst: 5 }), []);
  assert.deepEqual(kinds([], { painWorst: "not-asked" }), []);
});

test("act and tell reaches the physiatrist and an adverse event is safety; a deviation was told when it was recorded", () => {
  assert.deepEqual(kinds([{ ...row, earlier: [], consequence: "act-and-tell" }]), ["told"]);
  const deviation = {
    ...row,
    earlier: [],
    consequence: "act-and-tell",
    deviationReason: "pt lifted 30 lb",
  } as const;
  assert.deepEqual(kinds([deviation]), []);
  assert.deepEqual(kinds([], { adverseEvent: "fainted" }), ["adverse-event"]);
  assert.deepEqual(kinds([], { sinceLastTime: { falls: "one-or-more" } }), ["new-pain"]);
});
