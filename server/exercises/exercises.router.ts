import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import { describeEquipment, describePosition } from "#domain/exercises/describe.ts";
import { exerciseKinds, exerciseRegions } from "#domain/exercises/exercise.ts";
import { findDrawing } from "#domain/exercises/figures/figures.ts";
import { rungsFrom } from "#domain/exercises/ladder.ts";
import { findExercise, findExerciseFacts } from "#domain/exercises/library.ts";
import { searchExercises } from "#domain/exercises/search.ts";
import { exerciseTags } from "#domain/precautions/precaution.ts";
import { refuse } from "#server/refusal.ts";
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
  /** One exercise as it was in a version: what is said and shown of it. */
  get: read("exercises.read")
    .input(z.strictObject({ exerciseId: idSchema, exerciseVersion: z.int().check(z.gte(1)) }))
    .query(({ input }) => {
      const exercise = findExercise(input.exerciseId, input.exerciseVersion);
      if (!exercise) return refuse("not-found", "This exercise is not in the library.");
      const { exerciseId, version, name, purpose, instruction, position, equipment } = exercise;
      return {
        exerciseId,
        version,
        name,
        purpose,
        instruction,
        position: describePosition(position),
        equipment: describeEquipment(equipment),
        drawing: findDrawing(exerciseId) ?? null,
      };
    }),
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
