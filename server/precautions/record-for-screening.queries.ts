import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import {
  type FlagFinding,
  flagFindings,
  type NumberFinding,
  numberFindingCodes,
  numberFindings,
} from "#domain/precautions/facts/findings.ts";
import { recognizeProcedures } from "#domain/precautions/facts/procedures.ts";
import { sideIn } from "#domain/precautions/facts/recognize.ts";
import type { RecordForScreening } from "#domain/precautions/facts/record.ts";
import { dayInZone } from "#server/clock.ts";
import { listFactsInError } from "#server/sessions/vitals/facts-in-error.queries.ts";

/** So many rows of each kind are read; a record beyond it is cut newest first. */
const mostFacts = 300;

/** A patient's record as the rules read it. Every list is bounded and read by its patient's index. */
export async function readRecordForScreening(
  reader: Reader,
  { patientId, timeZone }: { patientId: string; timeZone: string },
  today: string,
): Promise<RecordForScreening> {
  const { t, db } = reader;
  const [patient] = await db
    .select({ bornOn: t.patients.bornOn })
    .from(t.patients)
    .where(eq(t.patients.id, patientId));
  const numbers = await readNumbers(reader, patientId, timeZone);
  return {
    today,
    bornOn: patient?.bornOn ?? null,
    conditions: await readConditions(reader, patientId, timeZone),
    medications: await db
      .select({ medicationId: t.medications.id, kind: t.medications.kind, words: t.medications.words })
      .from(t.medications)
      .where(and(eq(t.medications.patientId, patientId), eq(t.medications.status, "active")))
      .limit(mostFacts),
    ...(await readImplants(reader, patientId)),
    surgeries: await readSurgeries(reader, patientId, timeZone),
    ...numbers,
    answers: (
      await db
        .select({
          answerId: t.precautionAnswers.id,
          questionId: t.precautionAnswers.questionId,
          factId: t.precautionAnswers.factId,
          on: t.precautionAnswers.answeredOn,
          seq: t.precautionAnswers.seq,
          value: t.precautionAnswers.value,
        })
        .from(t.precautionAnswers)
        .where(eq(t.precautionAnswers.patientId, patientId))
        .orderBy(desc(t.precautionAnswers.seq))
        .limit(mostFacts)
    ).toReversed(),
  };
}

async function readConditions(
  { t, db }: Reader,
  patientId: string,
  timeZone: string,
): Promise<RecordForScreening["conditions"]> {
  const rows = await db
    .select({
      conditionId: t.conditions.id,
      icd10: t.conditions.icd10,
      side: t.conditions.side,
      onsetOn: t.conditions.onsetOn,
      recordedAt: t.conditions.recordedAt,
    })
    .from(t.conditions)
    .where(
      and(
        eq(t.conditions.patientId, patientId),
        eq(t.conditions.status, "active"),
        ne(t.conditions.icd10, ""),
      ),
    )
    .limit(mostFacts);
  return rows.map(({ recordedAt, ...row }) => ({ ...row, recordedOn: dayInZone(recordedAt, timeZone) }));
}

/** What is in the body, and what was taken out again: that no surgery says any more. */
async function readImplants(
  { t, db }: Reader,
  patientId: string,
): Promise<Pick<RecordForScreening, "implants" | "removedImplants">> {
  const rows = await db
    .select({
      implantId: t.implants.id,
      kind: t.implants.kind,
      side: t.implants.side,
      placedOn: t.implants.placedOn,
      status: t.implants.status,
    })
    .from(t.implants)
    .where(and(eq(t.implants.patientId, patientId), inArray(t.implants.status, ["active", "removed"])))
    .limit(mostFacts);
  return {
    implants: rows.filter(({ status }) => status === "active"),
    removedImplants: rows.filter(({ status }) => status === "removed"),
  };
}

