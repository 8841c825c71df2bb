import * as z from "zod/mini";
import { daySchema, idSchema, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import {
  consultationContentSchema,
  visitDecisionSchema,
  visitKinds,
} from "#domain/consultations/consultation.ts";
import { decisionBaseSchema } from "#domain/reviews/decision-base.schema.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { SignedInContext } from "#server/context.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { addendVisit } from "./addend-visit.commands.ts";
import { findVisit, listVisits, prepareVisit, readVisit } from "./consultations.queries.ts";
import { signConsultation } from "./sign-consultation.commands.ts";

const chartReach = (ctx: SignedInContext) => ({
  actor: ctx.actor,
  action: "consultations.read" as const,
  now: ctx.clock.now(),
  signedInAt: ctx.signIn.signedInAt,
});

export const consultationsRouter = router({
  /** What is known already, carried into a new visit for the physiatrist to confirm or change. */
  prepare: read("consultations.write")
    .input(
      z.strictObject({
        patientId: idSchema,
        kind: z.enum(visitKinds),
        /** The episode a follow-up belongs to: its last visit is where this one begins. */
        episodeId: z.exactOptional(idSchema),
      }),
    )
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(
        ctx.store,
        { ...chartReach(ctx), action: "consultations.write" },
        input.patientId,
      );
      if (input.episodeId !== undefined)
        requireNamed(
          await requireEpisode(
            ctx.store,
            { ...chartReach(ctx), action: "consultations.write" },
            input.episodeId,
          ),
          ctx.actor,
        );
      return {
        ...(await prepareVisit(
          ctx.store,
          patient,
          input.episodeId,
          dayInZone(ctx.clock.now(), patient.timeZone),
        )),
        sensitiveSections: namedFor(ctx.actor, patient.patientId),
      };
    }),
  sign: write("consultations.sign")
    .input(
      writeInput({
        patientId: idSchema,
        referralId: z.nullable(idSchema),
        content: consultationContentSchema,
        episode: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("existing"), episodeId: idSchema, seen: decisionBaseSchema }),
          z.strictObject({
            kind: z.literal("new"),
            title: requiredLine(160, "Name the problem that is treated."),
            side: z.enum(["left", "right", "both", "midline", "not-applicable"]),
            onsetOn: z.nullable(daySchema),
            isSensitive: z.boolean(),
          }),
        ]),
        decision: z.exactOptional(visitDecisionSchema),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signConsultation(run, input));
    }),
  list: read("consultations.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const { patientId } = await requireOpenChart(ctx.store, chartReach(ctx), input.patientId);
      return listVisits(ctx.store, patientId);
    }),
  get: read("consultations.read")
    .input(z.strictObject({ consultationId: idSchema }))
    .query(async ({ ctx, input }) => {
      const visit = await findVisit(ctx.store, input.consultationId);
      if (!visit) return refuseNotFound();
      await requireOpenChart(ctx.store, chartReach(ctx), visit.patientId);
      return readVisit(ctx.store, visit, namedFor(ctx.actor, visit.patientId));
    }),
  addend: write("consultations.sign")
    .input(
      writeInput({
        consultationId: idSchema,
        words: requiredProse(4000, "Write the addendum."),
        kind: z.enum(["addendum", "entered-in-error"]),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => addendVisit(run, input));
    }),
});
