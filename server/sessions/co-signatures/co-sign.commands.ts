import { eq } from "drizzle-orm";
import { needsCoSignature } from "#domain/sessions/co-signature.ts";
import { requireEpisode } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { type ReachedSession, requireSession } from "#server/sessions/session.queries.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { readRendering } from "#server/units/charges.queries.ts";

/** Of whom a co-signature is asked, as the policy stands when an assistant signs: the therapist who supervises them. */
export async function findCoSigner(run: Run, session: ReachedSession): Promise<string | undefined> {
  const { clinics } = run.tx.t;
  const [clinic] = await run.tx.db
    .select({ state: clinics.state })
    .from(clinics)
    .where(eq(clinics.id, session.clinicId));
  const { level } = run.actor;
  if (!needsCoSignature(session.policy.coSignature, { state: clinic?.state ?? "", level })) return undefined;
  return (await readRendering(run.tx, run.actor.staffId)).supervisorId ?? undefined;
}

/**
 * A therapist signs an assistant's session too: a document of its own that names the hash of what the assistant signed.
 * Whoever supervises is asked; another therapist within reach may sign in their place. Charges do not wait for it.
 */
export async function coSign(run: Run, input: { sessionId: string }): Promise<{ signedAt: number }> {
  const reach = { actor: run.actor, action: "sessions.coSign" as const, now: run.now };
  const session = await requireSession(run.tx, reach, input.sessionId);
  requireNamed(await requireEpisode(run.tx, reach, session.episodeId), run.actor);
  const { t, db } = run.tx;
  const [asked] = await db
    .select({ signedAt: t.coSignatures.signedAt, hash: t.signedDocuments.hash })
    .from(t.coSignatures)
    .innerJoin(t.sessions, eq(t.sessions.id, t.coSignatures.sessionId))
    .innerJoin(t.signedDocuments, eq(t.signedDocuments.id, t.sessions.documentId))
    .where(eq(t.coSignatures.sessionId, session.sessionId));
  if (!asked) return refuse("not-now", "No co-signature is asked for this session.");
  if (asked.signedAt !== null) refuse("not-now", "This session was co-signed already.");
  if ((await listInError(run.tx, "session", [session.sessionId])).size > 0)
    refuse("not-now", "This session was entered in error: there is nothing to co-sign.");
  const document = sealContent(run, {
    kind: "co-signature",
    subjectId: session.sessionId,
    patientId: session.patientId,
    content: { schema: 1, sessionId: session.sessionId, sessionHash: asked.hash },
    meaning: "co-signer",
  });
  await run.audit({
    chainId: session.clinicId,
    action: "coSignSession",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after: auditOfSigning(document),
  });
  await db
    .update(t.coSignatures)
    .set({ documentId: document.documentId, signedBy: run.actor.staffId, signedAt: run.now })
    .where(eq(t.coSignatures.sessionId, session.sessionId));
  await signDocument(run, document);
  return { signedAt: run.now };
}
