import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeFields, mergeTyped } from "./merge-typed.ts";

const kept = { assessment: "", plan: "Go on", painWorst: 3, sinceLastTime: { falls: "no" } };

test("what two people changed in different fields both stays", () => {
  assert.deepEqual(
    mergeTyped(
      kept,
      { ...kept, painWorst: 5 },
      { ...kept, assessment: "Better", sinceLastTime: { falls: "yes" } },
    ),
    { assessment: "Better", plan: "Go on", painWorst: 5, sinceLastTime: { falls: "yes" } },
  );
});

test("words both wrote in one field both stay, and the answers of one question apart do too", () => {
  assert.deepEqual(
    mergeTyped(
      kept,
      { ...kept, plan: "Go on, slower", sinceLastTime: { falls: "no", pain: "same" } },
      { ...kept, plan: "Stop", sinceLastTime: { falls: "no", symptoms: "none" } },
    ),
    { ...kept, plan: "Go on, slower\nStop", sinceLastTime: { falls: "no", pain: "same", symptoms: "none" } },
  );
});

test("two different numbers for one field are never settled unseen", () => {
  assert.equal(mergeTyped(kept, { ...kept, painWorst: 5 }, { ...kept, painWorst: 7 }), undefined);
  assert.deepEqual(mergeTyped(kept, { ...kept, painWorst: 5 }, { ...kept, painWorst: 5 }), {
    ...kept,
    painWorst: 5,
  });
});

test("an answer taken back here is taken back", () => {
  const { painWorst: _gone, ...typed } = kept;
  assert.equal(mergeTyped(kept, kept, typed)?.["painWorst"], undefined);
});

test("two answers of one closed list are a conflict, never two words in a row", () => {
  const before = { sinceLastTime: {} };
  const theirs = { sinceLastTime: { feels: "better" } };
  const typed = { sinceLastTime: { feels: "worse", falls: "none" } };
  assert.equal(mergeTyped(before, theirs, typed), undefined);
  const { merged, conflicts } = mergeFields(before, theirs, typed);
  assert.deepEqual(conflicts, [{ path: ["sinceLastTime", "feels"], theirs: "better", mine: "worse" }]);
  assert.deepEqual(merged, { sinceLastTime: { feels: "worse", falls: "none" } });
});
