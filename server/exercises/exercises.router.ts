import * as z from "zod/mini";
import { idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { exerciseKinds, exerciseRegions, factsOf } from "#domain/exercises/exercise.ts";
import { ownExerciseSchema } from "#domain/exercises/own/own-exercise.ts";
import { exerciseTags } from "#domain/precautions/precaution.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { getExercise, listExercises, listRungs, searchExercises } from "./exercises.queries.ts";
import { addExercise, changeExercise, restoreExercise, retireExercise } from "./own.commands.ts";
import { ownWithinReach, readExerciseLibrary } from "./own.queries.ts";

const query = {
  text: lineText(60),
  region: z.exactOptional(z.enum(exerciseRegions)),
  kind: z.exactOptional(z.enum(exerciseKinds)),
  tag: z.exactOptional(z.enum(exerciseTags)),
  isTechnique: z.exactOptional(z.boolean()),
};
const named = { exerciseId: idSchema, expectedVersion: z.int() };

export const exercisesRouter = router({
  /** By words, and by region, kind or tag: what a new line needs of each. */
  search: read("exercises.read")
    .input(z.strictObject(query))
    .query(({ ctx, input }) => searchExercises(ctx.store, { actor: ctx.actor, now: ctx.clock.now() }, input)),
  /** The library to look through, window by window. */
  list: read("exercises.read")
    .input(
      z.strictObject({
        ...query,
        whose: z.enum(["all", "own", "retired"]),
        cursor: z.nullish(idSchema),
        // Which way a window is read; the client library names it with the cursor.
        direction: z.optional(z.enum(["forward", "backward"])),
      }),
    )
    .query(({ ctx, input }) => {
      const { cursor, direction: _direction, ...asked } = input;
      return listExercises(
        ctx.store,
        { actor: ctx.actor, now: ctx.clock.now() },
        { ...asked, afterId: cursor ?? null },
      );
    }),
  /** One exercise as it was in a version: what is said and shown of it. */
  get: read("exercises.read")
    .input(z.strictObject({ exerciseId: idSchema, exerciseVersion: z.int().check(z.gte(1)) }))
    .query(({ ctx, input }) => getExercise(ctx.store, { actor: ctx.actor, now: ctx.clock.now() }, input)),
  /** The rungs above an exercise, nearest first: up to which of them a therapist may move. */
  harder: read("exercises.read")
    .input(z.strictObject({ exerciseId: idSchema }))
    .query(async ({ ctx, input }) => {
      const asking = { actor: ctx.actor, now: ctx.clock.now() };
      const library = await readExerciseLibrary(ctx.store, [input], ownWithinReach(ctx.store, asking));
      return listRungs(library, input.exerciseId, "harder");
    }),
  /** What the rules need to know of the exercises of a plan, so that the browser runs the same check. */
  facts: read("exercises.read")
    .input(z.strictObject({ exerciseIds: z.array(idSchema).check(z.maxLength(60)) }))
    .query(async ({ ctx, input }) => {
      const library = await readExerciseLibrary(
        ctx.store,
        input.exerciseIds.map((exerciseId) => ({ exerciseId })),
        ownWithinReach(ctx.store, { actor: ctx.actor, now: ctx.clock.now() }),
      );
      return input.exerciseIds.flatMap((exerciseId) => {
        const exercise = library.find(exerciseId);
        return exercise ? [factsOf(exercise)] : [];
      });
    }),
  add: write("exercises.keep")
    .input(writeInput({ clinicId: idSchema, content: ownExerciseSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => addExercise(run, input))),
  change: write("exercises.keep")
    .input(writeInput({ ...named, content: ownExerciseSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => changeExercise(run, input))),
  retire: write("exercises.keep")
    .input(writeInput({ ...named, reason: requiredLine(200, "Say why it is retired.") }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => retireExercise(run, input))),
  restore: write("exercises.keep")
    .input(writeInput({ ...named, reason: requiredLine(200, "Say why it comes back.") }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => restoreExercise(run, input))),
});
