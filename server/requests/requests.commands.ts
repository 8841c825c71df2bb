import { and, eq, isNull } from "drizzle-orm";
import { describeDose } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { RequestEventKind } from "#domain/requests/request.ts";
import { applyRequestEvent, isWaiting } from "#domain/requests/state.ts";
import { type ReachedEpisode, requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";

export async function insertRequestEvent(
  run: Run,
  requestId: string,
  event: { kind: RequestEventKind; dose?: Dose | null; reason?: string; seq: number },
): Promise<void> {
  await run.tx.db.insert(run.tx.t.requestEvents).values({
    id: run.newId(),
    requestId,
    kind: event.kind,
    actorId: run.actor.staffId,
    dose: event.dose ?? null,
    reason: event.reason ?? "",
    at: run.now,
    seq: event.seq,
  });
}

export async function requireRequest(
  run: Run,
  requestId: string,
  action: "requests.ask" | "requests.reply",
): Promise<{ request: ChangeRequest; episode: ReachedEpisode }> {
  const request = await findRequest(run, requestId);
  if (!request) return refuseNotFound();
  const episode = await requireEpisode(run.tx, { actor: run.actor, action, now: run.now }, request.episodeId);
  return { request, episode };
}
async function findRequest(run: Run, requestId: string) {
  const { changeRequests } = run.tx.t;
  const [request] = await run.tx.db.select().from(changeRequests).where(eq(changeRequests.id, requestId));
  return request;
}
export type ChangeRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

/**
 * Takes a question back, only by whoever asked it; while it is with the supervising therapist they may end it too. One
 * raised for safety is never taken back: treatment would go on with nobody having answered.
 */
export async function withdrawRequest(
  run: Run,
  requestId: string,
  expectedVersion: number,
): Promise<{ version: number }> {
  const { request, episode } = await requireRequest(run, requestId, "requests.ask");
  requireVersion(expectedVersion, request.version, "This request", { state: request.state });
  if (!isWaiting(request.state)) refuse("not-now", "This request is answered already.");
  if (request.kind !== "more")
    refuse(
      "not-now",
      "A safety question ends by the physiatrist's answer and holds until then. Call the physiatrist if it cannot wait.",
    );
  const isSupervising = request.state === "with-supervisor" && run.actor.level === "therapist";
  if (request.askedBy !== run.actor.staffId && !isSupervising)
    refuse("not-now", "Only whoever asked this takes it back.");
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "withdrawRequest",
    entity: "change-request",
    entityId: requestId,
    patientId: request.patientId,
  });
  await insertRequestEvent(run, requestId, { kind: "withdrawn", seq });
  await run.tx.db
    .update(run.tx.t.changeRequests)
    .set({ state: applyRequestEvent(request.state, "withdrawn"), version: request.version + 1 })
    .where(eq(run.tx.t.changeRequests.id, requestId));
  await endSignals(run, { sourceId: requestId, kinds: ["change-request", "safety-request"] });
  return { version: request.version + 1 };
}

/** The supervising therapist passes an assistant's question on: only now it waits for the physiatrist. */
export async function passOnRequest(
  run: Run,
  requestId: string,
  expectedVersion: number,
): Promise<{ version: number }> {
  const { request, episode } = await requireRequest(run, requestId, "requests.ask");
  requireVersion(expectedVersion, request.version, "This request", { state: request.state });
  if (request.state !== "with-supervisor" || run.actor.level !== "therapist")
    refuse("not-now", "Only a supervising therapist passes this on.");
  const today = run.todayIn(episode.timeZone);
  const plan = await readPlanInForce(run.tx, request, today);
  const line = plan?.lines.find((candidate) => candidate.lineKey === request.lineKey);
  if (request.lineKey !== null && !line)
    refuse("not-now", "This line is no longer in the prescription. Take the question back.");
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "passOnRequest",
    entity: "change-request",
    entityId: requestId,
    patientId: request.patientId,
  });
  await insertRequestEvent(run, requestId, { kind: "passed-on", seq });
  await run.tx.db
    .update(run.tx.t.changeRequests)
    .set({ state: applyRequestEvent(request.state, "passed-on"), version: request.version + 1 })
    .where(eq(run.tx.t.changeRequests.id, requestId));
  await tellPrescriber(run, {
    ...request,
    requestId,
    prescriberId: episode.prescriberId ?? request.prescriberId,
    lineName: line?.name ?? null,
    dueOn: today,
  });
  return { version: request.version + 1 };
}

/** Puts the question into the queue of whoever answers it. */
export async function tellPrescriber(
  run: Run,
  asked: Pick<ChangeRequest, "patientId" | "episodeId" | "prescriberId" | "kind" | "wanted" | "reason"> & {
    requestId: string;
    lineName: string | null;
    dueOn: string;
  },
): Promise<void> {
  await raiseSignal(run, {
    patientId: asked.patientId,
    episodeId: asked.episodeId,
    prescriberId: asked.prescriberId,
    kind: asked.kind === "more" ? "change-request" : "safety-request",
    facts: {
      line: asked.lineName ?? "Whole session",
      wanted: describeDose(asked.wanted),
      reason: asked.reason.slice(0, 160),
    },
    sourceId: asked.requestId,
    dueOn: asked.dueOn,
  });
}

/** Acknowledging stops the escalation of a safety item; it is not an answer. */
export async function acknowledgeRequest(run: Run, requestId: string): Promise<{ acknowledged: boolean }> {
  const { request, episode } = await requireRequest(run, requestId, "requests.reply");
  const { t, db } = run.tx;
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "acknowledgeRequest",
    entity: "change-request",
    entityId: requestId,
    patientId: request.patientId,
  });
  await insertRequestEvent(run, requestId, { kind: "acknowledged", seq });
  await db
    .update(t.patientSignals)
    .set({ acknowledgedAt: run.now })
    .where(and(eq(t.patientSignals.sourceId, requestId), isNull(t.patientSignals.acknowledgedAt)));
  return { acknowledged: true };
}
