import * as z from "zod/mini";
import { idSchema, requiredProse } from "#domain/calendar/bounds.ts";
import { type ProcedureContent, procedureContentSchema } from "#domain/orders/procedures/procedure.ts";
import { type StudyContent, studyContentSchema } from "#domain/orders/study.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { addendOwn } from "#server/consultations/addenda.commands.ts";
import type { SignedInContext } from "#server/context.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { addendProcedure } from "./addend-procedure.commands.ts";
import { signProcedure } from "./procedures.commands.ts";
import { findProcedure, listProcedures, readProcedureFacts } from "./procedures.queries.ts";
import { readSigned } from "./signed.queries.ts";
import { signStudy } from "./studies.commands.ts";
import { findStudy, listStudies } from "./studies.queries.ts";

const chartReach = (ctx: SignedInContext) => ({
  actor: ctx.actor,
  action: "orders.read" as const,
  now: ctx.clock.now(),
  signedInAt: ctx.signIn.signedInAt,
});
const addendum = {
  words: requiredProse(4000, "Write the addendum."),
  kind: z.enum(["addendum", "entered-in-error"]),
};

/** What the physiatrist does with their own hands: procedures and electrodiagnostic studies. */
export const proceduresRouter = router({
  list: read("orders.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = chartReach(ctx);
      const patient = await requireOpenChart(ctx.store, reach, input.patientId);
      return listProcedures(ctx.store, patient.patientId, {
        today: dayInZone(reach.now, patient.timeZone),
        named: namedFor(ctx.actor, patient.patientId),
      });
    }),
  /** What a procedure is held against before it is signed. */
  facts: read("orders.perform")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { ...chartReach(ctx), action: "orders.perform" as const };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, reach, episode.patientId);
      return readProcedureFacts(ctx.store, episode.patientId, {
        today: dayInZone(reach.now, episode.timeZone),
        named: namedFor(ctx.actor, episode.patientId),
      });
    }),
  get: read("orders.read")
    .input(z.strictObject({ procedureId: idSchema }))
    .query(async ({ ctx, input }) => {
      const found = await findProcedure(ctx.store, input.procedureId);
      if (!found) return refuseNotFound();
      await requireOpenChart(ctx.store, chartReach(ctx), found.patientId);
      const of = { ...found, kind: "procedure" as const, subjectId: found.procedureId };
      return readSigned<ProcedureContent>(ctx.store, of, namedFor(ctx.actor, found.patientId));
    }),
  sign: write("orders.perform")
    .input(writeInput({ episodeId: idSchema, content: procedureContentSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signProcedure(run, input));
    }),
  addend: write("orders.perform")
    .input(writeInput({ procedureId: idSchema, ...addendum }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => addendProcedure(run, input));
    }),
  studies: read("orders.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(ctx.store, chartReach(ctx), input.patientId);
      return listStudies(ctx.store, patient.patientId, namedFor(ctx.actor, patient.patientId));
    }),
  study: read("orders.read")
    .input(z.strictObject({ studyId: idSchema }))
    .query(async ({ ctx, input }) => {
      const found = await findStudy(ctx.store, input.studyId);
      if (!found) return refuseNotFound();
      await requireOpenChart(ctx.store, chartReach(ctx), found.patientId);
      const of = { ...found, kind: "study" as const, subjectId: found.studyId };
      return readSigned<StudyContent>(ctx.store, of, namedFor(ctx.actor, found.patientId));
    }),
  signStudy: write("orders.perform")
    .input(writeInput({ episodeId: idSchema, content: studyContentSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signStudy(run, input));
    }),
  addendStudy: write("orders.perform")
    .input(writeInput({ studyId: idSchema, ...addendum }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, async (run) => {
        const found = await findStudy(run.tx, input.studyId);
        if (!found) return refuseNotFound();
        return addendOwn(run, {
          words: input.words,
          kind: input.kind,
          action: "orders.perform",
          subjectKind: "study",
          subjectId: found.studyId,
          episodeId: found.episodeId,
          authorId: found.physiatristId,
        });
      });
    }),
});
