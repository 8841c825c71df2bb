import { and, desc, eq, lte } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { diffPrescriptions } from "#domain/prescriptions/diff.ts";
import type { PrescriptionEventKind, PrescriptionState } from "#domain/prescriptions/prescription.ts";
import type { SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import { isKeptFrom, keepReason } from "#server/access/sensitive.queries.ts";
import { keepPrescription } from "#server/access/sensitive-documents.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { originOf } from "./outside-orders.queries.ts";
import { readStandingPhase } from "./phase-facts.queries.ts";

/** What stands for an episode, with its signed content, less what is kept from the reader, and the versions before it. */
export async function getPrescription(reader: Reader, episodeId: string, named: readonly SensitiveSection[]) {
  const standing = await findPrescription(reader, episodeId);
  if (!standing) return null;
  const document = await findDocument(reader, standing.documentId);
  if (!document) throw new Error(`Version ${standing.versionId} has no signed document`);
  const content = JSON.parse(document.content) as SignedPrescription;
  const isKept = await isKeptFrom(reader, episodeId, named);
  return {
    isKept,
    prescriptionId: standing.prescriptionId,
    state: standing.state,
    version: standing.version,
    versionId: standing.versionId,
    number: standing.number,
    kind: standing.kind,
    startsOn: standing.startsOn,
    endsOn: standing.endsOn,
    reviewOn: standing.reviewOn,
    isAccepted: standing.acceptedVersionId === standing.versionId,
    ...originOf(document, content),
    hash: document.hash,
    /** Of the content alone, as it was shown before it was signed; `hash` seals it with signer, time and meaning. */
    contentHash: sha256Hex(document.content),
    content: isKept ? keepPrescription(content) : content,
    /** Where the protocol stands; null where none does, or where it is kept from the reader. */
    phase: isKept ? null : await readStandingPhase(reader, content),
    versions: await listVersions(reader, standing.prescriptionId),
    lastEvent: keepReason(await findLastEvent(reader, standing.prescriptionId), isKept),
    standsBecause: await readStandsBecause(reader, standing, isKept),
  };
}

async function listVersions(reader: Reader, prescriptionId: string) {
  const { prescriptionVersions: versions, signedDocuments } = reader.t;
  return reader.db
    .select({
      versionId: versions.id,
      signerName: signedDocuments.signerName,
      number: versions.number,
      kind: versions.kind,
      source: versions.source,
      signedAt: versions.signedAt,
      startsOn: versions.startsOn,
      endsOn: versions.endsOn,
    })
    .from(versions)
    .innerJoin(signedDocuments, eq(signedDocuments.id, versions.documentId))
    .where(eq(versions.prescriptionId, prescriptionId))
    .orderBy(desc(versions.number))
    .limit(50);
}

/** The newest event of a prescription: of one kind, or up to an instant, where they are named. */
export async function findLastEvent(
  reader: Reader,
  prescriptionId: string,
  { kind, at }: { kind?: PrescriptionEventKind; at?: number | undefined } = {},
) {
  const { prescriptionEvents: events, staff } = reader.t;
  const [row] = await reader.db
    .select({
      kind: events.kind,
      at: events.at,
      reason: events.reason,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(events)
    .innerJoin(staff, eq(staff.id, events.actorId))
    .where(
      and(
        eq(events.prescriptionId, prescriptionId),
        kind === undefined ? undefined : eq(events.kind, kind),
        at === undefined ? undefined : lte(events.at, at),
      ),
    )
    .orderBy(desc(events.seq), desc(events.id))
    .limit(1);
  return row ? { kind: row.kind, at: row.at, reason: row.reason, actorName: shownStaffName(row) } : null;
}

/** Who brought a prescription out of force, when and why; null while it is in force. What a state came from bears its name. */
export async function readStandsBecause(
  reader: Reader,
  standing: { prescriptionId: string; state: PrescriptionState },
  isKept: boolean,
  at?: number,
) {
  const { prescriptionId, state } = standing;
  if (state === "active") return null;
  return keepReason(await findLastEvent(reader, prescriptionId, { kind: state, at }), isKept);
}

/** One signed version whole, for comparing and composing; `readVersion` is what leaves the server. */
export async function getVersion(reader: Reader, versionId: string) {
  const { prescriptionVersions: versions, prescriptions } = reader.t;
  const [row] = await reader.db
    .select({
      prescriptionId: prescriptions.id,
      currentVersionId: prescriptions.currentVersionId,
      state: prescriptions.state,
      number: versions.number,
      documentId: versions.documentId,
      patientId: prescriptions.patientId,
      episodeId: prescriptions.episodeId,
    })
    .from(versions)
    .innerJoin(prescriptions, eq(prescriptions.id, versions.prescriptionId))
    .where(eq(versions.id, versionId));
  if (!row) return refuseNotFound();
  const document = await findDocument(reader, row.documentId);
  if (!document) throw new Error(`Version ${versionId} has no signed document`);
  const content = JSON.parse(document.content) as SignedPrescription;
  return {
    ...row,
    ...originOf(document, content),
    hash: document.hash,
    /** Of the content alone, as it was shown before it was signed; `hash` seals it with signer, time and meaning. */
    contentHash: sha256Hex(document.content),
    content,
  };
}

/** Where a version lies, for the row check before anything of it is read. */
export async function findEpisodeOfVersion(
  { t, db }: Reader,
  versionId: string,
): Promise<{ episodeId: string }> {
  const [row] = await db
    .select({ episodeId: t.prescriptions.episodeId })
    .from(t.prescriptionVersions)
    .innerJoin(t.prescriptions, eq(t.prescriptions.id, t.prescriptionVersions.prescriptionId))
    .where(eq(t.prescriptionVersions.id, versionId));
  return row ?? refuseNotFound();
}

/** One version for reading, among the others of its prescription, with what it changed from the one before it. */
export async function readVersion(reader: Reader, versionId: string, named: readonly SensitiveSection[]) {
  const { currentVersionId, ...version } = await getVersion(reader, versionId);
  const isKept = await isKeptFrom(reader, version.episodeId, named);
  const shown = (content: SignedPrescription) => (isKept ? keepPrescription(content) : content);
  const versions = await listVersions(reader, version.prescriptionId);
  const earlier = versions.find((candidate) => candidate.number === version.number - 1);
  const before = earlier && (await getVersion(reader, earlier.versionId));
  return {
    ...version,
    isKept,
    content: shown(version.content),
    isCurrent: currentVersionId === versionId,
    standsBecause: await readStandsBecause(reader, version, isKept),
    versions,
    before: before
      ? { number: before.number, changes: diffPrescriptions(shown(before.content), shown(version.content)) }
      : null,
  };
}
