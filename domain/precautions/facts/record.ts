import { ageInYears, type Day, daysBetween } from "#domain/calendar/days.ts";
import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import { kindsOfMedication, recognizeDrugs } from "./drugs.ts";
import type { FlagFinding, NumberFinding } from "./findings.ts";
import type { ImplantKind } from "./implants.ts";
import { devicesLeftBy, type Implied, impliedBy } from "./implied.ts";
import type { ProcedureKind } from "./procedures.ts";
import { plainWords } from "./recognize.ts";
import { undotted } from "./undotted.ts";

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
  conditions: readonly {
    conditionId: string;
    icd10: string;
    side: FactSide;
    onsetOn: Day | null;
    /** The day it was written down. */
    recordedOn?: Day;
  }[];
  medications: readonly { medicationId: string; kind: MedicationKind; words: string }[];
  implants: readonly { implantId: string; kind: ImplantKind; side: FactSide; placedOn: Day | null }[];
  /** Taken out again: the surgery that put them in no longer says that they are there. */
  removedImplants?: readonly { kind: ImplantKind; side: FactSide }[];
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
export type Fact = {
  factId: string;
  side: FactSide;
  on?: Day | undefined;
  /** The first day it is known of, where that is another than its date. */
  since?: Day | undefined;
  joint?: Joint | undefined;
} & (
  | { kind: "condition"; code: string }
  | { kind: "drug"; words: string; kinds: readonly MedicationKind[]; names: readonly string[] }
  | { kind: "device"; device: ImplantKind }
  | { kind: "procedure"; procedure: ProcedureKind }
  /** `about` is the fact it was asked about, where it is the answer to a question. */
  | { kind: "number"; code: NumberFinding; thousandths: number; about?: string | undefined }
  | { kind: "flag"; flag: FlagFinding }
);

/** Everything the record says, as facts: what a code or a surgery implies, what an answer says, of each finding its latest. */
export function factsOfRecord(record: RecordForScreening): Fact[] {
  const coded = record.conditions.flatMap((condition) => factsOfCondition(record, condition));
  return [
    ...coded,
    ...record.medications.map(
      (medication): Fact => ({
        factId: medication.medicationId,
        kind: "drug",
        side: "not-applicable",
        words: plainWords(medication.words),
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
    ...record.surgeries.flatMap((surgery) => factsOfSurgery(record, coded, surgery)),
    ...ageOf(record),
    ...numbersOf(record),
    ...flagsOf(record),
  ];
}

function factsOfCondition(
  record: RecordForScreening,
  { conditionId, icd10, side, onsetOn, recordedOn }: RecordForScreening["conditions"][number],
): Fact[] {
  const on = onsetOn ?? undefined;
  return [
    { factId: conditionId, kind: "condition", code: undotted(icd10), side, on, since: on ?? recordedOn },
    ...impliedBy(undotted(icd10))
      .filter((implied) => !isOnRecord(record, implied, side))
      .map((implied): Fact => ({ factId: conditionId, side, ...implied })),
  ];
}

/** The operation, and what it left in the body where neither an implant nor a code says so nor that it was taken out. */
function factsOfSurgery(
  record: RecordForScreening,
  coded: readonly Fact[],
  { surgeryId, kind, side, doneOn }: RecordForScreening["surgeries"][number],
): Fact[] {
  const on = doneOn ?? undefined;
  const devices = devicesLeftBy(kind);
  const [device] = devices;
  const isSaid = [
    ...record.implants,
    ...(record.removedImplants ?? []),
    ...coded.flatMap((fact) => (fact.kind === "device" ? [{ kind: fact.device, side: fact.side }] : [])),
  ].some((one) => devices.includes(one.kind) && isSameSide(one.side, side));
  return [
    { factId: surgeryId, kind: "procedure", procedure: kind, side, on },
    ...(device && !isSaid ? [{ factId: surgeryId, kind: "device" as const, device, side, on }] : []),
  ];
}

/** A side that nobody said may be either. */
export const isSameSide = (left: FactSide, right: FactSide): boolean =>
  left === right || left === "both" || left === "not-applicable" || right === "not-applicable";

/** What a code implies is read from the code only where nobody wrote the implant or the surgery down itself. */
const isOnRecord = (record: RecordForScreening, implied: Implied, side: FactSide): boolean =>
  implied.kind === "device"
    ? record.implants.some((one) => one.kind === implied.device && isSameSide(one.side, side))
    : record.surgeries.some((one) => one.kind === implied.procedure && isSameSide(one.side, side));

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

/** Each bone has its own: a score answered about one says nothing of another. */
const ofEachFact: readonly NumberFinding[] = ["mirels-score", "sins-score"];

/** A later value takes the place of an earlier one of the same finding and side. */
function numbersOf(record: RecordForScreening): Fact[] {
  const answered = latestAnswers(record.answers).flatMap(({ answerId, factId, on, value }) =>
    value.kind === "number"
      ? [
          {
            about: factId,
            findingId: answerId,
            code: value.code,
            thousandths: value.thousandths,
            side: "not-applicable" as const,
            on,
          },
        ]
      : [],
  );
  const measured = record.numbers.map((one) => ({ ...one, about: undefined }));
  const key = ({
    code,
    side,
    about = "",
  }: {
    code: NumberFinding;
    side: FactSide;
    about?: string | undefined;
  }) => `${code} ${side} ${ofEachFact.includes(code) ? about : ""}`;
  return latestOf([...measured, ...answered], key).map(
    ({ findingId, code, thousandths, side, on, about }): Fact => ({
      factId: findingId,
      kind: "number",
      code,
      side,
      on,
      about,
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
