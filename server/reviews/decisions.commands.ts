import { and, asc, eq, inArray } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { mayFollow } from "#domain/prescriptions/state.ts";
import type { DecisionBase } from "#domain/reviews/decision-base.schema.ts";
import {
  answeredSignals,
  type DecisionKind,
  type ReviewContext,
  reversibleDecisions,
} from "#domain/reviews/review.ts";
import { describeSignal } from "#domain/reviews/signals.ts";
import { requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import type { Run } from "#server/command.ts";
import { holdPrescription } from "#server/prescriptions/prescription-acts.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endPermissions } from "#server/requests/permissions.commands.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { readDecisionBase } from "./decision-base.queries.ts";
import { endSeenSignals, raiseSignal } from "./signals.commands.ts";

const undoMilliseconds = 10_000;
/** Looking again in four weeks unless the prescription says sooner (K). */
const usualReviewDays = 28;

export type Decide = {
  episodeId: string;
  kind: DecisionKind;
  context: ReviewContext;
  reason: string;
  nextReviewOn: string | null;
  /** What was on the screen it was made on. */
  seen: DecisionBase;
};

/**
 * Records what a look ended in. Without the chart it is a queue review and never a visit or a certification. Hold acts
 * at once, also where something new came in; every other decision is refused then, and can be undone for ten seconds.
 * Only reasons that were seen are answered.
 */
export async function decide(
  run: Run,
  input: Decide,
): Promise<{ decisionId: string; nextReviewOn: string; undoUntil: number | null }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "reviews.decide", now: run.now },
    input.episodeId,
  );
  requireRunning(episode);
  const { t, db } = run.tx;
  const today = run.todayIn(episode.timeZone);
  const standing = await findPrescription(run.tx, input.episodeId);
  if (input.kind !== "continue" && input.kind !== "maintain" && input.reason === "")
    refuse("invalid", "Say why, so that the therapist can act on it.", { field: "reason" });
  if (input.nextReviewOn !== null && input.nextReviewOn < today)
    refuse("invalid", "The next review lies in the past.", { field: "nextReviewOn" });
  const now = await readDecisionBase(run.tx, input.episodeId, today);
  if (input.kind !== "hold") await requireSeen(run, input, now);
  if (input.kind === "discharge") await requireNothingAsked(run, input.episodeId);
  if (input.kind === "hold") {
    if (!standing) return refuse("not-now", "Nothing is prescribed, so nothing can be held.");
    await holdPrescription(run, {
      episodeId: input.episodeId,
      expectedVersion: standing.version,
      reason: input.reason,
    });
  }
  const decisionId = run.newId();
  const nextReviewOn = input.nextReviewOn ?? addDays(today, usualReviewDays);
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "decide",
    entity: "decision",
    entityId: decisionId,
    patientId: episode.patientId,
    after: { kind: input.kind, context: input.context, nextReviewOn },
    ...(input.reason === "" ? {} : { reason: input.reason }),
  });
  await db.insert(t.decisions).values({
    id: decisionId,
    patientId: episode.patientId,
    episodeId: input.episodeId,
    kind: input.kind,
    context: input.context,
    reason: input.reason,
    nextReviewOn,
    decidedBy: run.actor.staffId,
    decidedAt: run.now,
    seq,
  });
  await endSeenSignals(run, {
    episodeId: input.episodeId,
    kinds: answeredSignals,
    signalIds: input.seen.signalIds,
    today,
    endedBy: decisionId,
  });
  if (input.kind === "procedure") await endPermissions(run, { patientId: episode.patientId }, procedureEnds);
  if (input.kind === "discharge") {
    await endEpisode(run, input.episodeId, today, seq);
    return { decisionId, nextReviewOn, undoUntil: null };
  }
  await raiseSignal(run, {
    patientId: episode.patientId,
    episodeId: input.episodeId,
    prescriberId: episode.prescriberId ?? run.actor.staffId,
    kind: "review-due",
    facts: { on: nextReviewOn },
    sourceId: decisionId,
    dueOn: nextReviewOn,
  });
  return {
    decisionId,
    nextReviewOn,
    undoUntil: isReversible(input.kind) ? run.now + undoMilliseconds : null,
  };
}

const procedureEnds = "a procedure was decided";

/** Refuses when the prescription moved, or a reason came in, after the screen was read. */
async function requireSeen(run: Run, { seen, context }: Decide, now: DecisionBase): Promise<void> {
  const done = context === "visit" ? "signed" : "decided";
  if (seen.prescriptionVersion !== now.prescriptionVersion)
    refuse(
      "changed-meanwhile",
      `The prescription changed while you were looking. Nothing was ${done}. Look at what stands now.`,
    );
  const [unseen] = now.signalIds.filter((signalId) => !seen.signalIds.includes(signalId));
  if (unseen === undefined) return;
  const { patientSignals } = run.tx.t;
  const [signal] = await run.tx.db
    .select({ kind: patientSignals.kind, facts: patientSignals.facts })
    .from(patientSignals)
    .where(eq(patientSignals.id, unseen));
  refuse(
    "changed-meanwhile",
    `Something came in while you were looking${signal ? `: ${describeSignal(signal.kind, signal.facts).headline}` : ""}. Nothing was ${done}. Look at it, then decide.`,
  );
}

