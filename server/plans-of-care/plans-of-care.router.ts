import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { certifyBy } from "#domain/plans-of-care/certification.ts";
import {
  type Evaluation,
  type PlanOfCareContent,
  planOfCareContentSchema,
} from "#domain/plans-of-care/plan-of-care.ts";
import { flagFindingCodes } from "#domain/precautions/facts/findings.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { requireEpisode, requireOpenChart, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import { requireConfirmed, requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { SignedInContext } from "#server/context.ts";
import { recordLook } from "#server/look.ts";
import { originOf } from "#server/prescriptions/outside-orders.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { findPrescription, listLimitsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { certifyPlanOfCare, returnPlanOfCare, signPlanOfCare } from "./plans-of-care.commands.ts";
import { findHistory, findStandingPlan, readPlanOfCare, readSignedPlan } from "./plans-of-care.queries.ts";
import { tellRedFlag } from "./tell-red-flag.commands.ts";

const notAsked: Evaluation = {
  history: "",
  isHistoryConfirmed: false,
  motion: [],
  strength: [],
  fallsLastYear: "not-asked",
  redFlags: "not-asked",
  findings: "",
  impairments: "",
};

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
      return readPlanOfCare(ctx.store, episode, namedFor(ctx.actor, episode.patientId));
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
      const prescription = await findPrescription(ctx.store, input.episodeId);
      if (!prescription) return refuse("not-now", "No prescription is signed. The evaluation follows one.");
      const document = await findDocument(ctx.store, prescription.documentId);
      if (!document) throw new Error(`Version ${prescription.versionId} has no signed document`);
      const ordered = JSON.parse(document.content) as PrescriptionContent;
      const now = ctx.clock.now();
      const today = dayInZone(now, episode.timeZone);
      const before = await findStandingPlan(ctx.store, input.episodeId);
      const signed = before && (await readSignedPlan(ctx.store, before));
      const prescriber = await requireStaff(ctx.store, episode.prescriberId ?? prescription.prescriberId);
      // A plan that came back reports the same evaluation; a later one asks and examines anew.
      const isRevised = before?.certification === "returned";
      const draft: PlanOfCareContent = {
        schema: 1,
        prescriptionVersionId: prescription.versionId,
        discipline: ordered.discipline,
        evaluatedOn: isRevised && signed ? signed.content.evaluatedOn : today,
        evaluation: isRevised && signed ? signed.content.evaluation : notAsked,
        diagnoses: ordered.diagnoses,
        goals: signed?.content.goals ?? ordered.goals,
        // Every plan has lines of its own; the keys stay.
        lines: (signed?.content.lines ?? []).map((line) => ({ ...line, lineId: ctx.newId(now) })),
        frequency: isRevised && signed ? signed.content.frequency : ordered.frequency,
        // What is certified already holds until its end; the next plan waits no longer than that.
        certifyBy: before?.certifiedTo ?? certifyBy(episode.firstTreatedOn ?? today),
      };
      return {
        draft,
        today,
        basePlanId: before?.planOfCareId ?? null,
        /** Why the plan before came back, while it still waits to be mended. */
        returned: isRevised ? before.answer : null,
        ordered,
        prescriptionNumber: prescription.number,
        prescriptionState: prescription.state,
        origin: originOf(document, ordered),
        prescriberName: shownStaffName(prescriber),
        history: await findHistory(ctx.store, input.episodeId),
        limits: (await listLimitsInForce(ctx.store, episode.patientId)).map((limit) => limit.content),
      };
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
