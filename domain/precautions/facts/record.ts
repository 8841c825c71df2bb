import { ageInYears, type Day, daysBetween } from "#domain/calendar/days.ts";
import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import { kindsOfMedication, recognizeDrugs } from "./drugs.ts";
import type { FlagFinding, NumberFinding } from "./findings.ts";
import type { ImplantKind } from "./implants.ts";
import { type Implied, impliedBy } from "./implied.ts";
import type { ProcedureKind } from "./procedures.ts";

export type FactSide = "left" | "right" | "both" | "midline" | "not-applicable";

/** What somebody answered to a rule's question about one fact. `not-known` is an answer; it never reads as normal. */
export type AnswerValue =
  | { kind: "date"; on: Day }
  | { kind: "number"; code: NumberFinding; thousandths: number }
  | { kind: "choice"; value: string; flag?: FlagFinding; side?: "left" | "right" }
  | { kind: "not-known" }
  | { kind: "not-applicable" };
export type Answer = {
  answerId: string;
  questionId: string;
  factId: string;
  on: Day;
  /** Order of answers to the same question; the later one stands. */
  seq: number;
  value: AnswerValue;
};

/** A patient's whole record as the rules read it. */
export type RecordForScreening = {
  today: Day;
  bornOn: Day | null;
  conditions: readonly { conditionId: string; icd10: string; side: FactSide; onsetOn: Day | null }[];
  medications: readonly { medicationId: string; kind: MedicationKind; words: string }[];
  implants: readonly { implantId: string; kind: ImplantKind; side: FactSide; placedOn: Day | null }[];
  surgeries: readonly { surgeryId: string; kind: ProcedureKind; side: FactSide; doneOn: Day | null }[];
  /** In the unit of their finding; what came in another unit is left out by whoever reads the record. */
  numbers: readonly {
    findingId: string;
    code: NumberFinding;
    thousandths: number;
    side: FactSide;
    on: Day;
  }[];
  flags: readonly {
    findingId: string;
    flag: FlagFinding;
    isPresent: boolean;
    side: FactSide;
    joint?: Joint | undefined;
    on: Day;
  }[];
  answers: readonly Answer[];
};

/** One fact in the one shape every trigger is held against. Its date is absent where the record does not know it. */
export type Fact = { factId: string; side: FactSide; on?: Day | undefined; joint?: Joint | undefined } & (
  | { kind: "condition"; code: string }
  | { kind: "drug"; kinds: readonly MedicationKind[]; names: readonly string[] }
  | { kind: "device"; device: ImplantKind }
  | { kind: "procedure"; procedure: ProcedureKind }
  | { kind: "number"; code: NumberFinding; thousandths: number }
  | { kind: "flag"; flag: FlagFinding }
);

export const undotted = (code: string): string => code.replaceAll(".", "").toUpperCase();

/** Everything the record says, as facts: what a code implies, what an answer says, and of each finding its latest. */
export function factsOfRecord(record: RecordForScreening): Fact[] {
  return [
    ...record.conditions.flatMap(({ conditionId, icd10, side, onsetOn }): Fact[] => [
      {
        factId: conditionId,
        kind: "condition",
        code: undotted(icd10),
        side,
        on: onsetOn ?? undefined,
      },
      ...impliedBy(undotted(icd10))
        .filter((implied) => !isOnRecord(record, implied, side))
        .map((implied): Fact => ({ factId: conditionId, side, ...implied })),
    ]),
    ...record.medications.map(
      (medication): Fact => ({
        factId: medication.medicationId,
        kind: "drug",
        side: "not-applicable",
        kinds: kindsOfMedication(medication),
        names: recognizeDrugs(medication.words).map(({ name }) => name),
      }),
    ),
    ...record.implants.map(
      ({ implantId, kind, side, placedOn }): Fact => ({
        factId: implantId,
        kind: "device",
        device: kind,
        side,
        on: placedOn ?? undefined,
      }),
    ),
    ...record.surgeries.map(
      ({ surgeryId, kind, side, doneOn }): Fact => ({
        factId: surgeryId,
        kind: "procedure",
        procedure: kind,
        side,
        on: doneOn ?? undefined,
      }),
    ),
    ...ageOf(record),
    ...numbersOf(record),
    ...flagsOf(record),
  ];
}

