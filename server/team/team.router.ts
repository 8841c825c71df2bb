import { and, asc, eq, gt, isNull, or } from "drizzle-orm";
import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { requireActiveStaff } from "#server/people/people.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";

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
});
