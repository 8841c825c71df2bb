import { and, asc, eq, gte, inArray, isNull, lt, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/**
 * The session of one episode that is open on a day: treatment, or with `isNote` what is written of somebody seen and
 * not treated. What is written late is another visit, and so is one that was signed or discarded.
 */
export async function findOpenSession(
  { t, db }: Reader,
  of: { episodeId: string; heldOn: string; isNote: boolean; therapistId?: string },
) {
  const [row] = await db
    .select({
      sessionId: t.sessions.id,
      bookingId: t.sessions.bookingId,
      therapistId: t.sessions.therapistId,
      startedAt: t.sessions.startedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.sessions)
    .innerJoin(t.staff, eq(t.staff.id, t.sessions.therapistId))
    .where(
      and(
        eq(t.sessions.episodeId, of.episodeId),
        eq(t.sessions.heldOn, of.heldOn),
        eq(t.sessions.state, "open"),
        eq(t.sessions.isLateEntry, false),
        of.isNote ? eq(t.sessions.kind, "seen-not-treated") : ne(t.sessions.kind, "seen-not-treated"),
        of.therapistId === undefined ? undefined : eq(t.sessions.therapistId, of.therapistId),
      ),
    )
    .orderBy(asc(t.sessions.id))
    .limit(1);
  if (!row) return undefined;
  const { sessionId, bookingId, therapistId, startedAt } = row;
  return { sessionId, bookingId, therapistId, startedAt, therapistName: shownStaffName(row) };
}

/** A therapist's booking of a day for an episode that no session was begun for: the first, where there are several. */
export async function findBookingToStart(
  { t, db }: Reader,
  of: { staffId: string; episodeId: string; day: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ bookingId: t.bookings.id })
    .from(t.bookings)
    .leftJoin(t.sessions, eq(t.sessions.bookingId, t.bookings.id))
    .where(
      and(
        eq(t.bookings.staffId, of.staffId),
        gte(t.bookings.localStart, of.day),
        lt(t.bookings.localStart, addDays(of.day, 1)),
        eq(t.bookings.episodeId, of.episodeId),
        inArray(t.bookings.state, ["booked", "arrived"]),
        isNull(t.sessions.id),
      ),
    )
    .orderBy(asc(t.bookings.localStart), asc(t.bookings.id))
    .limit(1);
  return row?.bookingId;
}