/** What a code implies is read from the code only where nobody wrote the implant or the surgery down itself. */
function isOnRecord(record: RecordForScreening, implied: Implied, side: FactSide): boolean {
  const isSameSide = (other: FactSide) =>
    other === side || other === "both" || other === "not-applicable" || side === "not-applicable";
  return implied.kind === "device"
    ? record.implants.some((one) => one.kind === implied.device && isSameSide(one.side))
    : record.surgeries.some((one) => one.kind === implied.procedure && isSameSide(one.side));
}

const ageOf = ({ bornOn, today }: RecordForScreening): Fact[] =>
  bornOn === null
    ? []
    : [
        {
          factId: "age",
          kind: "number",
          code: "age",
          side: "not-applicable",
          thousandths: ageInYears(bornOn, today) * 1000,
          on: today,
        },
      ];

/** A later value takes the place of an earlier one of the same finding and side. */
function numbersOf(record: RecordForScreening): Fact[] {
  const answered = latestAnswers(record.answers).flatMap(({ answerId, on, value }) =>
    value.kind === "number"
      ? [
          {
            findingId: answerId,
            code: value.code,
            thousandths: value.thousandths,
            side: "not-applicable" as const,
            on,
          },
        ]
      : [],
  );
  return latestOf([...record.numbers, ...answered], ({ code, side }) => `${code} ${side}`).map(
    ({ findingId, code, thousandths, side, on }): Fact => ({
      factId: findingId,
      kind: "number",
      code,
      side,
      on,
      thousandths: code === "pregnancy-weeks" ? weeksNow(thousandths, on, record.today) : thousandths,
    }),
  );
}

const weeksNow = (thousandths: number, on: Day, today: Day): number =>
  thousandths + Math.floor((Math.max(0, daysBetween(on, today)) * 1000) / 7);

/** Only what is present is a fact; a later absent takes an earlier present away. */
function flagsOf(record: RecordForScreening): Fact[] {
  const answered = latestAnswers(record.answers).flatMap(({ answerId, on, value }) =>
    value.kind === "choice" && value.flag
      ? [
          {
            findingId: answerId,
            flag: value.flag,
            isPresent: true,
            side: value.side ?? ("not-applicable" as const),
            joint: undefined,
            on,
          },
        ]
      : [],
  );
  const key = (one: { flag: string; side: FactSide; joint?: Joint | undefined }) =>
    `${one.flag} ${one.side} ${one.joint ?? ""}`;
  return latestOf([...record.flags, ...answered], key)
    .filter(({ isPresent }) => isPresent)
    .map(
      ({ findingId, flag, side, joint, on }): Fact => ({
        factId: findingId,
        kind: "flag",
        flag,
        side,
        joint,
        on,
      }),
    );
}

/** The latest of each kind, by day and then by id, so that the order in which they are read changes nothing. */
function latestOf<Row extends { findingId: string; on: Day }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const latest = new Map<string, Row>();
  for (const row of rows) {
    const known = latest.get(keyOf(row));
    if (!known || known.on < row.on || (known.on === row.on && known.findingId < row.findingId))
      latest.set(keyOf(row), row);
  }
  return [...latest.values()];
}

/** Of the answers to one question about one fact the last stands; the earlier ones stay readable. */
export function latestAnswers(answers: readonly Answer[]): Answer[] {
  const latest = new Map<string, Answer>();
  for (const answer of answers) {
    const key = `${answer.questionId} ${answer.factId}`;
    const known = latest.get(key);
    if (!known || known.seq < answer.seq || (known.seq === answer.seq && known.answerId < answer.answerId))
      latest.set(key, answer);
  }
  return [...latest.values()];
}