/** Whoever asked gets an answer: discharge would leave the question with nobody. */
async function requireNothingAsked(run: Run, episodeId: string): Promise<void> {
  const { changeRequests, staff } = run.tx.t;
  const waiting = await run.tx.db
    .select({
      kind: changeRequests.kind,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(changeRequests)
    .innerJoin(staff, eq(staff.id, changeRequests.askedBy))
    .where(
      and(
        eq(changeRequests.episodeId, episodeId),
        inArray(changeRequests.state, ["waiting", "with-supervisor"]),
      ),
    )
    .orderBy(asc(changeRequests.askedAt), asc(changeRequests.id))
    .limit(200);
  const asked = waiting.find((request) => request.kind !== "more") ?? waiting[0];
  if (!asked) return;
  const question = asked.kind === "more" ? "change request" : "safety question";
  refuse(
    "not-now",
    `Answer the ${question} of ${shownStaffName(asked)} first${waiting.length > 1 ? `, and ${waiting.length - 1} more` : ""}. Discharge would leave it unanswered.`,
  );
}

/** Discharge ends the episode: the prescription is completed and nothing of it waits any more. */
async function endEpisode(run: Run, episodeId: string, today: string, seq: number): Promise<void> {
  const { t, db } = run.tx;
  const standing = await findPrescription(run.tx, episodeId);
  if (standing && mayFollow(standing.state, "completed")) {
    await db.insert(t.prescriptionEvents).values({
      id: run.newId(),
      prescriptionId: standing.prescriptionId,
      versionId: standing.versionId,
      kind: "completed",
      actorId: run.actor.staffId,
      reason: "discharge",
      at: run.now,
      seq,
    });
    await db
      .update(t.prescriptions)
      .set({ state: "completed", version: standing.version + 1 })
      .where(eq(t.prescriptions.id, standing.prescriptionId));
  }
  await db.update(t.episodes).set({ endedOn: today }).where(eq(t.episodes.id, episodeId));
  await db
    .update(t.patientSignals)
    .set({ isOpen: false, endedAt: run.now, endedBy: run.actor.staffId })
    .where(and(eq(t.patientSignals.episodeId, episodeId), eq(t.patientSignals.isOpen, true)));
}

const isReversible = (kind: DecisionKind): boolean =>
  (reversibleDecisions as readonly DecisionKind[]).includes(kind);

/** Takes a decision back inside its ten seconds: the reasons and permissions it ended stand again. */
export async function undoDecision(run: Run, decisionId: string): Promise<{ undone: string }> {
  const { t, db } = run.tx;
  const [decision] = await db
    .select()
    .from(t.decisions)
    .where(and(eq(t.decisions.id, decisionId), eq(t.decisions.decidedBy, run.actor.staffId)));
  if (!decision) return refuseNotFound();
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "reviews.decide", now: run.now },
    decision.episodeId,
  );
  if (!isReversible(decision.kind) || run.now > decision.decidedAt + undoMilliseconds)
    refuse("not-now", "This can no longer be undone. Decide again.");
  const [done] = await db
    .select({ id: t.decisionEvents.id })
    .from(t.decisionEvents)
    .where(eq(t.decisionEvents.decisionId, decisionId))
    .limit(1);
  if (done) refuse("not-now", "This was undone or acted on already.");
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "undoDecision",
    entity: "decision",
    entityId: decisionId,
    patientId: decision.patientId,
  });
  await db
    .insert(t.decisionEvents)
    .values({ id: run.newId(), decisionId, kind: "undone", actorId: run.actor.staffId, at: run.now, seq });
  await db
    .update(t.patientSignals)
    .set({ isOpen: true, endedAt: null, endedBy: null })
    .where(eq(t.patientSignals.endedBy, decisionId));
  if (decision.kind === "procedure")
    await db
      .update(t.permissions)
      .set({ endedAt: null, endedBecause: "" })
      .where(
        and(
          inArray(
            t.permissions.episodeId,
            db
              .select({ id: t.episodes.id })
              .from(t.episodes)
              .where(eq(t.episodes.patientId, decision.patientId)),
          ),
          eq(t.permissions.endedAt, decision.decidedAt),
          eq(t.permissions.endedBecause, procedureEnds),
        ),
      );
  await db
    .update(t.patientSignals)
    .set({ isOpen: false, endedAt: run.now, endedBy: run.actor.staffId })
    .where(and(eq(t.patientSignals.sourceId, decisionId), eq(t.patientSignals.kind, "review-due")));
  return { undone: decisionId };
}
