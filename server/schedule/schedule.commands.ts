import { and, eq } from "drizzle-orm";
import { type BookingKind, type BookingState, slotMinutes } from "#domain/schedule/booking.ts";
import { isMissed, type MissedCause, type MissedState } from "#domain/schedule/missed.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { requireOpenReferral } from "#server/referrals/referrals.queries.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { instantOf } from "./zoned-time.ts";

export type Book = {
  patientId: string;
  episodeId: string | null;
  referralId: string | null;
  clinicId: string;
  staffId: string;
  kind: BookingKind;
  localStart: string;
  minutes: number;
};

/** Books a person's time: one row per five minutes, so that the key itself refuses a second booking. */
export async function bookVisit(run: Run, input: Book): Promise<{ bookingId: string }> {
  const { t, db } = run.tx;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "schedule.book", now: run.now },
    input.patientId,
  );
  if (!run.actor.clinicIds.includes(input.clinicId)) refuseNotFound();
  await requireEpisodeOf(run, input.episodeId, patient.patientId);
  const referral = await requireReferralOf(run, input.referralId, patient.patientId);
  const [member] = await db
    .select({ timeZone: t.clinics.timeZone, role: t.staff.role, level: t.staff.level })
    .from(t.memberships)
    .innerJoin(t.clinics, eq(t.clinics.id, t.memberships.clinicId))
    .innerJoin(t.staff, eq(t.staff.id, t.memberships.staffId))
    .where(
      and(
        eq(t.memberships.staffId, input.staffId),
        eq(t.memberships.clinicId, input.clinicId),
        eq(t.staff.isActive, true),
      ),
    );
  if (!member) return refuse("invalid", "This person does not work at this clinic.", { field: "staffId" });
  const isWithPhysiatrist = input.kind === "consultation" || input.kind === "follow-up";
  if (isWithPhysiatrist !== (member.role === "physiatrist"))
    refuse("invalid", "Book consultations with a physiatrist and visits with a therapist.", {
      field: "kind",
    });
  if (input.kind === "evaluation" && member.level === "assistant")
    refuse("invalid", "An assistant does not evaluate. Choose a therapist.", { field: "staffId" });
  const startsAt = instantOf(input.localStart, member.timeZone);
  const bookingId = run.newId();
  await db.insert(t.bookings).values({
    id: bookingId,
    patientId: patient.patientId,
    episodeId: input.episodeId,
    referralId: input.referralId,
    clinicId: input.clinicId,
    staffId: input.staffId,
    kind: input.kind,
    state: "booked",
    localStart: input.localStart,
    timeZone: member.timeZone,
    startsAt,
    minutes: input.minutes,
  });
  if (!(await takeSlots(run, { ...input, id: bookingId, startsAt })))
    refuse("not-now", "This time is taken. Choose another.", { field: "localStart" });
  if (referral)
    await db
      .update(t.referrals)
      .set({ state: "booked", version: referral.version + 1 })
      .where(eq(t.referrals.id, referral.referralId));
  await run.audit({
    chainId: input.clinicId,
    action: "bookVisit",
    entity: "booking",
    entityId: bookingId,
    patientId: patient.patientId,
    after: { kind: input.kind, localStart: input.localStart, staffId: input.staffId },
  });
  return { bookingId };
}

/** A booking names the episode of its own patient; another's does not exist for it. */
async function requireEpisodeOf(run: Run, episodeId: string | null, patientId: string): Promise<void> {
  if (!episodeId) return;
  const { episodes } = run.tx.t;
  const [episode] = await run.tx.db
    .select({ id: episodes.id })
    .from(episodes)
    .where(and(eq(episodes.id, episodeId), eq(episodes.patientId, patientId)));
  if (!episode) refuseNotFound();
}

/** As for the episode; and it is open, because a booking does not open a closed one again. */
async function requireReferralOf(run: Run, referralId: string | null, patientId: string) {
  if (!referralId) return undefined;
  const { referrals } = run.tx.t;
  const [referral] = await run.tx.db
    .select({ referralId: referrals.id, state: referrals.state, version: referrals.version })
    .from(referrals)
    .where(and(eq(referrals.id, referralId), eq(referrals.patientId, patientId)));
  if (!referral) return refuseNotFound();
  requireOpenReferral(referral.state);
  return referral;
}

/** Expected, arrived, done: as the day goes. That it does not take place is `missBooking`, and is taken back by `undoMissed`. */
export async function setBookingState(
  run: Run,
  input: { bookingId: string; state: Exclude<BookingState, MissedState>; expectedVersion: number },
): Promise<{ version: number }> {
  const booking = await requireBooking(run, "schedule.book", input);
  if (isMissed(booking.state))
    refuse(
      "not-now",
      "This booking is recorded as not taken place. Take that back first, or book a new one.",
    );
  return changeBooking(run, booking, { state: input.state });
}

/** A booking within reach, as it was seen. */
export async function requireBooking(
  run: Run,
  action: "schedule.book" | "schedule.miss",
  seen: { bookingId: string; expectedVersion: number },
) {
  const { bookings } = run.tx.t;
  const [booking] = await run.tx.db.select().from(bookings).where(eq(bookings.id, seen.bookingId));
  if (!booking) return refuseNotFound();
  await requirePatient(run.tx, { actor: run.actor, action, now: run.now }, booking.patientId);
  requireVersion(seen.expectedVersion, booking.version, "This booking");
  return booking;
}
export type ReachedBooking = Awaited<ReturnType<typeof requireBooking>>;

/** The new state with its cause, in one update and one audit row. */
export async function changeBooking(
  run: Run,
  booking: ReachedBooking,
  next: { state: BookingState; missed?: { cause: MissedCause; words: string } },
): Promise<{ version: number }> {
  const { bookings } = run.tx.t;
  const { state, missed } = next;
  const version = booking.version + 1;
  await run.tx.db
    .update(bookings)
    .set({
      state,
      missedCause: missed?.cause ?? null,
      missedWords: missed?.words ?? "",
      missedAt: missed ? run.now : null,
      version,
    })
    .where(eq(bookings.id, booking.id));
  await run.audit({
    chainId: booking.clinicId,
    action: "setBookingState",
    entity: "booking",
    entityId: booking.id,
    patientId: booking.patientId,
    before: {
      state: booking.state,
      ...(booking.missedCause === null ? {} : { cause: booking.missedCause, words: booking.missedWords }),
    },
    after: { state, ...missed },
  });
  return { version };
}

/** Slots of a booking's whole time: the key itself refuses what is taken. */
export async function takeSlots(
  run: Run,
  { id, staffId, startsAt, minutes }: Pick<ReachedBooking, "id" | "staffId" | "startsAt" | "minutes">,
): Promise<boolean> {
  const { bookingSlots } = run.tx.t;
  const slots = Array.from({ length: minutes / slotMinutes }, (_, index) => ({
    resourceId: staffId,
    seat: 0,
    slotAt: startsAt + index * slotMinutes * 60_000,
    bookingId: id,
  }));
  const taken = await run.tx.db
    .insert(bookingSlots)
    .values(slots)
    .onConflictDoNothing()
    .returning({ slotAt: bookingSlots.slotAt });
  return taken.length === slots.length;
}
