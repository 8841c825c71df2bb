import { isAwaited } from "#domain/orders/order-state.ts";
import type { StudyContent } from "#domain/orders/study.ts";
import { validateStudy } from "#domain/orders/validate-study.ts";
import { requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse } from "#server/refusal.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { addOrderEvent, endOverdue } from "./orders.commands.ts";
import { requireOrder } from "./orders.queries.ts";

export type SignStudy = { episodeId: string; content: StudyContent };

/** Signs a study its physiatrist performed; the order it answers is answered with it, by the same signature. */
export async function signStudy(run: Run, { episodeId, content }: SignStudy): Promise<{ studyId: string }> {
  const reach = { actor: run.actor, action: "orders.perform", now: run.now } as const;
  const episode = await requireEpisode(run.tx, reach, episodeId);
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const [problem] = validateStudy(content, { today: run.todayIn(episode.timeZone) });
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  const order = content.orderId === null ? null : await requireOrder(run.tx, reach, content.orderId);
  if (order && (order.episodeId !== episodeId || order.kind !== "emg"))
    refuse("invalid", "This order is not of a needle study of this episode. Choose another, or none.", {
      field: "content.orderId",
    });
  if (order && !isAwaited(order.state))
    refuse("not-now", `This order is ${order.state} already. Choose another, or none.`, {
      field: "content.orderId",
    });
  const studyId = run.newId();
  const { patientId } = episode;
  const document = sealContent(run, {
    kind: "study",
    subjectId: studyId,
    patientId,
    content,
    meaning: "author",
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "signStudy",
    entity: "study",
    entityId: studyId,
    patientId,
    after: { episodeId, orderId: content.orderId, ...auditOfSigning(document) },
  });
  await run.tx.db.insert(run.tx.t.studies).values({
    id: studyId,
    patientId,
    episodeId,
    orderId: content.orderId,
    performedOn: content.performedOn,
    documentId: document.documentId,
    physiatristId: run.actor.staffId,
    signedAt: run.now,
  });
  await signDocument(run, document);
  if (order) {
    await endOverdue(run, order.orderId);
    await addOrderEvent(run, order, {
      kind: "acknowledged",
      on: content.performedOn,
      reason: "study signed",
      seq,
    });
  }
  await endDraft(run, "study", episodeId);
  return { studyId };
}
