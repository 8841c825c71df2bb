import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { sides } from "#domain/doses/dose.ts";
import { sessionVitalSchema } from "#domain/precautions/vitals/vital.ts";
import {
  notDoneReasons,
  performedStates,
  sessionKinds,
  sessionNoteSchema,
  valueOrigins,
} from "#domain/sessions/session.ts";
import { serviceCodeSchema } from "#domain/units/timing/service-time.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { isNamed } from "#server/access/sensitive.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { listTakenOver } from "#server/hand-offs/hand-offs.queries.ts";
import { recordLook } from "#server/look.ts";
import { listReturnedPlans } from "#server/plans-of-care/plans-of-care.queries.ts";
import { listTherapistVisits } from "#server/plans-of-care/therapist-visits.queries.ts";
import { listSupervised } from "#server/requests/supervised.queries.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { addRow } from "./add-row.commands.ts";
import { addendSession } from "./addend-session.commands.ts";
import { coSign } from "./co-signatures/co-sign.commands.ts";
import { listToCoSign } from "./co-signatures/co-signatures.queries.ts";
import { countBookings, listDay, listUnsigned } from "./day.queries.ts";
import { discardSession } from "./discard-session.commands.ts";
import { readEarlier } from "./earlier.queries.ts";
import { readFlowsheet } from "./flowsheet.queries.ts";
import { readTreatmentGate } from "./gate.queries.ts";
import { tellKeptRow } from "./kept-row.commands.ts";
import { moveRung } from "./move-rung.commands.ts";
import { moveSession } from "./move-session.commands.ts";
import { setNote } from "./note.commands.ts";
import { openLine } from "./open-line.commands.ts";
import { listOwnOpen } from "./own-open.queries.ts";
import { prepareSession } from "./prepare-session.queries.ts";
import { dropLine } from "./row-acts/drop-line.commands.ts";
import { setRestNotDone } from "./row-acts/rest-not-done.commands.ts";
import { restoreRow } from "./row-acts/restore-row.commands.ts";
import { substituteRow } from "./row-acts/substitute-row.commands.ts";
import {
  confirmRow,
  recordDeviation,
  setDose,
  setFromNowOn,
  setNotDone,
  unconfirmRow,
} from "./rows.commands.ts";
import { requireSession } from "./session.queries.ts";
import { signSession } from "./sign-session.commands.ts";
import { startSession } from "./start-session.commands.ts";
import { recordVital } from "./vitals/record-vital.commands.ts";

const heldTime = z.exactOptional(
  z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, for example 14:30.")),
);
const row = { sessionId: idSchema, row: z.int().check(z.gte(1), z.lte(80)), expectedVersion: z.int() };

