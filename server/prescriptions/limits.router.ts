import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { router, write, writeInput } from "#server/trpc.ts";
import { liftOwnLimit } from "./limits.commands.ts";

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
});
