import { eq } from "drizzle-orm";
import type { Dose } from "#domain/doses/dose.ts";
import { describeBarrier } from "#domain/requests/describe-barrier.ts";
import type { ReplyKind } from "#domain/requests/request.ts";
import { applyRequestEvent, isWaiting } from "#domain/requests/state.ts";
import { check } from "#domain/sessions/check.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Run } from "#server/command.ts";
import { applyToCurrentDoses } from "#server/doses/current-doses.commands.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { endSignals } from "#server/reviews/signals.commands.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";
import { savePlanSnapshot } from "#server/sessions/plan-snapshot.commands.ts";
import { releaseVitalHolds } from "#server/sessions/vitals/vital-holds.commands.ts";
import { type ChangeRequest, insertRequestEvent, requireRequest } from "./requests.commands.ts";

export type Reply = {
  requestId: string;
  expectedVersion: number;
  kind: ReplyKind;
  dose: Dose | null;
  reason: string;
};

/**
 * One answer. Approve once permits the asked dose one time; approve and amend makes it current and permits it until
 * the next version; counter permits another dose; decline needs a reason. No answer here crosses a contraindication, a
 * hold or a limit: those are lifted by their owner.
 */
export async function replyToRequest(run: Run, input: Reply): Promise<{ version: number; state: string }> {
  const { request, episode } = await requireRequest(run, input.requestId, "requests.reply");
  requireVersion(input.expectedVersion, request.version, "This request", { state: request.state });
  if (!isWaiting(request.state)) refuse("not-now", "This request is answered already.");
  if (input.kind === "decline" && input.reason === "")
    refuse("invalid", "Say why, so that the therapist knows what to do instead.", { field: "reason" });
  if (input.kind === "counter" && !input.dose)
    refuse("invalid", "Enter the dose you would allow.", { field: "dose" });
  const dose = input.kind === "counter" ? input.dose : request.wanted;
  const today = run.todayIn(episode.timeZone);
  const standing = await readPlanInForce(run.tx, request, today);
  const plan = standing && withoutHold(standing, request.id);
  const line = plan?.lines.find((candidate) => candidate.lineKey === request.lineKey);
  const granted = dose && isGranting(request, dose) ? dose : null;
  if (input.kind !== "decline" && granted) requireGrantable({ plan, line, dose: granted, kind: input.kind });
  const { t, db } = run.tx;
  const state = applyRequestEvent(request.state, input.kind);
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "replyToRequest",
    entity: "change-request",
    entityId: request.id,
    patientId: request.patientId,
    before: { state: request.state },
    after: { state, dose },
    ...(input.reason === "" ? {} : { reason: input.reason }),
  });
  await insertRequestEvent(run, request.id, {
    kind: input.kind,
    dose: input.kind === "decline" ? null : dose,
    reason: input.reason,
    seq,
  });
  await db
    .update(t.changeRequests)
    .set({ state, answeredAt: run.now, version: request.version + 1 })
    .where(eq(t.changeRequests.id, request.id));
  if (input.kind !== "decline" && granted && plan && line) {
    await db.insert(t.permissions).values({
      id: run.newId(),
      episodeId: request.episodeId,
      lineKey: line.lineKey,
      requestId: request.id,
      reply: input.kind,
      upTo: granted,
      isOnce: input.kind === "approve-once",
      grantedBy: run.actor.staffId,
      grantedAt: run.now,
    });
    const amended = { ...line.current, ...granted };
    if (input.kind === "approve-and-amend")
      await applyToCurrentDoses(
        run,
        request.episodeId,
        { kind: "dose-set", lineKey: line.lineKey, dose: amended },
        {
          source: "reply",
          sourceId: request.id,
          planSnapshotId: await savePlanSnapshot(run, request.patientId, plan),
          check: check(plan, { purpose: "from-now-on", lineKey: line.lineKey, dose: amended }),
          madeOn: today,
          seq,
        },
      );
  }
  if (request.kind === "safety-session" && request.sessionId && input.kind !== "decline")
    await releaseVitalHolds(run, episode, {
      sessionId: request.sessionId,
      askedAt: request.askedAt,
      answer: `${run.actor.shownName} answered that the session goes on${input.reason === "" ? "" : `: ${input.reason}`}`,
    });
  await endSignals(run, { sourceId: request.id, kinds: ["change-request", "safety-request"] });
  return { version: request.version + 1, state };
}

/** A safety question may ask for no dose, or be about the whole session: its answer then ends the hold and grants nothing. */
const isGranting = (request: Pick<ChangeRequest, "kind" | "lineKey">, dose: Dose): boolean =>
  request.kind === "more" || (request.lineKey !== null && Object.keys(dose).length > 0);

/**
 * A prescriber's answer goes beyond the bounds of the line and beyond nothing else, also where the question was raised
 * for safety.
 */
function requireGrantable(asked: {
  plan: PlanInForce | undefined;
  line: LineInForce | undefined;
  dose: Dose;
  kind: Exclude<ReplyKind, "decline">;
}): void {
  const { plan, line, dose, kind } = asked;
  if (!plan || !line)
    return refuse(
      "not-now",
      "This line is no longer in the prescription. Decline the request, or write the line in a new version.",
    );
  const result =
    kind === "approve-and-amend"
      ? check(plan, { purpose: "from-now-on", lineKey: line.lineKey, dose: { ...line.current, ...dose } })
      : check(plan, { purpose: "perform", lineKey: line.lineKey, dose });
  const words = describeBarrier(plan, result);
  if (words) refuse("not-now", `${words} An answer cannot lift it.`);
}

/** The hold that an answer ends does not stand against it; every other one does. */
function withoutHold(plan: PlanInForce, requestId: string): PlanInForce {
  const release = <T extends { heldByRequestId?: string }>(held: T): T => {
    const { heldByRequestId, ...rest } = held;
    return heldByRequestId === requestId ? (rest as T) : held;
  };
  return { ...release(plan), lines: plan.lines.map(release) };
}
