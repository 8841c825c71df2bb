import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type CarriedHistory,
  carriedHistorySchema,
  carryAnswers,
  confirmRest,
  differingParts,
  historyAnswers,
  historyParts,
  isGoneThrough,
  isSameHistory,
  withAnswerTo,
} from "./carried-history.ts";
import { carryHistory, type RecordOfHistory } from "./carry-history.ts";

const record: RecordOfHistory = {
  conditions: [{ words: "Type 2 diabetes", icd10: "E11.9", side: "not-applicable", onsetOn: null }],
  keptConditions: 0,
  surgeries: [{ words: "Meniscus repair", doneOn: "2026-10-20" }],
  implants: [],
  medications: [{ words: "Warfarin 5 mg", kind: "anticoagulant" }],
  allergyState: "not-asked",
  allergies: [],
};
const carried = carryHistory(null, record, "kim");
const part = fc.constantFrom(...historyParts);

void test("without a visit the record speaks, and what is not written is said to be not known, never none", () => {
  assert.equal(carried.from, null);
  assert.deepEqual(
    carried.parts.map((one) => one.part),
    [...historyParts],
  );
  const of = (name: (typeof historyParts)[number]) => carried.parts.find((one) => one.part === name);
  assert.deepEqual(of("medications")?.said, ["Warfarin 5 mg, anticoagulant"]);
  assert.deepEqual([of("allergies")?.said, of("allergies")?.none], [[], "Not asked"]);
  assert.deepEqual([of("history")?.said, of("history")?.none], [[], "No visit is signed"]);
  assert.ok(carriedHistorySchema.safeParse(carried).success);
  assert.equal(isGoneThrough(carried), false);
});

void test("sensitive entries that are not carried are counted", () => {
  const kept = carryHistory(null, { ...record, conditions: [], keptConditions: 2 }, "kim");
  assert.deepEqual(kept.parts.find((one) => one.part === "conditions")?.said, [
    "2 sensitive entries not carried",
  ]);
});

void test("confirming the rest touches only what was shown and nobody answered", () => {
  fc.assert(
    fc.property(fc.uniqueArray(part), part, fc.constantFrom(...historyAnswers), (shown, one, answer) => {
      const before = withAnswerTo(carried, one, { answer, differs: "words" });
      const after = confirmRest(before, new Set(shown));
      for (const { part: name, answer: now } of after.parts) {
        if (name === one) assert.equal(now, answer);
        else assert.equal(now, shown.includes(name) ? "confirmed" : undefined);
      }
      assert.ok(isSameHistory(before, after));
    }),
  );
});

void test("not asked is an answer and still not gone through; what differs is named", () => {
  const all = confirmRest(carried, new Set(historyParts));
  assert.equal(isGoneThrough(all), true);
  assert.equal(isGoneThrough(withAnswerTo(all, "implants", { answer: "not-asked" })), false);
  const differing = withAnswerTo(all, "medications", { answer: "differs", differs: "Stopped in May" });
  assert.equal(isGoneThrough(differing), true);
  assert.deepEqual(differingParts(differing), ["medications"]);
});

void test("a part whose words changed since it was answered is asked anew, the others keep their answers", () => {
  const answered: CarriedHistory = confirmRest(carried, new Set(historyParts));
  const now = carryHistory(null, { ...record, medications: [] }, "kim");
  const merged = carryAnswers(now, answered);
  assert.equal(isSameHistory(now, answered), false);
  for (const { part: name, answer } of merged.parts)
    assert.equal(answer, name === "medications" ? undefined : "confirmed");
});