export const sessionsRouter = router({
  /** The therapist's own day. A list is one audit row. */
  day: read("sessions.readDay")
    .input(z.strictObject({ day: z.nullable(daySchema) }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const today = dayInZone(now, ctx.actor.timeZone);
      const reach = { actor: ctx.actor, action: "patients.identify" as const, now };
      const own = { staffId: ctx.actor.staffId, day: input.day ?? today };
      // By a seat that does not open sessions nothing is treated: such a booking is counted, and nothing of it told.
      const list = await listDay(ctx.store, { ...reach, action: "sessions.read" }, own);
      await recordLook(ctx, { action: "readList", entity: "day", found: list.length });
      return {
        day: input.day ?? today,
        today,
        now,
        list,
        keptBookings: (await countBookings(ctx.store, reach, own)) - list.length,
        unsigned: await listUnsigned(ctx.store, { ...reach, action: "sessions.read" }, ctx.actor.staffId),
        assistantQuestions: await listSupervised(
          ctx.store,
          { ...reach, action: "sessions.read" },
          ctx.actor.staffId,
        ),
        therapistVisits: await listTherapistVisits(
          ctx.store,
          { ...reach, action: "sessions.read" },
          { therapistId: ctx.actor.staffId, today },
        ),
        toCoSign: await listToCoSign(ctx.store, { ...reach, action: "sessions.read" }),
        takenOver: await listTakenOver(ctx.store, { ...reach, action: "handOffs.read" }, own.day),
        returnedPlans: await listReturnedPlans(
          ctx.store,
          { ...reach, action: "prescriptions.read" },
          ctx.actor.staffId,
        ),
      };
    }),
  /** One's own sessions of today that are open: what one switches between. */
  open: read("sessions.readDay").query(async ({ ctx }) => {
    const now = ctx.clock.now();
    const list = await listOwnOpen(
      ctx.store,
      { actor: ctx.actor, action: "sessions.log", now },
      { staffId: ctx.actor.staffId, day: dayInZone(now, ctx.actor.timeZone) },
    );
    return { now, list };
  }),
  /** Whether treatment may start: now, or for a late entry whether it might have at the time given. */
  gate: read("sessions.log")
    .input(z.strictObject({ episodeId: idSchema, heldOn: z.exactOptional(daySchema), heldTime }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const episode = await requireEpisode(
        ctx.store,
        { actor: ctx.actor, action: "sessions.log", now },
        input.episodeId,
      );
      const today = dayInZone(now, episode.timeZone);
      const isKept = !isNamed(episode, ctx.actor);
      if (input.heldTime === undefined) return readTreatmentGate(ctx.store, episode, today, { isKept });
      const day = input.heldOn ?? today;
      return readTreatmentGate(ctx.store, episode, day, {
        at: Math.min(now, instantOf(`${day}T${input.heldTime}`, episode.timeZone)),
        isKept,
      });
    }),
  /**
   * Opens a session or a note. `kind` "seen-not-treated" is a note without rows and passes every gate. `heldOn` null is
   * now; a late entry names its day and `heldTime` ("HH:MM" on the clinic's clock; today with an earlier time is one
   * too), is held against what stood then, and is refused only for a time that lies ahead (fields `heldOn`,
   * `heldTime`) or for a missing reason (field `gateReason`) where the gate warned or refused.
   */
  start: write("sessions.log")
    .input(
      writeInput({
        episodeId: idSchema,
        bookingId: z.nullable(idSchema),
        kind: z.enum(sessionKinds),
        heldOn: z.nullable(daySchema),
        heldTime,
        gateReason: lineText(300),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => startSession(run, input))),
  /**
   * The flowsheet before a session is begun: today's column as it would be copied, whether treatment may start, and the
   * session that is open already. Reading it writes nothing but the look.
   */
  prepare: read("sessions.log")
    .input(z.strictObject({ episodeId: idSchema, kind: z.enum(["treatment", "evaluation"]) }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const reach = { actor: ctx.actor, action: "sessions.log" as const, now };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
      const today = dayInZone(now, episode.timeZone);
      return prepareSession(ctx.store, episode, { actor: ctx.actor, kind: input.kind, today, now });
    }),
  /** Whose session it is, so that the chart is opened before the session is read. */
  patientOf: read("sessions.read")
    .input(z.strictObject({ sessionId: idSchema }))
    .query(async ({ ctx, input }) => {
      const session = await requireSession(
        ctx.store,
        { actor: ctx.actor, action: "sessions.read", now: ctx.clock.now() },
        input.sessionId,
      );
      return { patientId: session.patientId };
    }),
  get: read("sessions.read")
    .input(z.strictObject({ sessionId: idSchema }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const reach = { actor: ctx.actor, action: "sessions.read" as const, now };
      const session = await requireSession(ctx.store, reach, input.sessionId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, session.patientId);
      return readFlowsheet(ctx.store, session, dayInZone(now, session.timeZone), reach);
    }),
  /** The next window of earlier sessions beside an open or a looked-at sheet, by keyset: bounded whatever the history. */
  earlier: read("sessions.read")
    .input(
      z.strictObject({
        episodeId: idSchema,
        before: z.strictObject({ heldOn: daySchema, sessionId: idSchema }),
      }),
    )
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "sessions.read" as const, now: ctx.clock.now() };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
      return readEarlier(ctx.store, episode.episodeId, input.before);
    }),
  setDose: write("sessions.log")
    .input(
      writeInput({ ...row, dose: doseSchema, origin: z.enum(["typed", "stepped", "used-limit", "reply"]) }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setDose(run, input))),
  confirmRow: write("sessions.log")
    .input(writeInput(row))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => confirmRow(run, input))),
  unconfirmRow: write("sessions.log")
    .input(writeInput(row))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => unconfirmRow(run, input))),
  setNotDone: write("sessions.log")
    .input(writeInput({ ...row, reason: z.enum(notDoneReasons) }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setNotDone(run, input))),
  /** Every row nobody has answered, in one act: all or none. Rows with an open question stay and are named. */
  setRestNotDone: write("sessions.log")
    .input(
      writeInput({
        sessionId: idSchema,
        reason: z.enum(notDoneReasons),
        rows: z
          .array(z.strictObject({ row: row.row, version: row.expectedVersion }))
          .check(z.minLength(1), z.maxLength(80)),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setRestNotDone(run, input))),
  /** Takes the last act on a row back: the row as it stood before. */
  restoreRow: write("sessions.log")
    .input(
      writeInput({
        ...row,
        before: z.strictObject({
          state: z.enum(performedStates),
          dose: doseSchema,
          origin: z.enum(valueOrigins),
          notDoneReason: z.nullable(z.enum(notDoneReasons)),
          isFromNowOn: z.boolean(),
          exerciseId: z.exactOptional(idSchema),
        }),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => restoreRow(run, input))),
  /** A therapist's own line, out of the plan from the signature on. */
  dropLine: write("sessions.log")
    .input(writeInput(row))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => dropLine(run, input))),
  substituteRow: write("sessions.log")
    .input(writeInput({ ...row, exerciseId: idSchema, side: z.enum(sides), dose: doseSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => substituteRow(run, input))),
  setFromNowOn: write("sessions.log")
    .input(writeInput({ ...row, isFromNowOn: z.boolean() }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setFromNowOn(run, input))),
  recordDeviation: write("sessions.log")
    .input(writeInput({ ...row, dose: doseSchema, reason: requiredLine(300, "Say what happened.") }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => recordDeviation(run, input))),
  /** A row logged offline that is not allowed by now: held against what was seen too, and told where that allowed it. */
  tellKeptRow: write("sessions.log")
    .input(
      writeInput({
        sessionId: idSchema,
        row: row.row,
        dose: doseSchema,
        seenAt: z.int().check(z.nonnegative()),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => tellKeptRow(run, input))),
  addRow: write("sessions.log")
    .input(writeInput({ sessionId: idSchema, exerciseId: idSchema, side: z.enum(sides), dose: doseSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => addRow(run, input))),
  /** Brings a line into the session that stood closed: its criterion is met, or an answer permits it. */
  openLine: write("sessions.log")
    .input(writeInput({ sessionId: idSchema, lineKey: idSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => openLine(run, input))),
  moveRung: write("sessions.log")
    .input(writeInput({ ...row, exerciseId: idSchema, dose: doseSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => moveRung(run, input))),
  setNote: write("sessions.log")
    .input(writeInput({ sessionId: idSchema, expectedVersion: z.int(), note: sessionNoteSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setNote(run, input))),
  /** A vital sign, or why it was not measured; the rules run with it at once. */
  recordVital: write("sessions.log")
    .input(
      writeInput({
        ...sessionVitalSchema.shape,
        sessionId: idSchema,
        expectedVersion: z.int(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => recordVital(run, input))),
  /** Not started after all: refused once anything was entered, from then on it is signed. */
  discard: write("sessions.log")
    .input(writeInput({ sessionId: idSchema, expectedVersion: z.int() }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => discardSession(run, input))),
  sign: write("sessions.sign")
    .input(
      writeInput({
        sessionId: idSchema,
        expectedVersion: z.int(),
        /** Every row with the version that was on the screen; one a colleague changed since holds the signature. */
        rows: z.array(z.strictObject({ row: row.row, version: row.expectedVersion })).check(z.maxLength(80)),
        /** Every service that was given, likewise. */
        services: z
          .array(z.strictObject({ code: serviceCodeSchema, staffId: idSchema, version: z.int() }))
          .check(z.maxLength(40)),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signSession(run, input));
    }),
  /** A therapist signs an assistant's session too. */
  coSign: write("sessions.coSign")
    .input(writeInput({ sessionId: idSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => coSign(run, input));
    }),
  /** Out of the wrong chart into a late entry in the right one, in one act; both physiatrists are told. */
  move: write("sessions.addend")
    .input(
      writeInput({
        sessionId: idSchema,
        expectedVersion: z.int(),
        episodeId: idSchema,
        words: requiredLine(300, "Say how it came into this chart."),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => moveSession(run, input));
    }),
  addend: write("sessions.addend")
    .input(
      writeInput({
        sessionId: idSchema,
        words: requiredProse(4000, "Write the addendum."),
        kind: z.enum(["addendum", "entered-in-error"]),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => addendSession(run, input));
    }),
});
