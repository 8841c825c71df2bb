import * as z from "zod/mini";
import { daySchema, idSchema } from "#domain/calendar/bounds.ts";
import { measures } from "#domain/measures/catalog.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { refuse } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { listSeries } from "./measures.queries.ts";
import { recordScore } from "./scores.commands.ts";

export const measuresRouter = router({
  catalog: read("exercises.read").query(() => measures),
  series: read("sessions.read")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "sessions.read" as const, now: ctx.clock.now() };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
      return listSeries(ctx.store, [input.episodeId]);
    }),
  record: write("measures.score")
    .input(
      writeInput({
        episodeId: idSchema,
        measureId: idSchema,
        scoreThousandths: z.int(),
        side: z.enum(["left", "right", "not-applicable"]),
        takenOn: daySchema,
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const episode = await requireEpisode(
          run.tx,
          { actor: run.actor, action: "measures.score", now: run.now },
          input.episodeId,
        );
        if (input.takenOn > run.todayIn(episode.timeZone))
          refuse("invalid", "This date lies ahead. Enter the day it was measured.", { field: "takenOn" });
        const { scoreId } = await recordScore(run, {
          ...input,
          patientId: episode.patientId,
          prescriberId: episode.prescriberId,
          source: "evaluation",
          sourceId: null,
        });
        await run.audit({
          chainId: episode.clinicId,
          action: "recordScore",
          entity: "score",
          entityId: scoreId,
          patientId: episode.patientId,
          after: { measureId: input.measureId, scoreThousandths: input.scoreThousandths },
        });
        return { scoreId };
      }),
    ),
});
