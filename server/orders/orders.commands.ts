import { and, eq } from "drizzle-orm";
import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { describeUrgency, type OrderContent } from "#domain/orders/order.ts";
import { mayFollow, type OrderEventKind } from "#domain/orders/order-state.ts";
import { validateOrder } from "#domain/orders/validate-order.ts";
import { requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { queueWords, type ReachedOrder, requireOrder } from "./orders.queries.ts";
import { readOrderFacts } from "./record-facts.queries.ts";

export type SignOrder = { episodeId: string; content: OrderContent };
const overdueKinds = ["order-overdue", "emergent-overdue"] as const;

/** Signs an order: what was shown, the day its result is due, and the reason that waits from the day after. */
export async function signOrder(run: Run, { episodeId, content }: SignOrder): Promise<{ orderId: string }> {
  const { t, db } = run.tx;
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "orders.order", now: run.now },
    episodeId,
  );
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const today = run.todayIn(episode.timeZone);
  const facts = await readOrderFacts(run.tx, episode, {
    today,
    named: namedFor(run.actor, episode.patientId),
  });
  const [problem] = validateOrder(content, facts);
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  const orderId = run.newId();
  const { patientId } = episode;
  const document = sealContent(run, {
    kind: "order",
    subjectId: orderId,
    patientId,
    content,
    meaning: "author",
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "signOrder",
    entity: "order",
    entityId: orderId,
    patientId,
    after: { episodeId, kind: content.kind, urgency: content.urgency, ...auditOfSigning(document) },
  });
  const { schema: _schema, nerveInjury: _injury, implant: _implant, ...said } = content;
  const { contrast: _contrast, renal: _renal, pregnancy: _pregnancy, ...columns } = said;
  await db.insert(t.orders).values({
    id: orderId,
    patientId,
    episodeId,
    ...columns,
    orderedBy: run.actor.staffId,
    documentId: document.documentId,
    signedAt: run.now,
  });
  await insertEvent(run, { orderId, kind: "ordered", on: content.orderedOn, reason: "", seq });
  await db.insert(t.orderStates).values({ orderId, state: "ordered" });
  await signDocument(run, document);
  const isGrave = content.urgency === "same-day" || content.urgency === "emergent";
  await raiseSignal(run, {
    patientId,
    episodeId,
    prescriberId: run.actor.staffId,
    kind: isGrave ? "emergent-overdue" : "order-overdue",
    facts: {
      order: queueWords(content, episode),
      urgency: describeUrgency(content.urgency),
      due: content.dueOn,
    },
    sourceId: orderId,
    dueOn: addDays(content.dueOn, 1),
  });
  await endDraft(run, "order", episodeId);
  return { orderId };
}

type NewEvent = { orderId: string; kind: OrderEventKind; on: Day | null; reason: string; seq: number };

async function insertEvent(run: Run, event: NewEvent): Promise<void> {
  await run.tx.db
    .insert(run.tx.t.orderEvents)
    .values({ id: run.newId(), ...event, actorId: run.actor.staffId, at: run.now });
}

/** Adds an event that may follow what stands, and the cached state with it. */
export async function addOrderEvent(
  run: Run,
  order: Pick<ReachedOrder, "orderId" | "version" | "scheduledOn">,
  event: Omit<NewEvent, "orderId">,
): Promise<{ version: number }> {
  const { orderStates } = run.tx.t;
  await insertEvent(run, { orderId: order.orderId, ...event });
  const version = order.version + 1;
  await run.tx.db
    .update(orderStates)
    .set({
      state: event.kind,
      scheduledOn: event.kind === "scheduled" ? event.on : order.scheduledOn,
      version,
    })
    .where(and(eq(orderStates.orderId, order.orderId), eq(orderStates.version, order.version)));
  return { version };
}

/** No result is awaited any more. */
export const endOverdue = (run: Run, orderId: string): Promise<number> =>
  endSignals(run, { sourceId: orderId, kinds: overdueKinds });

export type ChangeOrder = {
  orderId: string;
  expectedVersion: number;
  kind: "scheduled" | "done" | "cancelled";
  on: Day | null;
  reason: string;
};
const verbs = { scheduled: "bookTest", done: "markTestDone", cancelled: "cancelOrder" } as const;

/** Books a test, says it was done, or cancels it with a reason. */
export async function changeOrder(run: Run, input: ChangeOrder): Promise<{ version: number }> {
  const order = await requireOrder(
    run.tx,
    { actor: run.actor, action: "orders.order", now: run.now },
    input.orderId,
  );
  requireVersion(input.expectedVersion, order.version, "This order", { state: order.state });
  const { kind } = input;
  if (!mayFollow(order.state, kind))
    refuse("not-now", `This test is ${order.state} already. Nothing was changed.`);
  requireDay(input, order, run.todayIn(order.episode.timeZone));
  if (kind === "cancelled" && input.reason === "")
    refuse("invalid", "Say why the test is not wanted any more.", { field: "reason" });
  const seq = await run.audit({
    chainId: order.episode.clinicId,
    action: verbs[kind],
    entity: "order",
    entityId: order.orderId,
    patientId: order.episode.patientId,
    before: { state: order.state },
    after: { state: kind },
    ...(input.reason === "" ? {} : { reason: input.reason }),
  });
  if (kind === "cancelled") await endOverdue(run, order.orderId);
  return addOrderEvent(run, order, {
    kind,
    on: kind === "cancelled" ? null : input.on,
    reason: input.reason,
    seq,
  });
}

function requireDay({ kind, on }: ChangeOrder, order: ReachedOrder, today: Day): void {
  if (kind === "cancelled") return;
  if (on === null)
    return refuse(
      "invalid",
      kind === "done" ? "Enter the day it was done." : "Enter the day it is booked for.",
      {
        field: "on",
      },
    );
  if (kind === "scheduled" && on < today)
    refuse("invalid", "This day has passed. Enter the day it is booked for.", { field: "on" });
  if (kind === "done" && on > today)
    refuse("invalid", "This day lies ahead. Enter the day it was done.", { field: "on" });
  if (kind === "done" && on < order.orderedOn)
    refuse("invalid", `It was ordered on ${describeDay(order.orderedOn)}. Enter the day it was done.`, {
      field: "on",
    });
}
