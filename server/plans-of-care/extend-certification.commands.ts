import { eq } from "drizzle-orm";
import { addDays, type Day } from "#domain/calendar/days.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { findPlanOfCare } from "#server/sessions/plan-in-force.queries.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";

/** Days before a certification ends from which its physiatrist sees that it must go on. */
const announcedDays = 14;

/** The physiatrist sees in time that a certification ends; one that was raised for an earlier end says nothing any more. */
export async function announceRecertification(
  run: Run,
  episode: ReachedEpisode,
  { planOfCareId, certifiedTo }: { planOfCareId: string; certifiedTo: Day },
): Promise<void> {
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["recertification-due"] });
  await raiseSignal(run, {
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    prescriberId: run.actor.staffId,
    kind: "recertification-due",
    facts: { to: certifiedTo },
    sourceId: planOfCareId,
    dueOn: addDays(certifiedTo, -announcedDays),
  });
}

/**
 * Certifies the standing plan on, by signature on the report that asks for it: a signed document that names both and
 * their hashes. A plan that still waits is certified with it.
 */
export async function extendCertification(
  run: Run,
  episode: ReachedEpisode,
  on: {
    planOfCareId: string;
    certifiedFrom: Day;
    certifiedTo: Day;
    report: { reportId: string; hash: string };
  },
): Promise<{ documentId: string; seq: number }> {
  const { planOfCareId, certifiedFrom, certifiedTo, report } = on;
  const { t, db } = run.tx;
  const standing = await findPlanOfCare(run.tx, episode.episodeId);
  if (standing?.planOfCareId !== planOfCareId)
    return refuse("changed-meanwhile", "A newer plan of care was signed. Nothing was certified.");
  const [plan] = await db
    .select({ hash: t.signedDocuments.hash })
    .from(t.signedDocuments)
    .where(eq(t.signedDocuments.id, standing.documentId));
  if (!plan) throw new Error(`Plan of care ${planOfCareId} has no signed document`);
  const document = sealContent(run, {
    kind: "recertification",
    subjectId: report.reportId,
    patientId: episode.patientId,
    meaning: "certifier",
    content: {
      schema: 1,
      planOfCareId,
      planHash: plan.hash,
      certifiedFrom,
      certifiedTo,
      reportId: report.reportId,
      reportHash: report.hash,
    },
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "certifyReport",
    entity: "report",
    entityId: report.reportId,
    patientId: episode.patientId,
    after: { certifiedTo, planOfCareId, ...auditOfSigning(document) },
  });
  await db
    .update(t.planOfCareStates)
    .set({ certification: "certified-by-signature", certifiedTo, version: standing.version + 1 })
    .where(eq(t.planOfCareStates.episodeId, episode.episodeId));
  await signDocument(run, document);
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["plan-of-care-to-certify"] });
  await announceRecertification(run, episode, { planOfCareId, certifiedTo });
  return { documentId: document.documentId, seq };
}
