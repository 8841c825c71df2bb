import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { planOfCareContentSchema } from "#domain/plans-of-care/plan-of-care.ts";
import { flagFindingCodes } from "#domain/precautions/facts/findings.ts";
import { requireEpisode, requireOpenChart, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import { keepCarried } from "#server/access/sensitive-documents.ts";
import { readSight } from "#server/access/sight.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { SignedInContext } from "#server/context.ts";
import { recordLook } from "#server/look.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { certifyPlanOfCare, returnPlanOfCare, signPlanOfCare } from "./plans-of-care.commands.ts";
import { readPlanOfCare } from "./plans-of-care.queries.ts";
import { prepareEvaluation } from "./prepare-evaluation.queries.ts";
import { tellRedFlag } from "./tell-red-flag.commands.ts";

async function requireChart(
  ctx: SignedInContext,
  episodeId: string,
  action: "prescriptions.read" | "plansOfCare.write" = "prescriptions.read",
) {
  const reach = { actor: ctx.actor, action, now: ctx.clock.now() };
  const episode = await requireEpisode(ctx.store, reach, episodeId);
  await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
  return episode;
}

export const plansOfCareRouter = router({
  get: read("prescriptions.read")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChart(ctx, input.episodeId);
      const plan = await readPlanOfCare(ctx.store, episode, namedFor(ctx.actor, episode.patientId));
      const sight = await readSight(ctx.store, { actor: ctx.actor, now: ctx.clock.now() }, episode);
      return plan && { ...plan, content: keepCarried(plan.content, sight.isOpen) };
    }),
  /** What waits for this physiatrist's signature, read from the queue without opening the chart. The look is recorded. */
  toCertify: read("plansOfCare.certify")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "plansOfCare.certify" as const, now: ctx.clock.now() };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      const plan = await readPlanOfCare(ctx.store, episode, namedFor(ctx.actor, episode.patientId));
      if (!plan) return refuseNotFound();
      await recordLook(ctx, {
        action: "readPlanOfCare",
        entity: "plan-of-care",
        entityId: plan.planOfCareId,
        chainId: episode.clinicId,
        patientId: episode.patientId,
      });
      return plan;
    }),
  /** A first draft from the prescription: its diagnoses, goals, frequency and the limits the plan must stay inside. */
  prepare: read("plansOfCare.write")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChart(ctx, input.episodeId, "plansOfCare.write");
      requireRunning(episode);
      requireNamed(episode, ctx.actor);
      const now = ctx.clock.now();
      return prepareEvaluation(
        ctx.store,
        { actor: ctx.actor, now, today: dayInZone(now, episode.timeZone), newId: () => ctx.newId(now) },
        episode,
      );
    }),
  /** A red flag answered yes while the evaluation is written, or taken back: told at once, not at signing. */
  tellRedFlag: write("plansOfCare.write")
    .input(writeInput({ episodeId: idSchema, flag: z.enum(flagFindingCodes), isPresent: z.boolean() }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => tellRedFlag(run, input))),
  sign: write("plansOfCare.sign")
    .input(
      writeInput({ episodeId: idSchema, content: planOfCareContentSchema, basePlanId: z.nullable(idSchema) }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signPlanOfCare(run, input));
    }),
  certify: write("plansOfCare.certify")
    .input(writeInput({ planOfCareId: idSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => certifyPlanOfCare(run, input.planOfCareId));
    }),
  returnPlan: write("plansOfCare.certify")
    .input(writeInput({ planOfCareId: idSchema, reason: requiredLine(300, "Say what to change.") }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => returnPlanOfCare(run, input.planOfCareId, input.reason)),
    ),
});
