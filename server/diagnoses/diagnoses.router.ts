import * as z from "zod/mini";
import { daySchema, lineText } from "#domain/calendar/bounds.ts";
import { dayInZone } from "#server/clock.ts";
import { read, router } from "#server/trpc.ts";
import { describeCodes } from "./releases.queries.ts";
import { searchCodes } from "./search.queries.ts";

export const diagnosesRouter = router({
  /** ICD-10-CM by code or words as it holds on the day of service, today where none is said. */
  search: read("codes.search")
    .input(
      z.strictObject({
        text: lineText(80),
        side: z.optional(z.enum(["left", "right", "both", "midline", "not-applicable"])),
        day: z.optional(daySchema),
      }),
    )
    .query(({ ctx, input: { text, side, day } }) =>
      searchCodes(ctx.store, {
        text,
        day: day ?? dayInZone(ctx.clock.now(), ctx.actor.timeZone),
        side: side === "midline" || side === "not-applicable" ? undefined : side,
      }),
    ),
  /** Which release is loaded, when, and whether the next one is due. */
  release: read("codes.search").query(({ ctx }) =>
    describeCodes(ctx.store, dayInZone(ctx.clock.now(), ctx.actor.timeZone)),
  ),
});
