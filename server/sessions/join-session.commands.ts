import { and, eq, inArray } from "drizzle-orm";
import type { SessionKind } from "#domain/sessions/session.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { findBookingToStart, findOpenSession } from "./open-today.queries.ts";

type Starting = { kind: SessionKind; bookingId: string | null; heldOn: string; isLateEntry: boolean };

/** The session that starting leads into: of the same booking, or of today and open. What is written late is a new one. */
export async function findStandingSession(
  run: Run,
  episode: ReachedEpisode,
  input: Starting,
): Promise<string | undefined> {
  const booked = input.bookingId ? await findByBooking(run, input.bookingId, episode.patientId) : undefined;
  return booked ?? (input.isLateEntry ? undefined : joinOpenSession(run, episode, input));
}

/** Begun from the chart on a day the patient is booked with oneself, it is that visit. */
export const findOwnBooking = async (run: Run, { episodeId }: ReachedEpisode, day: string) =>
  (await findBookingToStart(run.tx, { staffId: run.actor.staffId, episodeId, day })) ?? null;

async function findByBooking(run: Run, bookingId: string, patientId: string): Promise<string | undefined> {
  const { bookings, sessions } = run.tx.t;
  const [booking] = await run.tx.db
    .select({ patientId: bookings.patientId, state: bookings.state })
    .from(bookings)
    .where(eq(bookings.id, bookingId));
  if (booking?.patientId !== patientId) refuse("invalid", "This booking is for another patient.");
  if (booking.state === "cancelled")
    refuse(
      "not-now",
      "This booking was cancelled. Take that back on the day's list, or start from the chart.",
    );
  const [session] = await run.tx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.bookingId, bookingId));
  return session?.id;
}

/**
 * The session of today that is open already. One's own is gone on with, and takes the booking it was now opened from; a
 * colleague's is named, and opened from there.
 */
async function joinOpenSession(
  run: Run,
  episode: ReachedEpisode,
  input: Starting,
): Promise<string | undefined> {
  const isNote = input.kind === "seen-not-treated";
  const open = await findOpenSession(run.tx, {
    episodeId: episode.episodeId,
    heldOn: input.heldOn,
    isNote,
    // Two colleagues may each write down what they saw; nobody is treated twice at once.
    ...(isNote ? { therapistId: run.actor.staffId } : {}),
  });
  if (!open) return undefined;
  if (open.therapistId !== run.actor.staffId)
    refuse(
      "not-now",
      `${open.therapistName} has a session of today open for this patient. Nothing was begun. Open it to read it or to write in it.`,
      { field: "session", current: { sessionId: open.sessionId, therapistName: open.therapistName } },
    );
  if (input.bookingId && open.bookingId === null) {
    const { sessions } = run.tx.t;
    await run.audit({
      chainId: episode.clinicId,
      action: "bookSession",
      entity: "session",
      entityId: open.sessionId,
      patientId: episode.patientId,
      after: { bookingId: input.bookingId },
    });
    await run.tx.db
      .update(sessions)
      .set({ bookingId: input.bookingId })
      .where(eq(sessions.id, open.sessionId));
    await markArrived(run, input.bookingId);
  }
  return open.sessionId;
}

/** Starting says that the patient is here, unless the front desk said more; who was missed came after all. */
export async function markArrived(run: Run, bookingId: string): Promise<void> {
  const { bookings } = run.tx.t;
  await run.tx.db
    .update(bookings)
    .set({ state: "arrived", missedCause: null, missedWords: "", missedAt: null })
    .where(and(eq(bookings.id, bookingId), inArray(bookings.state, ["booked", "no-show"])));
}

/** A note about somebody who did not come is not their visit. */
export async function isNoShow(run: Run, bookingId: string): Promise<boolean> {
  const { bookings } = run.tx.t;
  const [booking] = await run.tx.db
    .select({ state: bookings.state })
    .from(bookings)
    .where(eq(bookings.id, bookingId));
  return booking?.state === "no-show";
}
