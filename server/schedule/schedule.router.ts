import { and, asc, eq, gte, lt } from "drizzle-orm";
import * as z from "zod/mini";
import { daySchema, idSchema, isDay } from "#domain/calendar/bounds.ts";
import { addDays } from "#domain/calendar/days.ts";
import { bookingKinds } from "#domain/schedule/booking.ts";
import { missedSchema } from "#domain/schedule/missed.ts";
import { withinReach } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { recordLook } from "#server/look.ts";
import { requireClinic } from "#server/policy/policy.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { missBooking, undoMissed } from "./missed.commands.ts";
import { bookVisit, setBookingState } from "./schedule.commands.ts";

const localStart = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5][05]$/, "Choose a time on a five-minute step."),
  z.refine((text) => isDay(text.slice(0, 10)), "Choose a day that exists."),
);

export const scheduleRouter = router({
  day: read("schedule.read")
    .input(z.strictObject({ clinicId: idSchema, day: z.nullable(daySchema) }))
    .query(async ({ ctx, input }) => {
      if (!ctx.actor.clinicIds.includes(input.clinicId)) return refuseNotFound();
      const clinic = await requireClinic(ctx.store, input.clinicId);
      const now = ctx.clock.now();
      const day = input.day ?? dayInZone(now, clinic.timeZone);
      const { t, db } = ctx.store;
      const rows = await db
        .select({
          bookingId: t.bookings.id,
          localStart: t.bookings.localStart,
          startsAt: t.bookings.startsAt,
          minutes: t.bookings.minutes,
          kind: t.bookings.kind,
          state: t.bookings.state,
          version: t.bookings.version,
          missedCause: t.bookings.missedCause,
          missedWords: t.bookings.missedWords,
          missedAt: t.bookings.missedAt,
          patientId: t.patients.id,
          family: t.patients.family,
          given: t.patients.given,
          mrn: t.patients.mrn,
          staffId: t.staff.id,
          role: t.staff.role,
          staffFamily: t.staff.family,
          staffGiven: t.staff.given,
          credentials: t.staff.credentials,
        })
        .from(t.bookings)
        .innerJoin(t.patients, eq(t.patients.id, t.bookings.patientId))
        .innerJoin(t.staff, eq(t.staff.id, t.bookings.staffId))
        .where(
          and(
            eq(t.bookings.clinicId, input.clinicId),
            gte(t.bookings.localStart, day),
            lt(t.bookings.localStart, addDays(day, 1)),
            withinReach(ctx.store, { actor: ctx.actor, action: "patients.find", now }),
          ),
        )
        .orderBy(asc(t.bookings.localStart), asc(t.bookings.id))
        .limit(300);
      await recordLook(ctx, {
        action: "readList",
        entity: "schedule",
        chainId: input.clinicId,
        found: rows.length,
      });
      return {
        day,
        now,
        timeZone: clinic.timeZone,
        clinicName: clinic.name,
        list: rows.map(({ role, staffFamily, staffGiven, credentials, ...row }) => ({
          ...row,
          staffName: shownStaffName({ role, family: staffFamily, given: staffGiven, credentials }),
        })),
      };
    }),
  book: write("schedule.book")
    .input(
      writeInput({
        patientId: idSchema,
        episodeId: z.nullable(idSchema),
        referralId: z.nullable(idSchema),
        clinicId: idSchema,
        staffId: idSchema,
        kind: z.enum(bookingKinds),
        localStart,
        minutes: z.int().check(z.multipleOf(5), z.gte(5), z.lte(240)),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => bookVisit(run, input))),
  setState: write("schedule.book")
    .input(
      writeInput({
        bookingId: idSchema,
        state: z.enum(["booked", "arrived", "done"]),
        expectedVersion: z.int(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setBookingState(run, input))),
  /** Nobody came, or it was called off: with its cause. */
  miss: write("schedule.miss")
    .input(writeInput({ bookingId: idSchema, expectedVersion: z.int(), missed: missedSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => missBooking(run, input))),
  undoMissed: write("schedule.miss")
    .input(writeInput({ bookingId: idSchema, expectedVersion: z.int() }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => undoMissed(run, input))),
});
