import * as z from "zod/mini";
import { decideAccess } from "#domain/access/decide.ts";
import { daySchema, idSchema, lineText } from "#domain/calendar/bounds.ts";
import { orderContentSchema } from "#domain/orders/order.ts";
import { acknowledgementSchema, resultSchema } from "#domain/orders/result.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { isKeptFrom } from "#server/access/sensitive.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { SignedInContext } from "#server/context.ts";
import { listFiles } from "#server/files/files.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { changeOrder, signOrder } from "./orders.commands.ts";
import { findResult, listOrders, requireOrder } from "./orders.queries.ts";
import { readOrderFacts } from "./record-facts.queries.ts";
import { acknowledgeResult, receiveResult } from "./results.commands.ts";

const reachOf = (ctx: SignedInContext) => ({
  actor: ctx.actor,
  now: ctx.clock.now(),
  signedInAt: ctx.signIn.signedInAt,
});

export const ordersRouter = router({
  list: read("orders.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { ...reachOf(ctx), action: "orders.read" as const };
      const patient = await requireOpenChart(ctx.store, reach, input.patientId);
      return listOrders(ctx.store, patient.patientId, {
        today: dayInZone(reach.now, patient.timeZone),
        named: namedFor(ctx.actor, patient.patientId),
        canReadReports: decideAccess("orders.readReport", ctx.actor).isAllowed,
      });
    }),
  /** What an order of this episode asks about, as the record has it. */
  facts: read("orders.order")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { ...reachOf(ctx), action: "orders.order" as const };
      const episode = await requireEpisode(ctx.store, reach, input.episodeId);
      await requireOpenChart(ctx.store, reach, episode.patientId);
      return readOrderFacts(ctx.store, episode, {
        today: dayInZone(reach.now, episode.timeZone),
        named: namedFor(ctx.actor, episode.patientId),
      });
    }),
  sign: write("orders.order")
    .input(writeInput({ episodeId: idSchema, content: orderContentSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signOrder(run, input));
    }),
  change: write("orders.order")
    .input(
      writeInput({
        orderId: idSchema,
        expectedVersion: z.int(),
        kind: z.enum(["scheduled", "done", "cancelled"]),
        on: z.nullable(daySchema),
        reason: lineText(200),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => changeOrder(run, input))),
  receiveResult: write("orders.order")
    .input(writeInput({ orderId: idSchema, expectedVersion: z.int(), result: resultSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => receiveResult(run, input))),
  /** The whole report, for whoever may answer it. */
  result: read("orders.readReport")
    .input(z.strictObject({ resultId: idSchema }))
    .query(async ({ ctx, input }) => {
      const found = await findResult(ctx.store, input.resultId);
      if (!found) return refuseNotFound();
      const reach = { ...reachOf(ctx), action: "orders.readReport" as const };
      const { episode } = await requireOrder(ctx.store, reach, found.orderId);
      await requireOpenChart(ctx.store, reach, episode.patientId);
      if (await isKeptFrom(ctx.store, episode.episodeId, namedFor(ctx.actor, episode.patientId)))
        return refuse("not-now", "This episode is sensitive. A colleague named for its section reads this.");
      const documents = await listFiles(
        ctx.store,
        { actor: ctx.actor, now: ctx.clock.now() },
        { ownerKind: "result", ownerIds: [input.resultId] },
      );
      return { ...found, clinicId: episode.clinicId, documents };
    }),
  acknowledge: write("orders.acknowledge")
    .input(writeInput({ resultId: idSchema, content: acknowledgementSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => acknowledgeResult(run, input));
    }),
});
