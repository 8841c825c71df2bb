import { and, eq, inArray, isNull, lte } from "drizzle-orm";
import type { Run } from "#server/command.ts";
import { spendOncePermissions } from "#server/requests/permissions.commands.ts";
import type { PerformedRow, ReachedSession } from "./session.queries.ts";
import { countTreatmentDay } from "./treatment-days.commands.ts";

/**
 * Around a signed session: the treatment day, the booking, permissions used once, answers and decisions it obeyed. A
 * late entry obeys only what was said before it took place.
 */
export async function settleAround(
  run: Run,
  session: ReachedSession,
  rows: readonly PerformedRow[],
  seq: number,
): Promise<void> {
  const { t, db } = run.tx;
  await countTreatmentDay(run, session);
  if (session.bookingId)
    await db
      .update(t.bookings)
      .set({ state: "done", missedCause: null, missedWords: "", missedAt: null })
      .where(eq(t.bookings.id, session.bookingId));
  await spendOncePermissions(run, session, rows);
  const answered = await db
    .update(t.changeRequests)
    .set({ obeyedAt: run.now })
    .where(
      and(
        eq(t.changeRequests.episodeId, session.episodeId),
        inArray(t.changeRequests.state, ["approved", "amended", "countered", "declined"]),
        isNull(t.changeRequests.obeyedAt),
        session.isLateEntry ? lte(t.changeRequests.answeredAt, session.startedAt) : undefined,
      ),
    )
    .returning({ id: t.changeRequests.id });
  for (const request of answered)
    await db.insert(t.requestEvents).values({
      id: run.newId(),
      requestId: request.id,
      kind: "obeyed",
      actorId: run.actor.staffId,
      at: run.now,
      seq,
    });
  const decided = await db
    .select({ id: t.decisions.id, obeyed: t.decisionEvents.kind })
    .from(t.decisions)
    .leftJoin(
      t.decisionEvents,
      and(
        eq(t.decisionEvents.decisionId, t.decisions.id),
        inArray(t.decisionEvents.kind, ["obeyed", "undone"]),
      ),
    )
    .where(
      and(
        eq(t.decisions.episodeId, session.episodeId),
        session.isLateEntry ? lte(t.decisions.decidedAt, session.startedAt) : undefined,
      ),
    )
    .limit(200);
  for (const decision of decided.filter((row) => row.obeyed === null))
    await db.insert(t.decisionEvents).values({
      id: run.newId(),
      decisionId: decision.id,
      kind: "obeyed",
      actorId: run.actor.staffId,
      sessionId: session.sessionId,
      at: run.now,
      seq,
    });
}
