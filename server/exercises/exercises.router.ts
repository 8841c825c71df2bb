import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import { rungsFrom } from "#domain/exercises/ladder.ts";
import { findExercise, findExerciseFacts, searchExercises } from "#domain/exercises/library.ts";
import { read, router } from "#server/trpc.ts";

export const exercisesRouter = router({
  search: read("exercises.read")
    .input(z.strictObject({ text: lineText(60) }))
    .query(({ input }) => searchExercises(input.text, 12)),
  /** The rungs above an exercise, nearest first: up to which of them a therapist may move. */
  harder: read("exercises.read")
    .input(z.strictObject({ exerciseId: idSchema }))
    .query(({ input }) =>
      rungsFrom(input.exerciseId, "harder").map((exerciseId) => ({
        exerciseId,
        name: findExercise(exerciseId)?.name ?? exerciseId,
      })),
    ),
  /** What the rules need to know of the exercises of a plan, so that the browser runs the same check. */
  facts: read("exercises.read")
    .input(z.strictObject({ exerciseIds: z.array(idSchema).check(z.maxLength(60)) }))
    .query(({ input }) =>
      input.exerciseIds.flatMap((exerciseId) => {
        const facts = findExerciseFacts(exerciseId);
        return facts ? [facts] : [];
      }),
    ),
});
