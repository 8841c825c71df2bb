import { eq } from "drizzle-orm";
import type { AccessAction } from "#domain/access/access.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";

export type Addendum = {
  action: AccessAction;
  subjectKind: "consultation" | "session";
  subjectId: string;
  words: string;
  kind: "addendum" | "entered-in-error";
};

/** Adds to something signed, or marks it entered in error. The original stays readable and unchanged. */
export async function addendSigned(run: Run, addendum: Addendum): Promise<{ addendumId: string }> {
  const { t, db } = run.tx;
  const [subject] =
    addendum.subjectKind === "consultation"
      ? await db
          .select({ patientId: t.consultations.patientId, signedAt: t.consultations.signedAt })
          .from(t.consultations)
          .where(eq(t.consultations.id, addendum.subjectId))
      : await db
          .select({ patientId: t.sessions.patientId, signedAt: t.sessions.signedAt })
          .from(t.sessions)
          .where(eq(t.sessions.id, addendum.subjectId));
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
