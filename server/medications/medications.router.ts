import * as z from "zod/mini";
import { idSchema } from "#domain/calendar/bounds.ts";
import { medicationSchema, opioidCheckSchema } from "#domain/medications/medication.ts";
import { requireOpenChart } from "#server/access/access.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { changeMedication, checkOpioid, recordMedication, stopMedication } from "./medications.commands.ts";
import { readMedications } from "./medications.queries.ts";

const ofMedication = { patientId: idSchema, medicationId: idSchema, expectedVersion: z.int() };

export const medicationsRouter = router({
  list: read("medications.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(
        ctx.store,
        {
          actor: ctx.actor,
          action: "medications.read",
          now: ctx.clock.now(),
          signedInAt: ctx.signIn.signedInAt,
        },
        input.patientId,
      );
      return readMedications(ctx.store, patient.patientId);
    }),
  record: write("medications.list")
    .input(writeInput({ patientId: idSchema, medication: medicationSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => recordMedication(run, input))),
  change: write("medications.list")
    .input(writeInput({ ...ofMedication, medication: medicationSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => changeMedication(run, input))),
  stop: write("medications.list")
    .input(writeInput(ofMedication))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => stopMedication(run, input))),
  checkOpioid: write("medications.checkOpioid")
    .input(writeInput({ patientId: idSchema, check: opioidCheckSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => checkOpioid(run, input))),
});
