import { and, eq, gt, inArray, ne, or } from "drizzle-orm";
import type { SignalKind } from "#domain/reviews/review.ts";
import { type SignalFacts, tierOf } from "#domain/reviews/signals.ts";
import type { Run } from "#server/command.ts";
import { endPermissions } from "#server/requests/permissions.commands.ts";

export type NewSignal = {
  patientId: string;
  episodeId: string;
  prescriberId: string;
  kind: SignalKind;
  facts: SignalFacts;
  /** The fact behind it; with the kind it makes the signal once. */
  sourceId: string;
  /** A time-driven signal counts from this day on. */
  dueOn: string;
};

/** Facts that end what was permitted before them. */
const endsPermissions: Partial<Record<SignalKind, string>> = {
  "adverse-event": "an adverse event",
  "red-pain": "pain above the stop rule",
};

/** Puts a reason into the queue, in the transaction of its fact. The same reason again renews its facts and due day. */
export async function raiseSignal(run: Run, signal: NewSignal): Promise<void> {
  const { patientSignals } = run.tx.t;
  const { facts, dueOn, prescriberId } = signal;
  const because = endsPermissions[signal.kind];
  if (because) await endPermissions(run, { patientId: signal.patientId }, because);
  const open = { facts, dueOn, prescriberId, isOpen: true, endedAt: null, endedBy: null };
  const renewed = await run.tx.db
    .update(patientSignals)
    .set(open)
    .where(and(eq(patientSignals.kind, signal.kind), eq(patientSignals.sourceId, signal.sourceId)))
    .returning({ id: patientSignals.id });
  if (renewed.length > 0) return;
  await run.tx.db.insert(patientSignals).values({
    id: run.newId(),
    ...signal,
    tier: tierOf(signal.kind),
    raisedAt: standsFrom(signal.dueOn, run.now),
    raisedBy: run.actor.staffId,
    isOpen: true,
  });
}

/** A reason that lies ahead waits from its day on, so that the queue orders it by how long it has really waited. */
function standsFrom(dueOn: string, now: number): number {
  const midday = Date.parse(`${dueOn}T12:00:00Z`);
  return midday - now > 86_400_000 ? midday : now;
}

/** Ends open reasons: those of one fact, or of some kinds in an episode. */
export async function endSignals(
  run: Run,
  which:
    | { sourceId: string; kinds: readonly SignalKind[] }
    | { episodeId: string; kinds: readonly SignalKind[] },
): Promise<number> {
  const { patientSignals } = run.tx.t;
  const target =
    "sourceId" in which
      ? eq(patientSignals.sourceId, which.sourceId)
      : eq(patientSignals.episodeId, which.episodeId);
  const ended = await run.tx.db
    .update(patientSignals)
    .set({ isOpen: false, endedAt: run.now, endedBy: run.actor.staffId })
    .where(and(target, eq(patientSignals.isOpen, true), inArray(patientSignals.kind, [...which.kinds])))
    .returning({ id: patientSignals.id });
  return ended.length;
}

/**
 * Ends the reasons somebody saw, of the kinds their act answers. What lies ahead is settled by the act too, but for the
 * next phase of a protocol: its day comes whatever was decided before.
 */
export async function endSeenSignals(
  run: Run,
  seen: {
    episodeId: string;
    kinds: readonly SignalKind[];
    signalIds: readonly string[];
    today: string;
    endedBy: string;
  },
): Promise<void> {
  const { patientSignals } = run.tx.t;
  await run.tx.db
    .update(patientSignals)
    .set({ isOpen: false, endedAt: run.now, endedBy: seen.endedBy })
    .where(
      and(
        eq(patientSignals.episodeId, seen.episodeId),
        eq(patientSignals.isOpen, true),
        inArray(patientSignals.kind, [...seen.kinds]),
        or(
          inArray(patientSignals.id, [...seen.signalIds]),
          and(gt(patientSignals.dueOn, seen.today), ne(patientSignals.kind, "phase-due")),
        ),
      ),
    );
}
