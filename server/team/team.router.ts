import { and, asc, eq, gt, isNull, or } from "drizzle-orm";
import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { consultNoteSchema } from "#domain/team/consult-note.ts";
import { requireOpenChart, requirePatient } from "#server/access/access.queries.ts";
import { requireConfirmed, shownStaffName } from "#server/auth/sign-in.queries.ts";
import { addendOwn } from "#server/consultations/addenda.commands.ts";
import type { SignedInContext } from "#server/context.ts";
import { requireActiveStaff } from "#server/people/people.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { signConsultNote } from "./consult-notes.commands.ts";
import { findConsultNote, listConsultNotes, readConsultNote } from "./consult-notes.queries.ts";

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
      const { careTeamSeats: seats, staff } = ctx.store.t;
      const rows = await ctx.store.db
        .select({
          seatId: seats.id,
          specialty: seats.specialty,
          outsideContact: seats.outsideContact,
          fromOn: seats.fromOn,
          toOn: seats.toOn,
          staffId: seats.staffId,
          role: staff.role,
          family: staff.family,
          given: staff.given,
          credentials: staff.credentials,
        })
        .from(seats)
        .leftJoin(staff, eq(staff.id, seats.staffId))
        .where(eq(seats.patientId, patient.patientId))
        .orderBy(asc(seats.fromOn), asc(seats.id))
        .limit(40);
      return rows.map(({ role, family, given, credentials, ...row }) => ({
        ...row,
        name:
          role && family !== null && given !== null && credentials !== null
            ? shownStaffName({ role, family, given, credentials })
            : row.outsideContact,
      }));
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
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const patient = await requirePatient(
          run.tx,
          { actor: run.actor, action: "team.seat", now: run.now },
          input.patientId,
        );
        if ((input.staffId === null) === (input.outsideContact === ""))
          refuse("invalid", "Choose a colleague, or name an outside contact.", { field: "staffId" });
        if (input.toOn !== null && input.toOn < input.fromOn)
          refuse("invalid", "The last day lies before the first.", { field: "toOn" });
        if (input.staffId !== null) await requireActiveStaff(run.tx, input.staffId);
        const { t, db } = run.tx;
        const seatId = run.newId();
        const { operationId: _operationId, ...seat } = input;
        await db
          .insert(t.careTeamSeats)
          .values({ id: seatId, ...seat, patientId: patient.patientId, seatedBy: run.actor.staffId });
        await run.audit({
          chainId: patient.clinicId,
          action: "seatOnTeam",
          entity: "seat",
          entityId: seatId,
          patientId: patient.patientId,
          after: { staffId: input.staffId, specialty: input.specialty },
        });
        return { seatId };
      }),
    ),
  endSeat: write("team.seat")
    .input(writeInput({ patientId: idSchema, seatId: idSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const patient = await requirePatient(
          run.tx,
          { actor: run.actor, action: "team.seat", now: run.now },
          input.patientId,
        );
        const { careTeamSeats: seats } = run.tx.t;
        const today = run.todayIn(patient.timeZone);
        // One that ended earlier keeps the day it ended on.
        const ended = await run.tx.db
          .update(seats)
          .set({ toOn: today })
          .where(
            and(
              eq(seats.id, input.seatId),
              eq(seats.patientId, patient.patientId),
              or(isNull(seats.toOn), gt(seats.toOn, today)),
            ),
          )
          .returning({ id: seats.id });
        if (ended.length === 0) return refuseNotFound();
        await run.audit({
          chainId: patient.clinicId,
          action: "endSeat",
          entity: "seat",
          entityId: input.seatId,
          patientId: patient.patientId,
        });
        return { seatId: input.seatId };
      }),
    ),
  notes: read("patients.readChart")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(ctx.store, chartReach(ctx), input.patientId);
      return listConsultNotes(ctx.store, patient.patientId);
    }),
  note: read("patients.readChart")
    .input(z.strictObject({ consultNoteId: idSchema }))
    .query(async ({ ctx, input }) => {
      const found = await findConsultNote(ctx.store, input.consultNoteId);
      if (!found) return refuseNotFound();
      await requireOpenChart(ctx.store, chartReach(ctx), found.patientId);
      return readConsultNote(ctx.store, found, ctx.actor);
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
