import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";

/** Sessions one therapist switches between; what is more stands in the day. */
const mostOpen = 8;

/**
 * A therapist's own sessions of a day that are open, in the order they were begun, with the timer that runs in one. It
 * is no look and writes no audit row: every session in it was begun by this very person, and that start is a row naming
 * them and the patient. It tells nothing else of the chart, and is read again at every change.
 */
export async function listOwnOpen(reader: Reader, reach: Reach, of: { staffId: string; day: string }) {
  const { t, db } = reader;
  const rows = await db
    .select({
      sessionId: t.sessions.id,
      patientId: t.sessions.patientId,
      family: t.patients.family,
      given: t.patients.given,
      title: t.patients.title,
      timerStartedAt: t.serviceIntervals.startedAt,
    })
    .from(t.sessions)
    .innerJoin(t.patients, eq(t.patients.id, t.sessions.patientId))
    .leftJoin(
      t.serviceIntervals,
      and(
        eq(t.serviceIntervals.sessionId, t.sessions.id),
        eq(t.serviceIntervals.staffId, of.staffId),
        isNull(t.serviceIntervals.endedAt),
      ),
    )
    .where(
      and(
        eq(t.sessions.therapistId, of.staffId),
        eq(t.sessions.state, "open"),
        eq(t.sessions.heldOn, of.day),
        withinReach(reader, reach),
      ),
    )
    .orderBy(asc(t.sessions.startedAt), asc(t.sessions.id))
    .limit(mostOpen);
  return rows;
}
