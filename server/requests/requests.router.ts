import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { replyKinds, requestKinds } from "#domain/requests/request.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { askPrescriber } from "./ask-prescriber.commands.ts";
import { replyToRequest } from "./reply.commands.ts";
import { acknowledgeRequest, passOnRequest, withdrawRequest } from "./requests.commands.ts";
import { listRequests } from "./requests.queries.ts";

const version = { requestId: idSchema, expectedVersion: z.int() };

export const requestsRouter = router({
  list: read("sessions.read")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "sessions.read" as const, now: ctx.clock.now() };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
      return listRequests(ctx.store, input.episodeId, 40);
    }),
  ask: write("requests.ask")
    .input(
      writeInput({
        sessionId: idSchema,
        lineKey: z.nullable(idSchema),
        wanted: doseSchema,
        kind: z.enum(requestKinds),
        reason: lineText(300),
        rungExerciseId: z.exactOptional(idSchema),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => askPrescriber(run, input))),
  withdraw: write("requests.ask")
    .input(writeInput(version))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => withdrawRequest(run, input.requestId, input.expectedVersion)),
    ),
  passOn: write("requests.ask")
    .input(writeInput(version))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => passOnRequest(run, input.requestId, input.expectedVersion)),
    ),
  /** One key to answer, plus confirming it is you when that is due. */
  reply: write("requests.reply")
    .input(
      writeInput({
        ...version,
        kind: z.enum(replyKinds),
        dose: z.nullable(doseSchema),
        reason: lineText(300),
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => replyToRequest(run, input));
    }),
  acknowledge: write("requests.reply")
    .input(writeInput({ requestId: idSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => acknowledgeRequest(run, input.requestId))),
});
