import type { Reader } from "#db/engine/store.ts";
import type { OwnedLibrary } from "#domain/exercises/own/with-own.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";

/** The library with every own exercise a plan's lines and their ladders name, and those named beside it. */
export function readLibraryOfPlan(
  reader: Reader,
  plan: Pick<PlanInForce, "lines"> | undefined,
  more: readonly string[] = [],
): Promise<OwnedLibrary> {
  return readExerciseLibrary(reader, [
    ...(plan?.lines ?? []).flatMap(({ exercise, rung, upToExerciseId }) => [
      exercise,
      ...[rung?.ofExerciseId, upToExerciseId].flatMap((exerciseId) => (exerciseId ? [{ exerciseId }] : [])),
    ]),
    ...more.map((exerciseId) => ({ exerciseId })),
  ]);
}
