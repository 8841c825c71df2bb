import * as z from "zod/mini";
import { daySchema, idSchema, lineText } from "#domain/calendar/bounds.ts";
import { decisionBaseSchema } from "#domain/reviews/decision-base.schema.ts";
import { decisionKinds, deskContexts } from "#domain/reviews/review.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { namedFor, toldSight } from "#server/access/seats.queries.ts";
import { shownTitle } from "#server/access/sensitive.queries.ts";
import { readSight } from "#server/access/sight.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { recordLook } from "#server/look.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { readChart } from "./chart.queries.ts";
import { decide, undoDecision } from "./decisions.commands.ts";
import { listDecidedToday, readQueue } from "./queue.queries.ts";

const dayMilliseconds = 86_400_000;

export const reviewsRouter = router({
  /** Whom to look at first, and why, in words. A list is one audit row. */
  queue: read("reviews.readQueue").query(async ({ ctx }) => {
    const now = ctx.clock.now();
    const today = dayInZone(now, ctx.actor.timeZone);
    const reach = { actor: ctx.actor, action: "reviews.decide" as const, now };
    const queue = await readQueue(ctx.store, reach, today);
    await recordLook(ctx, { action: "readList", entity: "review-queue", found: queue.total });
    return {
      ...queue,
      now,
      today,
      confirmedUntilAt: ctx.signIn.confirmedUntilAt,
      doneToday: (await listDecidedToday(ctx.store, reach, now - dayMilliseconds)).filter(
        (done) => dayInZone(done.decidedAt, ctx.actor.timeZone) === today,
      ),
    };
  }),
  chart: read("patients.readChart")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const reach = { actor: ctx.actor, action: "patients.readChart" as const, now };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
      const named = namedFor(ctx.actor, episode.patientId);
      const sight = await readSight(ctx.store, { actor: ctx.actor, now }, episode);
      // Which section it is would tell what it is about.
      const { sensitiveSection: _section, ...open } = episode;
      return {
        episode: { ...open, title: shownTitle(episode, named) },
        now,
        sight: toldSight(sight),
        ...(await readChart(ctx.store, episode, dayInZone(now, episode.timeZone), {
          named,
          sight,
          readerId: ctx.actor.staffId,
        })),
      };
    }),
  decide: write("reviews.decide")
    .input(
      writeInput({
        episodeId: idSchema,
        kind: z.enum(decisionKinds),
        context: z.enum(deskContexts),
        reason: lineText(300),
        nextReviewOn: z.nullable(daySchema),
        seen: decisionBaseSchema,
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        if (input.context === "chart") {
          const reach = { actor: run.actor, action: "reviews.decide" as const, now: run.now };
          const { patientId } = await requireEpisode(run.tx, reach, input.episodeId);
          await requireOpenChart(run.tx, { ...reach, signedInAt: ctx.signIn.signedInAt }, patientId);
        }
        return decide(run, input);
      }),
    ),
  undo: write("reviews.decide")
    .input(writeInput({ decisionId: idSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => undoDecision(run, input.decisionId))),
});
