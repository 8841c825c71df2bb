import * as z from "zod/mini";
import { daySchema, idSchema, requiredProse } from "#domain/calendar/bounds.ts";
import { composeReport } from "#domain/reports/compose.ts";
import { reportContentSchema, returnReason } from "#domain/reports/report.ts";
import { reportKinds } from "#domain/reports/report-kind.ts";
import { requireEpisode, requireOpenChart, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { isKeptFrom, isNamed, keepReason, requireNamed } from "#server/access/sensitive.queries.ts";
import { keepReport } from "#server/access/sensitive-documents.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { addendOwn } from "#server/consultations/addenda.commands.ts";
import type { SignedInContext } from "#server/context.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { findPlanOfCare } from "#server/sessions/plan-in-force.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { readReportBasis } from "./basis.queries.ts";
import { certifyReport, reportSubject, returnReport, signReport } from "./reports.commands.ts";
import { findReport, listReports, listReportsDue, readReport } from "./reports.queries.ts";

async function requireChart(
  ctx: SignedInContext,
  episodeId: string,
  action: "sessions.read" | "reports.write" = "sessions.read",
) {
  const reach = { actor: ctx.actor, action, now: ctx.clock.now() };
  const episode = await requireEpisode(ctx.store, reach, episodeId);
  await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
  return episode;
}

export const reportsRouter = router({
  /** The reports of an episode, one of them in full: the newest unless another is named. */
  get: read("sessions.read")
    .input(z.strictObject({ episodeId: idSchema, reportId: z.exactOptional(idSchema) }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChart(ctx, input.episodeId);
      const rows = await listReports(ctx.store, input.episodeId);
      const row =
        input.reportId === undefined ? rows[0] : rows.find(({ reportId }) => reportId === input.reportId);
      if (input.reportId !== undefined && !row) return refuseNotFound();
      const isKept = await isKeptFrom(ctx.store, input.episodeId, namedFor(ctx.actor, episode.patientId));
      const found = row && (await readReport(ctx.store, row));
      return {
        report: found
          ? {
              ...found,
              content: isKept ? keepReport(found.content) : found.content,
              answer: keepReason(found.answer, isKept),
              addenda: isKept ? [] : found.addenda,
            }
          : null,
        isKept,
        reports: rows.map(({ documentId: _document, answer: _answer, ...listed }) => listed),
        due: (await listReportsDue(ctx.store, [input.episodeId])).get(input.episodeId) ?? null,
        endedOn: episode.endedOn,
        /** Whoever reads may write in this episode. */
        canBeWritten: isNamed(episode, ctx.actor),
      };
    }),
  /** A report as the record drafts it, up to a day. */
  prepare: read("reports.write")
    .input(
      z.strictObject({ episodeId: idSchema, kind: z.enum(reportKinds), toOn: z.exactOptional(daySchema) }),
    )
    .query(async ({ ctx, input }) => {
      const episode = await requireChart(ctx, input.episodeId, "reports.write");
      requireNamed(episode, ctx.actor);
      if (input.kind === "progress") requireRunning(episode);
      const today = dayInZone(ctx.clock.now(), episode.timeZone);
      const toOn = [input.toOn ?? today, today, episode.endedOn ?? today].toSorted()[0] ?? today;
      const basis = await readReportBasis(ctx.store, episode, toOn);
      const plan = await findPlanOfCare(ctx.store, input.episodeId);
      return {
        draft: composeReport(basis, input.kind),
        draftSubject: reportSubject(input.episodeId, input.kind),
        today,
        /** Until when the plan is certified, and by when it must be; null where there is none. */
        certification: plan
          ? { state: plan.certification, certifiedTo: plan.certifiedTo, certifyBy: plan.certifyBy }
          : null,
      };
    }),
  sign: write("reports.sign")
    .input(writeInput({ episodeId: idSchema, content: reportContentSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signReport(run, input));
    }),
  addend: write("reports.sign")
    .input(
      writeInput({
        reportId: idSchema,
        words: requiredProse(4000, "Write the addendum."),
        kind: z.enum(["addendum", "entered-in-error"]),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, async (run) => {
        const found = await findReport(run.tx, input.reportId);
        if (!found) return refuseNotFound();
        return addendOwn(run, {
          words: input.words,
          kind: input.kind,
          action: "reports.sign",
          subjectKind: "report",
          subjectId: found.reportId,
          episodeId: found.episodeId,
          authorId: found.therapistId,
        });
      });
    }),
  certify: write("plansOfCare.certify")
    .input(writeInput({ reportId: idSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => certifyReport(run, input.reportId));
    }),
  returnReport: write("plansOfCare.certify")
    .input(writeInput({ reportId: idSchema, reason: returnReason }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => returnReport(run, input.reportId, input.reason)),
    ),
});
