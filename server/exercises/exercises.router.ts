import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import { exerciseKinds, exerciseRegions } from "#domain/exercises/exercise.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { searchExercises } from "#domain/exercises/search.ts";
import { exerciseTags } from "#domain/precautions/precaution.ts";
import { read, router } from "#server/trpc.ts";

export const exercisesRouter = router({
  /** By words, and by region, kind or tag: what a list and a new line need of each. */
  search: read("exercises.read")
    .input(
      z.strictObject({
        text: lineText(60),
        region: z.exactOptional(z.enum(exerciseRegions)),
        kind: z.exactOptional(z.enum(exerciseKinds)),
        tag: z.exactOptional(z.enum(exerciseTags)),
      }),
    )
    .query(({ input }) =>
      searchExercises(input, 12).map(
        ({ exerciseId, version, name, region, kind, position, usualDose, isSided, isHomeSuitable }) => ({
          exerciseId,
          version,
          name,
          region,
          kind,
          position,
          usualDose,
          isSided,
          isHomeSuitable,
        }),
      ),
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
