import { and, eq } from "drizzle-orm";
import { type BookingKind, type BookingState, slotMinutes } from "#domain/schedule/booking.ts";
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
  const slots = Array.from({ length: input.minutes / slotMinutes }, (_, index) => ({
    resourceId: input.staffId,
    seat: 0,
    slotAt: startsAt + index * slotMinutes * 60_000,
    bookingId,
  }));
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
  const taken = await db
    .insert(t.bookingSlots)
    .values(slots)
    .onConflictDoNothing()
    .returning({ slotAt: t.bookingSlots.slotAt });
  if (taken.length !== slots.length)
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

/** Arrived, no-show, cancelled. A cancelled booking frees its time. */
export async function setBookingState(
  run: Run,
  input: { bookingId: string; state: BookingState; reason: string; expectedVersion: number },
): Promise<{ version: number }> {
  const { t, db } = run.tx;
  const [booking] = await db
    .select({
      patientId: t.bookings.patientId,
      clinicId: t.bookings.clinicId,
      version: t.bookings.version,
      state: t.bookings.state,
    })
    .from(t.bookings)
    .where(eq(t.bookings.id, input.bookingId));
  if (!booking) return refuseNotFound();
  await requirePatient(
    run.tx,
    { actor: run.actor, action: "schedule.book", now: run.now },
    booking.patientId,
  );
  requireVersion(input.expectedVersion, booking.version, "This booking");
  if (booking.state === "cancelled" && input.state !== "cancelled")
    refuse("not-now", "This booking was cancelled and its time is free again. Book a new one.");
  if (input.state === "cancelled" && input.reason === "")
    refuse("invalid", "Say why it is cancelled.", { field: "reason" });
  await db
    .update(t.bookings)
    .set({
      state: input.state,
      cancelReason: input.state === "cancelled" ? input.reason : "",
      version: booking.version + 1,
    })
    .where(eq(t.bookings.id, input.bookingId));
  if (input.state === "cancelled")
    await db.delete(t.bookingSlots).where(eq(t.bookingSlots.bookingId, input.bookingId));
  await run.audit({
    chainId: booking.clinicId,
    action: "setBookingState",
    entity: "booking",
    entityId: input.bookingId,
    patientId: booking.patientId,
    before: { state: booking.state },
    after: { state: input.state },
  });
  return { version: booking.version + 1 };
}
