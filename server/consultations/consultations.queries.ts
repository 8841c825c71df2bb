import { and, asc, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type {
  ConsultationContent,
  ConsultationDraft,
  WeightUnit,
} from "#domain/consultations/consultation.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { ReachedPatient } from "#server/access/access.queries.ts";
import { isKeptFrom, keepReason } from "#server/access/sensitive.queries.ts";
import { keepVisit } from "#server/access/sensitive-documents.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readVisitBase } from "#server/reviews/decision-base.queries.ts";
import { isNotInError, listAddenda, listInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/** What is known already, carried into a new visit for the physiatrist to confirm or change. */
export async function prepareVisit(
  reader: Reader,
  patient: ReachedPatient,
  episodeId: string | undefined,
  today: string,
) {
  const { t, db } = reader;
  const { patientId, clinicId } = patient;
  const [facts] = await db
    .select({ allergyState: t.patients.allergyState })
    .from(t.patients)
    .where(eq(t.patients.id, patientId));
  const [clinic] = await db
    .select({ policy: t.clinics.policy })
    .from(t.clinics)
    .where(eq(t.clinics.id, clinicId));
  const medications = await db
    .select({ words: t.medications.words, kind: t.medications.kind })
    .from(t.medications)
    .where(and(eq(t.medications.patientId, patientId), eq(t.medications.status, "active")))
    .orderBy(desc(t.medications.recordedAt), asc(t.medications.id))
    .limit(40);
  const allergies = await db
    .select({ words: t.allergies.words })
    .from(t.allergies)
    .where(and(eq(t.allergies.patientId, patientId), eq(t.allergies.status, "active")))
    .orderBy(desc(t.allergies.recordedAt), asc(t.allergies.id))
    .limit(20);
  const last = episodeId === undefined ? null : await findLastVisit(reader, patientId, episodeId);
  const draft: ConsultationDraft = {
    history: "",
    symptoms: [],
    medications,
    conditions: [],
    surgeries: [],
    allergyState: facts?.allergyState ?? "not-asked",
    allergies: allergies.map((row) => row.words),
    redFlags: "not-asked",
    redFlagNote: "",
    vitals: {},
    regions: [],
    motion: [],
    strength: [],
    function: "",
    impression: "",
    diagnoses: last?.diagnoses ?? [],
    scores: [],
    plan: "",
    sensitiveNote: "",
  };
  const weightUnit: WeightUnit = clinic?.policy.unitSystem === "metric" ? "kg" : "lb";
  const base =
    episodeId === undefined
      ? { seen: { prescriptionVersion: null, signalIds: [] }, reasons: [] }
      : await readVisitBase(reader, { patientId, episodeId }, today);
  return { draft, weightUnit, last, ...base };
}

/** The latest signed visit of an episode, for the next one to begin from. */
async function findLastVisit(reader: Reader, patientId: string, episodeId: string) {
  const { consultations: visits } = reader.t;
  const [row] = await reader.db
    .select({ documentId: visits.documentId })
    .from(visits)
    .where(
      and(
        eq(visits.patientId, patientId),
        eq(visits.episodeId, episodeId),
        isNotInError(reader, "consultation", visits.id),
      ),
    )
    .orderBy(desc(visits.signedAt), desc(visits.id))
    .limit(1);
  const document = row && (await findDocument(reader, row.documentId));
  if (!document) return null;
  const { seenOn, impression, plan, diagnoses } = JSON.parse(document.content) as ConsultationContent;
  return { seenOn, signerName: document.signerName, impression, plan, diagnoses };
}

/** Signed visits of a patient, newest first. */
export async function listVisits(reader: Reader, patientId: string) {
  const { consultations: visits, staff } = reader.t;
  const rows = await reader.db
    .select({
      consultationId: visits.id,
      episodeId: visits.episodeId,
      kind: visits.kind,
      seenOn: visits.seenOn,
      signedAt: visits.signedAt,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(visits)
    .innerJoin(staff, eq(staff.id, visits.physiatristId))
    .where(eq(visits.patientId, patientId))
    .orderBy(desc(visits.signedAt), desc(visits.id))
    .limit(40);
  const inError = await listInError(
    reader,
    "consultation",
    rows.map((row) => row.consultationId),
  );
  return rows.map(({ role, family, given, credentials, ...row }) => ({
    ...row,
    isInError: inError.has(row.consultationId),
    signerName: shownStaffName({ role, family, given, credentials }),
  }));
}

/** Where a signed visit lies, for the row check before anything of it is read. */
export async function findVisit(reader: Reader, consultationId: string) {
  const { consultations: visits } = reader.t;
  const [row] = await reader.db
    .select({
      consultationId: visits.id,
      patientId: visits.patientId,
      episodeId: visits.episodeId,
      documentId: visits.documentId,
      seenOn: visits.seenOn,
      signedAt: visits.signedAt,
      physiatristId: visits.physiatristId,
    })
    .from(visits)
    .where(eq(visits.id, consultationId));
  return row;
}
type Visit = NonNullable<Awaited<ReturnType<typeof findVisit>>>;

/**
 * Exactly what was signed, what it decided and what was added since. Sensitive words stay with those named for them:
 * the sensitive note of any visit, and of a sensitive episode all that tells what it is about.
 */
export async function readVisit(reader: Reader, visit: Visit, sections: readonly SensitiveSection[]) {
  const document = await findDocument(reader, visit.documentId);
  if (!document) throw new Error(`Consultation ${visit.consultationId} has no signed document`);
  const { content: json, ...signed } = document;
  const content = JSON.parse(json) as ConsultationContent;
  const isKept = await isKeptFrom(reader, visit.episodeId, sections);
  const { sensitiveNote, sensitiveSection, ...open } = content;
  const isSensitiveHidden =
    sensitiveNote !== "" && (sensitiveSection === undefined || !sections.includes(sensitiveSection));
  return {
    episodeId: visit.episodeId,
    patientId: visit.patientId,
    seenOn: visit.seenOn,
    physiatristId: visit.physiatristId,
    ...signed,
    isEpisodeKept: isKept,
    // Which section it is would tell what it is about.
    content: isKept ? keepVisit(content) : isSensitiveHidden ? { ...open, sensitiveNote: "" } : content,
    isSensitiveHidden,
    decision: keepReason(await findVisitDecision(reader, visit), isKept),
    addenda: (await listAddenda(reader, "consultation", visit.consultationId)).map((addendum) => ({
      ...addendum,
      words: isKept ? keptWords : addendum.words,
    })),
  };
}

/** A decision signed with a visit carries the visit's own instant. */
async function findVisitDecision(reader: Reader, visit: Visit) {
  const { decisions } = reader.t;
  const [row] = await reader.db
    .select({ kind: decisions.kind, reason: decisions.reason, nextReviewOn: decisions.nextReviewOn })
    .from(decisions)
    .where(
      and(
        eq(decisions.episodeId, visit.episodeId),
        eq(decisions.context, "visit"),
        eq(decisions.decidedAt, visit.signedAt),
      ),
    )
    .limit(1);
  return row ?? null;
}
