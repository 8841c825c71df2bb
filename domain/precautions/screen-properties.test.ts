import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareQuantities } from "#domain/doses/quantity.ts";
import { strictestLimits } from "#domain/prescriptions/limits-in-force.ts";
import type { RecordForScreening } from "./facts/record.ts";
import { limitsOfRule } from "./limits-of-rule.ts";
import { recordArbitrary, rulesArbitrary } from "./record.arbitrary.ts";
import { precautionRules } from "./rules.ts";
import { type Screening, screenRecord } from "./screen.ts";
import { today } from "./testing-record.ts";

const keysOf = ({ raised, questions }: Screening): string[] =>
  [
    ...raised.map(({ ruleId, factId }) => `raised ${ruleId} ${factId}`),
    ...questions.map(({ question, factId }) => `asked ${question.questionId} ${factId}`),
  ].toSorted();
const limitsOf = (record: RecordForScreening) => {
  let count = 0;
  return screenRecord(record).raised.flatMap((raised) =>
    limitsOfRule(raised, {
      owner: { kind: "physiatrist", name: "x" },
      delegateStaffIds: [],
      fromOn: today,
      newId: () => `l${(count += 1)}`,
    }),
  );
};

void test("adding a rule never loses another's result", () => {
  fc.assert(
    fc.property(
      recordArbitrary,
      rulesArbitrary,
      fc.constantFrom(...precautionRules),
      (record, rules, added) => {
        const without = rules.filter((rule) => rule !== added);
        const more = new Set(keysOf(screenRecord(record, [...without, added])));
        for (const key of keysOf(screenRecord(record, without))) assert.ok(more.has(key), key);
      },
    ),
    { numRuns: 300 },
  );
});

void test("the order of the facts and of the rules changes nothing that is raised or asked", () => {
  const reversed = (record: RecordForScreening): RecordForScreening => ({
    ...record,
    conditions: record.conditions.toReversed(),
    medications: record.medications.toReversed(),
    implants: record.implants.toReversed(),
    surgeries: record.surgeries.toReversed(),
    numbers: record.numbers.toReversed(),
    flags: record.flags.toReversed(),
    answers: record.answers.toReversed(),
  });
  fc.assert(
    fc.property(recordArbitrary, (record) => {
      assert.deepEqual(screenRecord(reversed(record)), screenRecord(record));
      assert.deepEqual(
        keysOf(screenRecord(record, precautionRules.toReversed())),
        keysOf(screenRecord(record)),
      );
    }),
    { numRuns: 300 },
  );
});

void test("one raise for each rule and fact, one question for each fact, and every record gets an answer", () => {
  fc.assert(
    fc.property(recordArbitrary, (record) => {
      const keys = keysOf(screenRecord(record));
      assert.equal(new Set(keys).size, keys.length);
    }),
    { numRuns: 300 },
  );
});

void test("of limits that bound the same thing the strictest is kept, whatever raised it", () => {
  fc.assert(
    fc.property(recordArbitrary, (record) => {
      const limits = limitsOf(record);
      const kept = strictestLimits(limits);
      for (const limit of limits)
        for (const strict of kept)
          if (limit.kind === strict.kind && limit.kind !== "range" && limit.most && strict.most)
            assert.notEqual(compareQuantities(limit.most, strict.most), "less", limit.kind);
      assert.equal(kept.length > 0, limits.length > 0);
    }),
    { numRuns: 300 },
  );
});
