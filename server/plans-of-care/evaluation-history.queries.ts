import { and, asc, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { ageInYears } from "#domain/calendar/days.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { CarriedHistory } from "#domain/plans-of-care/evaluation/carried-history.ts";
import { carryHistory } from "#domain/plans-of-care/evaluation/carry-history.ts";
import type { Person } from "#domain/plans-of-care/evaluation/fall-screen.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { readSight } from "#server/access/sight.queries.ts";
import type { Actor } from "#server/context.ts";
import { readRecord } from "#server/patients/band.queries.ts";
import { readRecordFacts } from "#server/patients/record-facts.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

type Of = Pick<ReachedEpisode, "episodeId" | "patientId" | "clinicId" | "isSensitive" | "sensitiveSection">;

/** The latest signed visit of an episode, and the history of its consultation where that is another; never a sensitive note. */
async function findVisit(reader: Reader, episodeId: string) {
  const { consultations: t } = reader.t;
  const signed = await reader.db
    .select({ consultationId: t.id, kind: t.kind, documentId: t.documentId })
    .from(t)
    .where(and(eq(t.episodeId, episodeId), isNotInError(reader, "consultation", t.id)))
    .orderBy(desc(t.signedAt), desc(t.id))
    .limit(50);
  const [latest] = signed;
  const document = latest && (await findDocument(reader, latest.documentId));
  if (!latest || !document) return null;
  const content = JSON.parse(document.content) as ConsultationContent;
  const first =
    latest.kind === "consultation" ? undefined : signed.find(({ kind }) => kind === "consultation");
  const beginning = first && (await findDocument(reader, first.documentId));
  return {
    consultationId: latest.consultationId,
    seenOn: content.seenOn,
    byName: document.signerName,
    content,
    atFirst: beginning ? (JSON.parse(beginning.content) as ConsultationContent).history : "",
  };
}

/**
 * What the visit and the record say of a patient's history now, for this reader to go through with the patient. A
 * sensitive entry is carried into an episode of its own section alone: whoever reads this plan later may not be named.
 */
export async function readCarriedHistory(
  reader: Reader,
  { actor, now }: { actor: Actor; now: number },
  { episodeId, patientId, clinicId, isSensitive, sensitiveSection }: Of,
): Promise<CarriedHistory> {
  const reading = {
    named: isSensitive && sensitiveSection !== null ? [sensitiveSection] : [],
    sight: await readSight(reader, { actor, now }, { patientId, clinicId }),
  };
  const record = await readRecord(reader, patientId, reading);
  const facts = await readRecordFacts(reader, patientId, reading);
  const allergies = await readAllergies(reader, patientId);
  return carryHistory(
    await findVisit(reader, episodeId),
    {
      conditions: record.conditions.filter(({ status }) => status === "active"),
      keptConditions: record.hiddenConditions,
      surgeries: facts.surgeries,
      implants: facts.implants,
      medications: record.medications,
      ...allergies,
    },
    actor.staffId,
  );
}

async function readAllergies({ t, db }: Reader, patientId: string) {
  const [patient] = await db
    .select({ allergyState: t.patients.allergyState })
    .from(t.patients)
    .where(eq(t.patients.id, patientId));
  const rows = await db
    .select({ words: t.allergies.words })
    .from(t.allergies)
    .where(and(eq(t.allergies.patientId, patientId), eq(t.allergies.status, "active")))
    .orderBy(asc(t.allergies.recordedAt), asc(t.allergies.id))
    .limit(40);
  return { allergyState: patient?.allergyState ?? null, allergies: rows.map(({ words }) => words) };
}

/** Age and gender, by which numbers of the fall screen are read. */
export async function readPerson({ t, db }: Reader, patientId: string, today: string): Promise<Person> {
  const [row] = await db
    .select({ bornOn: t.patients.bornOn, gender: t.patients.gender })
    .from(t.patients)
    .where(eq(t.patients.id, patientId));
  return row
    ? { age: row.bornOn === null ? null : ageInYears(row.bornOn, today), gender: row.gender }
    : refuseNotFound();
}
