import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { consultNoteSchema } from "#domain/team/consult-note.ts";
import { seatSightShape } from "#domain/team/seat.ts";
import { requireOpenChart, requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { readSight } from "#server/access/sight.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { addendOwn } from "#server/consultations/addenda.commands.ts";
import type { SignedInContext } from "#server/context.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { signConsultNote } from "./consult-notes.commands.ts";
import { findConsultNote, listConsultNotes, readConsultNote } from "./consult-notes.queries.ts";
import { changeSeat, endSeat, seatOnTeam } from "./seats.commands.ts";
import { listTeam } from "./team.queries.ts";

const chartReach = (ctx: SignedInContext) => ({
  actor: ctx.actor,
  action: "patients.readChart" as const,
  now: ctx.clock.now(),
  signedInAt: ctx.signIn.signedInAt,
});

export const teamRouter = router({
  list: read("team.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requirePatient(
        ctx.store,
        { actor: ctx.actor, action: "team.read", now: ctx.clock.now() },
        input.patientId,
      );
      return listTeam(ctx.store, patient.patientId, namedFor(ctx.actor, patient.patientId));
    }),
  seat: write("team.seat")
    .input(
      writeInput({
        patientId: idSchema,
        staffId: z.nullable(idSchema),
        outsideContact: lineText(160),
        specialty: requiredLine(60, "Name the specialty."),
        fromOn: daySchema,
        toOn: z.nullable(daySchema),
        ...seatSightShape,
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => seatOnTeam(run, input))),
  /** What a seat sees from now on. */
  changeSeat: write("team.seat")
    .input(
      writeInput({
        patientId: idSchema,
        seatId: idSchema,
        expectedVersion: z.int(),
        reason: requiredLine(300, "Say why, in a few words."),
        ...seatSightShape,
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => changeSeat(run, input))),
  /** From this moment on the seat opens nothing. */
  endSeat: write("team.seat")
    .input(writeInput({ patientId: idSchema, seatId: idSchema, expectedVersion: z.int() }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => endSeat(run, input))),
  notes: read("patients.readChart")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(ctx.store, chartReach(ctx), input.patientId);
      const sight = await readSight(ctx.store, chartReach(ctx), patient);
      const of = { patientId: patient.patientId };
      return listConsultNotes(ctx.store, of, { readerId: ctx.actor.staffId, sight });
    }),
  note: read("patients.readChart")
    .input(z.strictObject({ consultNoteId: idSchema }))
    .query(async ({ ctx, input }) => {
      const found = await findConsultNote(ctx.store, input.consultNoteId);
      if (!found) return refuseNotFound();
      // Whoever wrote it reads it, whatever their seat opens.
      const isAuthor = found.authorId === ctx.actor.staffId;
      const action = isAuthor ? ("patients.readChart" as const) : ("consultations.read" as const);
      await requireOpenChart(ctx.store, { ...chartReach(ctx), action }, found.patientId);
      const named = namedFor(ctx.actor, found.patientId);
      return readConsultNote(ctx.store, found, { staffId: ctx.actor.staffId, named });
    }),
  signNote: write("team.note")
    .input(writeInput({ episodeId: idSchema, content: consultNoteSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signConsultNote(run, input));
    }),
  addendNote: write("team.note")
    .input(
      writeInput({
        consultNoteId: idSchema,
        words: requiredProse(4000, "Write the addendum."),
        kind: z.enum(["addendum", "entered-in-error"]),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, async (run) => {
        const found = await findConsultNote(run.tx, input.consultNoteId);
        if (!found) return refuseNotFound();
        return addendOwn(run, {
          words: input.words,
          kind: input.kind,
          action: "team.note",
          subjectKind: "consult-note",
          subjectId: found.consultNoteId,
          episodeId: found.episodeId,
          authorId: found.authorId,
        });
      });
    }),
});
