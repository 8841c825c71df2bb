import { addDays } from "#domain/calendar/days.ts";
import type { FlagFinding, NumberFinding } from "./facts/findings.ts";
import type { ImplantKind } from "./facts/implants.ts";
import type { ProcedureKind } from "./facts/procedures.ts";
import type { AnswerValue, FactSide, RecordForScreening } from "./facts/record.ts";

export const today = "2026-11-23";
export const daysAgo = (count: number): string => addDays(today, -count);

/** One thing on a record, in few words; a test adds them up. */
export type Part = (record: RecordForScreening) => RecordForScreening;

export const emptyRecord: RecordForScreening = {
  today,
  bornOn: null,
  conditions: [],
  medications: [],
  implants: [],
  surgeries: [],
  numbers: [],
  flags: [],
  answers: [],
};
export const recordOf = (...parts: readonly Part[]): RecordForScreening =>
  parts.reduce((record, part) => part(record), emptyRecord);

export const code =
  (icd10: string, onset: number | null = null, side: FactSide = "not-applicable"): Part =>
  (record) => ({
    ...record,
    conditions: [
      ...record.conditions,
      {
        conditionId: `c${record.conditions.length}`,
        icd10,
        side,
        onsetOn: onset === null ? null : daysAgo(onset),
      },
    ],
  });
export const drug =
  (words: string): Part =>
  (record) => ({
    ...record,
    medications: [
      ...record.medications,
      { medicationId: `m${record.medications.length}`, kind: "not-screened", words },
    ],
  });
export const device =
  (kind: ImplantKind, ago: number | null = null, side: FactSide = "not-applicable"): Part =>
  (record) => ({
    ...record,
    implants: [
      ...record.implants,
      {
        implantId: `i${record.implants.length}`,
        kind,
        side,
        placedOn: ago === null ? null : daysAgo(ago),
      },
    ],
  });
export const surgery =
  (kind: ProcedureKind, ago: number | null = null, side: FactSide = "not-applicable"): Part =>
  (record) => ({
    ...record,
    surgeries: [
      ...record.surgeries,
      { surgeryId: `s${record.surgeries.length}`, kind, side, doneOn: ago === null ? null : daysAgo(ago) },
    ],
  });
export const measured =
  (finding: NumberFinding, amount: number, ago = 0): Part =>
  (record) => ({
    ...record,
    numbers: [
      ...record.numbers,
      {
        findingId: `n${record.numbers.length}`,
        code: finding,
        thousandths: Math.round(amount * 1000),
        side: "not-applicable",
        on: daysAgo(ago),
      },
    ],
  });
export const found =
  (flag: FlagFinding, ago = 0, isPresent = true): Part =>
  (record) => ({
    ...record,
    flags: [
      ...record.flags,
      {
        findingId: `f${record.flags.length}`,
        flag,
        isPresent,
        side: "not-applicable",
        on: daysAgo(ago),
      },
    ],
  });
export const answer =
  (questionId: string, factId: string, value: AnswerValue): Part =>
  (record) => ({
    ...record,
    answers: [
      ...record.answers,
      {
        answerId: `a${record.answers.length}`,
        questionId,
        factId,
        on: today,
        seq: record.answers.length,
        value,
      },
    ],
  });
export const chose = (questionId: string, factId: string, value: string): Part =>
  answer(questionId, factId, { kind: "choice", value });
export const aged =
  (years: number): Part =>
  (record) => ({ ...record, bornOn: `${Number(today.slice(0, 4)) - years}${today.slice(4)}` });
