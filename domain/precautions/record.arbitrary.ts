import fc from "fast-check";
import { medicationKinds } from "#domain/consultations/consultation.ts";
import { flagFindingCodes, numberFindingCodes } from "./facts/findings.ts";
import { implantKinds } from "./facts/implants.ts";
import { procedureKinds } from "./facts/procedures.ts";
import type { AnswerValue, RecordForScreening } from "./facts/record.ts";
import type { PrecautionRule } from "./rule.ts";
import { precautionRules } from "./rules.ts";
import { daysAgo, today } from "./testing-record.ts";

const side = fc.constantFrom("left", "right", "both", "midline", "not-applicable");
const day = fc.integer({ min: -3, max: 400 }).map(daysAgo);
const maybeDay = fc.option(day, { nil: null });
const id = (letter: string) => fc.integer({ min: 0, max: 9 }).map((number) => `${letter}${number}`);
const codes = precautionRules.flatMap(({ when }) =>
  when.flatMap((trigger) => (trigger.kind === "condition" ? trigger.codes : [])),
);
const questionIds = precautionRules.flatMap((rule) =>
  rule.kind === "question" ? [rule.asks.questionId] : [],
);
const factId = fc.oneof(id("c"), id("s"), id("i"));
const value: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.record({ kind: fc.constant("date" as const), on: day }),
  fc.record({
    kind: fc.constant("choice" as const),
    value: fc.constantFrom("posterior", "none", "hamstring", "partial", "present"),
  }),
  fc.record({
    kind: fc.constant("number" as const),
    code: fc.constantFrom(...numberFindingCodes.filter((code) => code !== "age")),
    thousandths: fc.integer({ min: -5000, max: 400_000 }),
  }),
  fc.constantFrom({ kind: "not-known" as const }, { kind: "not-applicable" as const }),
);

/** Records of every shape: few facts, many, without dates, with answers that contradict each other. */
export const recordArbitrary: fc.Arbitrary<RecordForScreening> = fc.record({
  today: fc.constant(today),
  bornOn: fc.option(
    fc.integer({ min: 1930, max: 2020 }).map((year) => `${year}-06-01`),
    { nil: null },
  ),
  conditions: fc.uniqueArray(
    fc.record({
      conditionId: id("c"),
      icd10: fc.oneof(fc.constantFrom(...codes, "S72001D", "S72001K", "Z96641"), fc.constant("")),
      side,
      onsetOn: maybeDay,
    }),
    { selector: ({ conditionId }) => conditionId, maxLength: 8 },
  ),
  medications: fc.uniqueArray(
    fc.record({
      medicationId: id("m"),
      kind: fc.constantFrom(...medicationKinds),
      words: fc.constantFrom("Eliquis", "Lantus", "Cardizem", "Aleve", "nothing known"),
    }),
    { selector: ({ medicationId }) => medicationId, maxLength: 5 },
  ),
  implants: fc.uniqueArray(
    fc.record({ implantId: id("i"), kind: fc.constantFrom(...implantKinds), side, placedOn: maybeDay }),
    { selector: ({ implantId }) => implantId, maxLength: 4 },
  ),
  surgeries: fc.uniqueArray(
    fc.record({ surgeryId: id("s"), kind: fc.constantFrom(...procedureKinds), side, doneOn: maybeDay }),
    { selector: ({ surgeryId }) => surgeryId, maxLength: 5 },
  ),
  numbers: fc.uniqueArray(
    fc.record({
      findingId: id("n"),
      code: fc.constantFrom(...numberFindingCodes.filter((code) => code !== "age")),
      thousandths: fc.integer({ min: -5000, max: 400_000 }),
      side,
      on: day,
    }),
    { selector: ({ findingId }) => findingId, maxLength: 6 },
  ),
  flags: fc.uniqueArray(
    fc.record({
      findingId: id("f"),
      flag: fc.constantFrom(...flagFindingCodes),
      isPresent: fc.boolean(),
      side,
      on: day,
    }),
    { selector: ({ findingId }) => findingId, maxLength: 6 },
  ),
  answers: fc.uniqueArray(
    fc.record({
      answerId: id("a"),
      questionId: fc.constantFrom(...questionIds, "hip-replacement-date", "cuff-repair-date"),
      factId,
      on: day,
      seq: fc.integer({ min: 1, max: 50 }),
      value,
    }),
    { selector: ({ answerId }) => answerId, maxLength: 6 },
  ),
});

export const rulesArbitrary: fc.Arbitrary<PrecautionRule[]> = fc.subarray([...precautionRules]);
