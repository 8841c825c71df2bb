import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import { mostTellCharacters } from "#domain/hand-offs/compose-card.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { takeOver, writeTell } from "./hand-offs.commands.ts";
import { readCard } from "./hand-offs.queries.ts";

export const handOffsRouter = router({
  /** What somebody who treats in another's place must know, in at most twelve lines. */
  card: read("handOffs.read")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "handOffs.read" as const, now: ctx.clock.now() };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
      return readCard(ctx.store, episode, reach);
    }),
  takeOver: write("handOffs.takeOver")
    .input(writeInput({ episodeId: idSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => takeOver(run, input))),
  writeTell: write("handOffs.write")
    .input(writeInput({ episodeId: idSchema, expectedVersion: z.int(), words: lineText(mostTellCharacters) }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => writeTell(run, input))),
});
