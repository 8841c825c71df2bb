import type { z } from "zod/mini";
import { mayFollow } from "#domain/orders/order-state.ts";
import {
  type acknowledgementSchema,
  describeValue,
  hasCritical,
  type ResultContent,
  validateResult,
} from "#domain/orders/result.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { listSignable } from "#server/files/files.queries.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { addOrderEvent, endOverdue } from "./orders.commands.ts";
import {
  contentOfResult,
  findResult,
  listResultIds,
  queueWords,
  type ReachedOrder,
  requireOrder,
} from "./orders.queries.ts";

const unreadKinds = ["unread-result", "critical-result"] as const;
export type ReceiveResult = { orderId: string; expectedVersion: number; result: ResultContent };

/**
 * Takes in what came back. A final or corrected result waits unread for whoever ordered it until it is acknowledged by
 * signature; a critical value waits as a matter of safety, also in a preliminary one. What it replaces waits no more.
 */
export async function receiveResult(run: Run, input: ReceiveResult): Promise<{ resultId: string }> {
  const { result } = input;
  const order = await requireOrder(
    run.tx,
    { actor: run.actor, action: "orders.order", now: run.now },
    input.orderId,
  );
  requireNamed(order.episode, run.actor);
  requireVersion(input.expectedVersion, order.version, "This order", { state: order.state });
  if (order.state === "cancelled")
    refuse("not-now", "This order was cancelled. Order the test again, and enter its result there.");
  const earlier = await listResultIds(run.tx, order.orderId);
  const [problem] = validateResult(result, {
    today: run.todayIn(order.episode.timeZone),
    orderedOn: order.orderedOn,
    earlier: earlier.map(({ status }) => status),
  });
  if (problem) refuse("invalid", problem.words, { field: `result.${problem.field}` });
  const resultId = run.newId();
  const seq = await run.audit({
    chainId: order.episode.clinicId,
    action: "receiveResult",
    entity: "result",
    entityId: resultId,
    patientId: order.episode.patientId,
    after: { orderId: order.orderId, status: result.status },
  });
  await run.tx.db.insert(run.tx.t.results).values({
    id: resultId,
    orderId: order.orderId,
    ...result,
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  });
  await moveOrder(run, order, result, seq);
  for (const replaced of earlier) await endSignals(run, { sourceId: replaced.resultId, kinds: unreadKinds });
  await tellUnread(run, order, resultId, result);
  await endDraft(run, "order", order.orderId);
  return { resultId };
}

/** A preliminary result says that the test was done; a final one that it is in. */
async function moveOrder(run: Run, order: ReachedOrder, result: ResultContent, seq: number): Promise<void> {
  const kind = result.status === "preliminary" ? "done" : "resulted";
  if (kind === "resulted") await endOverdue(run, order.orderId);
  if (mayFollow(order.state, kind))
    await addOrderEvent(run, order, { kind, on: result.receivedOn, reason: "", seq });
}

async function tellUnread(
  run: Run,
  order: ReachedOrder,
  resultId: string,
  result: ResultContent,
): Promise<void> {
  const isCritical = hasCritical(result.values);
  if (result.status === "preliminary" && !isCritical) return;
  const critical = result.values.filter(({ flag }) => flag === "critical").map(describeValue);
  await raiseSignal(run, {
    patientId: order.episode.patientId,
    episodeId: order.episodeId,
    prescriberId: order.orderedBy,
    kind: isCritical ? "critical-result" : "unread-result",
    facts: {
      result: queueWords(order, order.episode),
      status: result.status,
      received: result.receivedOn,
      ...(isCritical ? { values: critical.join("; ").slice(0, 300) } : {}),
    },
    sourceId: resultId,
    dueOn: run.todayIn(order.episode.timeZone),
  });
}

export type AcknowledgeResult = { resultId: string; content: z.infer<typeof acknowledgementSchema> };

/** Read and answered, by signature over the very words of the result. Opening it alone says nothing. */
export async function acknowledgeResult(
  run: Run,
  { resultId, content }: AcknowledgeResult,
): Promise<{ resultId: string }> {
  const { t, db } = run.tx;
  const found = await findResult(run.tx, resultId);
  if (!found) return refuseNotFound();
  const order = await requireOrder(
    run.tx,
    { actor: run.actor, action: "orders.acknowledge", now: run.now },
    found.orderId,
  );
  requireNamed(order.episode, run.actor);
  if (found.acknowledgedAt !== null) refuse("not-now", "This result was acknowledged already.");
  const [newest] = await listResultIds(run.tx, found.orderId);
  if (newest?.resultId !== resultId)
    refuse(
      "changed-meanwhile",
      "A later result of this test came in. Read that one; this one stays readable.",
    );
  const { patientId } = order.episode;
  const document = sealContent(run, {
    kind: "result-acknowledgement",
    subjectId: resultId,
    patientId,
    content: {
      ...content,
      resultId,
      read: contentOfResult(found),
      documents: await listSignable(run.tx, { ownerKind: "result", ownerId: resultId }),
    },
    meaning: "reviewer",
  });
  const seq = await run.audit({
    chainId: order.episode.clinicId,
    action: "acknowledgeResult",
    entity: "result",
    entityId: resultId,
    patientId,
    after: { decision: content.decision, ...auditOfSigning(document) },
  });
  await db.insert(t.resultAcknowledgements).values({
    resultId,
    patientId,
    decision: content.decision,
    note: content.note,
    documentId: document.documentId,
    signedBy: run.actor.staffId,
    signedAt: run.now,
  });
  await signDocument(run, document);
  if (mayFollow(order.state, "acknowledged"))
    await addOrderEvent(run, order, { kind: "acknowledged", on: null, reason: "", seq });
  await endSignals(run, { sourceId: resultId, kinds: unreadKinds });
  return { resultId };
}
