import { eq } from "drizzle-orm";
import type { AccessAction } from "#domain/access/access.ts";
import { requireEpisode, requirePatient } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { listInError, type Marked } from "#server/sessions/addenda.queries.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";

export type Addendum = {
  action: AccessAction;
  subjectKind: Marked;
  subjectId: string;
  words: string;
  kind: "addendum" | "entered-in-error";
};

/** Adds to something signed, or marks it entered in error. The original stays readable and unchanged. */
export async function addendSigned(run: Run, addendum: Addendum): Promise<{ addendumId: string }> {
  const { t, db } = run.tx;
  const table = {
    consultation: t.consultations,
    session: t.sessions,
    study: t.studies,
    procedure: t.procedures,
    "consult-note": t.consultNotes,
    report: t.reports,
  }[addendum.subjectKind];
  const [subject] = await db
    .select({ patientId: table.patientId, signedAt: table.signedAt })
    .from(table)
    .where(eq(table.id, addendum.subjectId));
  if (!subject) return refuseNotFound();
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: addendum.action, now: run.now },
    subject.patientId,
  );
  if (subject.signedAt === null) refuse("not-now", "This is not signed yet. Change it as it stands.");
  const addendumId = run.newId();
  const document = sealContent(run, {
    kind: "addendum",
    subjectId: addendumId,
    patientId: patient.patientId,
    meaning: "author",
    content: {
      schema: 1,
      kind: addendum.kind,
      subjectKind: addendum.subjectKind,
      subjectId: addendum.subjectId,
      words: addendum.words,
    },
  });
  await run.audit({
    chainId: patient.clinicId,
    action: addendum.kind === "addendum" ? "addendSigned" : "markEnteredInError",
    entity: addendum.subjectKind,
    entityId: addendum.subjectId,
    patientId: patient.patientId,
    after: { addendumId, ...auditOfSigning(document) },
  });
  await db.insert(t.addenda).values({
    id: addendumId,
    patientId: patient.patientId,
    subjectKind: addendum.subjectKind,
    subjectId: addendum.subjectId,
    kind: addendum.kind,
    documentId: document.documentId,
    authorId: run.actor.staffId,
    signedAt: run.now,
  });
  await signDocument(run, document);
  await endDraft(run, "addendum", addendum.subjectId);
  return { addendumId };
}

/**
 * Adds to what somebody signed in an episode; only its author marks it entered in error, and once.
 */
export async function addendOwn(
  run: Run,
  { episodeId, authorId, ...addendum }: Addendum & { episodeId: string; authorId: string },
): Promise<{ addendumId: string }> {
  const { action, subjectKind, subjectId } = addendum;
  const episode = await requireEpisode(run.tx, { actor: run.actor, action, now: run.now }, episodeId);
  requireNamed(episode, run.actor);
  if (addendum.kind === "entered-in-error") {
    if (authorId !== run.actor.staffId)
      refuse("not-now", "Only whoever signed this marks it entered in error.");
    if ((await listInError(run.tx, subjectKind, [subjectId])).size > 0)
      refuse("not-now", "This was entered in error already.");
  }
  return addendSigned(run, addendum);
}