/** What was written down here, and what was brought in from elsewhere where its words name a procedure a rule knows. */
async function readSurgeries(
  { t, db }: Reader,
  patientId: string,
  timeZone: string,
): Promise<RecordForScreening["surgeries"]> {
  const recorded = await db
    .select({
      surgeryId: t.surgeries.id,
      kind: t.surgeries.kind,
      words: t.surgeries.words,
      side: t.surgeries.side,
      doneOn: t.surgeries.doneOn,
    })
    .from(t.surgeries)
    .where(eq(t.surgeries.patientId, patientId))
    .limit(mostFacts);
  const imported = await db
    .select({
      surgeryId: t.importedHistory.id,
      words: t.importedHistory.words,
      startedAt: t.importedHistory.startedAt,
    })
    .from(t.importedHistory)
    .where(and(eq(t.importedHistory.patientId, patientId), eq(t.importedHistory.kind, "procedure")))
    .limit(mostFacts);
  return [
    // One operation may be several: each is a fact of its own, under the same entry.
    ...recorded.flatMap(({ kind, words, ...row }) =>
      [...new Set([kind, ...recognizeProcedures(words)])]
        .filter((one) => one === kind || one !== "other")
        .map((one) => ({ ...row, kind: one })),
    ),
    ...imported.flatMap(({ surgeryId, words, startedAt }) =>
      recognizeProcedures(words)
        .filter((kind) => kind !== "other")
        .map((kind) => ({
          surgeryId,
          kind,
          side: sideIn(words),
          doneOn: startedAt === null ? null : dayInZone(startedAt, timeZone),
        })),
    ),
  ];
}

const observationCodes = new Map(
  numberFindingCodes.flatMap((code) =>
    numberFindings[code].observationCodes.map((observed): [string, NumberFinding] => [observed, code]),
  ),
);

/** Vital signs and other values of the record, and findings. A value in another unit than its finding's is left out. */
async function readNumbers(
  { t, db }: Reader,
  patientId: string,
  timeZone: string,
): Promise<Pick<RecordForScreening, "numbers" | "flags">> {
  const observed = await db
    .select({
      findingId: t.observations.id,
      code: t.observations.code,
      thousandths: t.observations.valueThousandths,
      unit: t.observations.unit,
      observedAt: t.observations.observedAt,
    })
    .from(t.observations)
    .where(
      and(
        eq(t.observations.patientId, patientId),
        inArray(t.observations.code, [...observationCodes.keys()]),
      ),
    )
    .orderBy(desc(t.observations.observedAt))
    .limit(mostFacts);
  const inError = await listFactsInError({ t, db }, [patientId]);
  const found = await db
    .select({
      findingId: t.findings.id,
      kind: t.findings.kind,
      code: t.findings.code,
      isPresent: t.findings.isPresent,
      thousandths: t.findings.valueThousandths,
      side: t.findings.side,
      joint: t.findings.joint,
      on: t.findings.foundOn,
    })
    .from(t.findings)
    .where(eq(t.findings.patientId, patientId))
    .orderBy(desc(t.findings.foundOn))
    .limit(mostFacts);
  const isStanding = ({ findingId }: { findingId: string }) => !inError.has(findingId);
  return {
    numbers: [
      ...observed.filter(isStanding).flatMap(({ findingId, code, thousandths, unit, observedAt }) => {
        const finding = observationCodes.get(code);
        const isOwnUnit = finding && (numberFindings[finding].units as readonly string[]).includes(unit);
        return finding && isOwnUnit && thousandths !== null
          ? [
              {
                findingId,
                code: finding,
                thousandths,
                side: "not-applicable" as const,
                on: dayInZone(observedAt, timeZone),
              },
            ]
          : [];
      }),
      ...found
        .filter(isStanding)
        .flatMap(({ findingId, kind, code, thousandths, side, on }) =>
          kind === "number" && code in numberFindings && thousandths !== null
            ? [{ findingId, code: code as NumberFinding, thousandths, side, on }]
            : [],
        ),
    ],
    flags: found.flatMap(({ findingId, kind, code, isPresent, side, joint, on }) =>
      kind === "flag" && code in flagFindings
        ? [
            {
              findingId,
              flag: code as FlagFinding,
              isPresent: isPresent === true,
              side,
              joint: joint ?? undefined,
              on,
            },
          ]
        : [],
    ),
  };
}
