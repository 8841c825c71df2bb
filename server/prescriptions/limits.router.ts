import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { router, write, writeInput } from "#server/trpc.ts";
import { acknowledgeLifted, liftOwnLimit } from "./limits.commands.ts";

/** A limit comes with a version, a procedure or a precaution; between versions its owner lifts it. */
export const limitsRouter = router({
  lift: write("limits.lift")
    .input(
      writeInput({
        patientId: idSchema,
        limitId: idSchema,
        reason: requiredLine(200, "Say why it no longer holds."),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => liftOwnLimit(run, input))),
  /** That limits hold no longer is read by whoever treats. */
  acknowledge: write("precautions.acknowledge")
    .input(
      writeInput({ patientId: idSchema, limitIds: z.array(idSchema).check(z.minLength(1), z.maxLength(60)) }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => acknowledgeLifted(run, input))),
});
