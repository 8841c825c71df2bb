import { and, desc, eq, inArray, lte } from "drizzle-orm";
import { type Missed, missedLately, problemOfMissed } from "#domain/schedule/missed.ts";
import { dayInZone } from "#server/clock.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { changeBooking, type ReachedBooking, requireBooking, takeSlots } from "./schedule.commands.ts";

type Seen = { bookingId: string; expectedVersion: number };

/**
 * Nobody came, or it was called off, with the cause. A therapist records it of the bookings with themselves, the front
 * desk of any. A cancelled booking frees its time. Missed again and again, the prescriber is told.
 */
export async function missBooking(run: Run, input: Seen & { missed: Missed }): Promise<{ version: number }> {
  const booking = await requireBooking(run, "schedule.miss", input);
  requireOwn(run, booking);
  const { how, cause, words } = input.missed;
  const problem = problemOfMissed(input.missed);
  if (problem) refuse("invalid", problem.words, { field: problem.field });
  if (booking.state !== "booked" && booking.state !== "arrived")
    refuse("not-now", "This booking took place, or was recorded as missed already.");
  if (how === "no-show" && booking.startsAt > run.now)
    refuse("not-now", "This booking lies ahead: it can be cancelled.", { field: "how" });
  await requireNoSession(run, booking.id);
  const { bookingSlots } = run.tx.t;
  if (how === "cancelled") await run.tx.db.delete(bookingSlots).where(eq(bookingSlots.bookingId, booking.id));
  const changed = await changeBooking(run, booking, { state: how, missed: { cause, words: words.trim() } });
  await tellMissed(run, booking);
  return changed;
}

/** Recorded by mistake: within the day it is expected again, if nobody took its time. */
export async function undoMissed(run: Run, input: Seen): Promise<{ version: number }> {
  const booking = await requireBooking(run, "schedule.miss", input);
  requireOwn(run, booking);
  const { state, missedAt, timeZone } = booking;
  if (missedAt === null) return refuse("not-now", "This booking is not recorded as missed.");
  if (dayInZone(missedAt, timeZone) !== run.todayIn(timeZone))
    refuse("not-now", "What was recorded on an earlier day stays. Book a new visit.");
  if (state === "cancelled" && !(await takeSlots(run, booking)))
    refuse("not-now", "Its time was taken meanwhile. Book a new one.");
  const changed = await changeBooking(run, booking, { state: "booked" });
  await tellMissed(run, booking);
  return changed;
}

/** Whose bookings these are: a therapist's own, as for somebody who may not see the others. */
function requireOwn(run: Run, { staffId }: ReachedBooking): void {
  if (run.actor.role === "therapist" && staffId !== run.actor.staffId) refuseNotFound();
}

async function requireNoSession(run: Run, bookingId: string): Promise<void> {
  const { sessions } = run.tx.t;
  const [session] = await run.tx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.bookingId, bookingId));
  if (session) refuse("not-now", "A session was begun from this booking, so the patient was here.");
}

/** More than any rule looks at: what the clinic called off lies between. */
const mostRead = 20;

/** Says to the prescriber what the last bookings of the episode come to, or ends what was said. */
async function tellMissed(run: Run, { patientId, episodeId, timeZone }: ReachedBooking): Promise<void> {
  if (episodeId === null) return;
  const { t, db } = run.tx;
  const [episode] = await db
    .select({ prescriberId: t.episodes.prescriberId })
    .from(t.episodes)
    .where(eq(t.episodes.id, episodeId));
  if (!episode?.prescriberId) return;
  const bookings = await db
    .select({ state: t.bookings.state, cause: t.bookings.missedCause })
    .from(t.bookings)
    .where(
      and(
        eq(t.bookings.patientId, patientId),
        lte(t.bookings.startsAt, run.now),
        eq(t.bookings.episodeId, episodeId),
        // What is still expected says nothing yet.
        inArray(t.bookings.state, ["done", "arrived", "no-show", "cancelled"]),
      ),
    )
    .orderBy(desc(t.bookings.startsAt), desc(t.bookings.id))
    .limit(mostRead);
  const told = missedLately(bookings);
  const kind = "missed-sessions" as const;
  const sourceId = `${episodeId}-missed`;
  if (told)
    await raiseSignal(run, {
      patientId,
      episodeId,
      prescriberId: episode.prescriberId,
      kind,
      facts: told,
      sourceId,
      dueOn: run.todayIn(timeZone),
    });
  else await endSignals(run, { sourceId, kinds: [kind] });
}
