import { and, eq } from "drizzle-orm";
import { hasEntry } from "#domain/sessions/entries.ts";
import type { Run } from "#server/command.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { endSignals } from "#server/reviews/signals.commands.ts";
import { listServiceTimes } from "#server/units/service-times.queries.ts";
import { listRows, type ReachedSession, requireOpenSession } from "./session.queries.ts";
import { readPlanOfSession } from "./session-plan.queries.ts";
import { listSessionVitals } from "./vitals/vitals.queries.ts";

/**
 * Not started after all: a session that nobody entered anything in is set aside and counts nowhere. It stays on record,
 * with who discarded it; its booking can be started anew.
 */
export async function discardSession(
  run: Run,
  input: { sessionId: string; expectedVersion: number },
): Promise<{ sessionId: string }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  requireVersion(input.expectedVersion, session.version, "This session's notes", {
    version: session.version,
    note: session.note,
  });
  await requireNothingEntered(run, session);
  const { t, db } = run.tx;
  await run.audit({
    chainId: session.clinicId,
    action: "discardSession",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    before: { state: session.state, bookingId: session.bookingId },
    after: { state: "discarded" },
  });
  await db
    .update(t.sessions)
    .set({ state: "discarded", bookingId: null, version: session.version + 1 })
    .where(eq(t.sessions.id, session.sessionId));
  // What a late entry against the gate had told the physiatrist did not take place.
  await endSignals(run, { sourceId: `${session.sessionId}-gate`, kinds: ["deviation"] });
  // Only the start of the session said that the patient arrived: the front desk's word would have another version.
  if (session.bookingId)
    await db
      .update(t.bookings)
      .set({ state: "booked" })
      .where(
        and(eq(t.bookings.id, session.bookingId), eq(t.bookings.state, "arrived"), eq(t.bookings.version, 1)),
      );
  return { sessionId: session.sessionId };
}

async function requireNothingEntered(run: Run, session: ReachedSession): Promise<void> {
  const { changeRequests } = run.tx.t;
  const [asked] = await run.tx.db
    .select({ id: changeRequests.id })
    .from(changeRequests)
    .where(eq(changeRequests.sessionId, session.sessionId))
    .limit(1);
  const plan = await readPlanOfSession(run.tx, session, run.todayIn(session.timeZone));
  const added = new Set(plan?.lines.flatMap((line) => (line.isAddedInSession ? [line.lineKey] : [])));
  const rows = (await listRows(run.tx, [session.sessionId])).map((row) => ({
    ...row,
    isAdded: added.has(row.lineKey),
  }));
  const times = await listServiceTimes(run.tx, [session.sessionId]);
  const vitals = await listSessionVitals(run.tx, session.sessionId);
  if (
    asked ||
    vitals.length > 0 ||
    times.some((time) => time.isGiven) ||
    hasEntry({ note: session.note, rows })
  )
    refuse(
      "not-now",
      "Something was entered in this session, so it stays. Sign it, with what was not done marked so.",
    );
}
