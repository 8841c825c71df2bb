import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { type Confounding, confoundingOf } from "#domain/orders/procedures/confounded.ts";
import { describeProcedure } from "#domain/orders/procedures/procedure.ts";
import { type GivenProcedure, lastToxin, steroidTotal } from "#domain/orders/procedures/totals.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { isNotInError, listInError } from "#server/sessions/addenda.queries.ts";
import { listKept } from "./orders.queries.ts";
import { readRecordFacts } from "./record-facts.queries.ts";

const mostProcedures = 60;

/** Procedures whose window may still confound, of some episodes; those entered in error confound nothing. */
export async function listConfounders(
  reader: Reader,
  episodeIds: readonly string[],
): Promise<(Confounding & { episodeId: string })[]> {
  const { procedures: t } = reader.t;
  return reader.db
    .select({
      episodeId: t.episodeId,
      kind: t.kind,
      performedOn: t.performedOn,
      confoundedUntilOn: t.confoundedUntilOn,
    })
    .from(t)
    .where(and(inArray(t.episodeId, [...episodeIds]), isNotInError(reader, "procedure", t.id)))
    .orderBy(desc(t.performedOn))
    .limit(mostProcedures * Math.max(1, Math.min(episodeIds.length, 40)));
}

/** What confounds the scores of today, of each episode of a patient where something does. */
export async function listConfoundedToday(reader: Reader, patientId: string, today: Day) {
  const { procedures: t } = reader.t;
  const rows = await reader.db
    .select({
      episodeId: t.episodeId,
      kind: t.kind,
      performedOn: t.performedOn,
      confoundedUntilOn: t.confoundedUntilOn,
    })
    .from(t)
    .where(
      and(
        eq(t.patientId, patientId),
        gte(t.confoundedUntilOn, today),
        isNotInError(reader, "procedure", t.id),
      ),
    )
    .orderBy(desc(t.performedOn))
    .limit(mostProcedures);
  return [...new Set(rows.map((row) => row.episodeId))].flatMap((episodeId) => {
    const own = rows.filter((row) => row.episodeId === episodeId);
    const words = confoundingOf(today, own);
    const untilOn = own.map((row) => row.confoundedUntilOn).toSorted((a, b) => (a < b ? 1 : -1))[0];
    return words === undefined || untilOn === undefined ? [] : [{ episodeId, words, untilOn }];
  });
}

/** Drugs of a patient's procedures, for the sums of a year and the last toxin. */
async function listGiven(
  reader: Reader,
  patientId: string,
): Promise<(GivenProcedure & { episodeId: string })[]> {
  const { procedures: t, procedureDrugs: drugs } = reader.t;
  const rows = await reader.db
    .select({ procedureId: t.id, episodeId: t.episodeId, performedOn: t.performedOn })
    .from(t)
    .where(and(eq(t.patientId, patientId), isNotInError(reader, "procedure", t.id)))
    .orderBy(desc(t.performedOn))
    .limit(mostProcedures);
  const given = await reader.db
    .select({
      procedureId: drugs.procedureId,
      kind: drugs.kind,
      name: drugs.name,
      amountThousandths: drugs.amountThousandths,
      unit: drugs.unit,
      muscle: drugs.muscle,
      side: drugs.side,
    })
    .from(drugs)
    .where(
      inArray(
        drugs.procedureId,
        rows.map((row) => row.procedureId),
      ),
    )
    .orderBy(asc(drugs.procedureId), asc(drugs.row))
    .limit(mostProcedures * 24);
  return rows.map(({ procedureId, ...row }) => ({
    ...row,
    drugs: given
      .filter((drug) => drug.procedureId === procedureId)
      .map(({ procedureId: _id, ...drug }) => ({ ...drug, unit: drug.unit as "mg" })),
  }));
}

/** What was done to a patient, newest first, with the sums that matter before the next one. */
export async function listProcedures(
  reader: Reader,
  patientId: string,
  reading: { today: Day; named: readonly SensitiveSection[] },
) {
  const { t, db } = reader;
  const rows = await db
    .select({
      procedureId: t.procedures.id,
      episodeId: t.procedures.episodeId,
      physiatristId: t.procedures.physiatristId,
      kind: t.procedures.kind,
      site: t.procedures.site,
      side: t.procedures.side,
      level: t.procedures.level,
      performedOn: t.procedures.performedOn,
      confoundedUntilOn: t.procedures.confoundedUntilOn,
      signedAt: t.procedures.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.procedures)
    .innerJoin(t.staff, eq(t.staff.id, t.procedures.physiatristId))
    .where(eq(t.procedures.patientId, patientId))
    .orderBy(desc(t.procedures.performedOn), desc(t.procedures.id))
    .limit(mostProcedures);
  const kept = await listKept(
    reader,
    rows.map((row) => row.episodeId),
    reading.named,
  );
  const inError = await listInError(
    reader,
    "procedure",
    rows.map((row) => row.procedureId),
  );
  const given = (await listGiven(reader, patientId)).map((one) =>
    // The year's sums are everybody's to know; where toxin went tells what a sensitive episode is about.
    kept.has(one.episodeId)
      ? { ...one, drugs: one.drugs.map((drug) => ({ ...drug, muscle: keptWords })) }
      : one,
  );
  return {
    steroid: steroidTotal(given, reading.today),
    toxin: lastToxin(given) ?? null,
    list: rows.map(({ role, family, given: givenName, credentials, level, site, side, kind, ...row }) => ({
      ...row,
      isKept: kept.has(row.episodeId),
      isInError: inError.has(row.procedureId),
      words: kept.has(row.episodeId) ? keptWords : describeProcedure({ kind, site, side, level }),
      byName: shownStaffName({ role, family, given: givenName, credentials }),
    })),
  };
}

/** Where a procedure lies, for the row check before anything of it is read. */
export async function findProcedure(reader: Reader, procedureId: string) {
  const { procedures: t } = reader.t;
  const [row] = await reader.db
    .select({
      procedureId: t.id,
      patientId: t.patientId,
      episodeId: t.episodeId,
      documentId: t.documentId,
      physiatristId: t.physiatristId,
      kind: t.kind,
      performedOn: t.performedOn,
    })
    .from(t)
    .where(eq(t.id, procedureId));
  return row;
}

/** What a procedure is held against: the same for the form and for what is said before the signature. */
export async function readProcedureFacts(
  reader: Reader,
  patientId: string,
  reading: { today: Day; named: readonly SensitiveSection[] },
) {
  const { policy, isAnticoagulated, hasDiabetes, allergies } = await readRecordFacts(
    reader,
    patientId,
    reading,
  );
  return {
    today: reading.today,
    // Where toxin went is no part of what is held against it, and may tell what a sensitive episode is about.
    earlier: (await listGiven(reader, patientId)).map(({ performedOn, drugs }) => ({
      performedOn,
      drugs: drugs.map((drug) => ({ ...drug, muscle: "" })),
    })),
    policy: {
      steroidInjectionsMost: policy.steroidInjectionsMost,
      toxinWeeksLeast: policy.toxinWeeksLeast,
    },
    isAnticoagulated,
    hasDiabetes,
    allergies,
  };
}
