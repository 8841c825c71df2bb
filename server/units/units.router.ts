import * as z from "zod/mini";
import { idSchema } from "#domain/calendar/bounds.ts";
import { serviceCodeSchema, typedMinutesSchema } from "#domain/units/timing/service-time.ts";
import { router, write, writeInput } from "#server/trpc.ts";
import { dropService, setMinutes, startTimer, stopTimer } from "./timers.commands.ts";

/** `expectedVersion` is the service's own, 0 before it was given: two clinicians in one session do not meet. */
const onService = { sessionId: idSchema, code: serviceCodeSchema, expectedVersion: z.int() };
const ofColleague = { staffId: z.exactOptional(idSchema) };

export const unitsRouter = router({
  /** Starts one's timer of a timed service; the one that runs stops, in whichever session, and is answered. */
  startTimer: write("sessions.log")
    .input(writeInput(onService))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => startTimer(run, input))),
  stopTimer: write("sessions.log")
    .input(writeInput({ ...onService, ...ofColleague }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => stopTimer(run, input))),
  /** Enters minutes in place of timers (null: back to the timer; for an untimed service: given). All or nothing. */
  setMinutes: write("sessions.log")
    .input(
      writeInput({
        sessionId: idSchema,
        ...ofColleague,
        services: z
          .array(z.strictObject({ ...typedMinutesSchema.shape, expectedVersion: z.int() }))
          .check(z.minLength(1), z.maxLength(12)),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => setMinutes(run, input))),
  /** Not given after all. */
  dropService: write("sessions.log")
    .input(writeInput({ ...onService, ...ofColleague }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => dropService(run, input))),
});
