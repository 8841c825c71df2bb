import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { contentArbitrary, someContent, someLine } from "#domain/prescriptions/prescription.arbitrary.ts";
import { type DraftHistory, describeStep, noHistory, record, step } from "./draft-history.ts";

const loaded = (pounds: number) => ({
  ...someContent,
  lines: [{ ...someLine, dose: { load: quantity(pounds, "lb") } }],
});

test("undoing every step and redoing every step lead through the same contents", () => {
  fc.assert(
    fc.property(fc.array(contentArbitrary, { minLength: 2, maxLength: 6 }), (contents) => {
      let history: DraftHistory = noHistory;
      let [now = someContent] = contents;
      const seen = [now];
      for (const [index, after] of contents.slice(1).entries()) {
        const before = now;
        history = record(history, { before, after, at: index * 10_000 });
        if (JSON.stringify(before) !== JSON.stringify(after)) seen.push(after);
        now = after;
      }
      const back = [now];
      for (let next = step(history, now, "back"); next; next = step(history, now, "back")) {
        ({ history, content: now } = next);
        back.push(now);
      }
      assert.deepEqual(back.toReversed(), seen);
      const forth = [now];
      for (let next = step(history, now, "forth"); next; next = step(history, now, "forth")) {
        ({ history, content: now } = next);
        forth.push(now);
      }
      assert.deepEqual(forth, seen);
    }),
    { numRuns: 100 },
  );
});

test("typing on in one field is one step; another field, or a pause, is another", () => {
  const note = (text: string) => ({ ...someContent, note: text });
  let history = record(noHistory, { before: note(""), after: note("S"), at: 0 });
  history = record(history, { before: note("S"), after: note("Sl"), at: 300 });
  assert.equal(history.past.length, 1);
  history = record(history, { before: note("Sl"), after: note("Slow"), at: 5000 });
  assert.equal(history.past.length, 2);
  history = record(history, { before: note("Slow"), after: { ...note("Slow"), visitsMost: 8 }, at: 5100 });
  assert.equal(history.past.length, 3);
});

test("a new change after undoing leaves nothing to redo", () => {
  const history = record(noHistory, { before: loaded(50), after: loaded(60), at: 0 });
  const undone = step(history, loaded(60), "back");
  assert.deepEqual(undone?.content, loaded(50));
  assert.ok(undone);
  const next = record(undone.history, { before: loaded(50), after: loaded(55), at: 9 });
  assert.equal(step(next, loaded(55), "forth"), undefined);
  assert.equal(step(noHistory, loaded(50), "back"), undefined);
});

test("what a step did is said in the words of the chart", () => {
  assert.equal(
    describeStep(loaded(60), loaded(50)).replaceAll("\u00a0", " "),
    "Leg press, single leg load: 60 lb to 50 lb",
  );
  assert.equal(describeStep(loaded(60), loaded(60)), "");
  assert.match(describeStep(loaded(60), { ...loaded(60), lines: [] }), /^Leg press, single leg: removed/);
  const bridge = { ...someLine, lineKey: "k2", lineId: "l2", name: "Bridge" };
  assert.equal(
    describeStep(
      { ...someContent, lines: [someLine, bridge] },
      { ...someContent, lines: [bridge, someLine] },
    ),
    "Order of lines: Leg press, single leg now line 2",
  );
});
