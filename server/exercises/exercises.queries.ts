import type { Reader } from "#db/engine/store.ts";
import { describeEquipment, describePosition } from "#domain/exercises/describe.ts";
import { findDrawing } from "#domain/exercises/figures/figures.ts";
import { rungsFrom } from "#domain/exercises/ladder.ts";
import { exercises } from "#domain/exercises/library.ts";
import type { OwnedLibrary } from "#domain/exercises/own/with-own.ts";
import { type ExerciseQuery, searchWithOwn } from "#domain/exercises/search.ts";
import { refuse } from "#server/refusal.ts";
import { findOwnExercise, listOwnExercises, ownWithinReach, readExerciseLibrary } from "./own.queries.ts";

type Asking = Parameters<typeof ownWithinReach>[1];

/** Entries in one window of the library. */
const window = 40;
/** A lookup while a line is written. */
const mostFound = 12;

/** What a new line may name, best first: built in, or of the reader's clinics and not retired. */
export async function searchExercises(reader: Reader, { actor }: Asking, query: ExerciseQuery) {
  const own = await listOwnExercises(reader, actor.clinicIds);
  return searchWithOwn(
    query,
    mostFound,
    own.map(({ exercise }) => exercise),
  ).exercises.map(
    ({
      exerciseId,
      version,
      name,
      region,
      kind,
      position,
      usualDose,
      isSided,
      isHomeSuitable,
      tags,
      motions,
    }) => ({
      exerciseId,
      version,
      name,
      region,
      kind,
      position,
      usualDose,
      isSided,
      isHomeSuitable,
      tags,
      motions,
    }),
  );
}

/** The library as a list, window by window: all that is chosen, the clinics' own alone, or what they retired. */
export async function listExercises(
  reader: Reader,
  { actor }: Asking,
  query: ExerciseQuery & { whose: "all" | "own" | "retired"; afterId: string | null },
) {
  const { whose, afterId } = query;
  const own = await listOwnExercises(reader, actor.clinicIds, whose === "retired" ? "retired" : "chosen");
  const { exercises: found, isSpelledAlike } = searchWithOwn(
    query,
    exercises.length + own.length,
    own.map(({ exercise }) => exercise),
    whose !== "all",
  );
  const from = afterId === null ? 0 : found.findIndex(({ exerciseId }) => exerciseId === afterId) + 1;
  const shown = found.slice(from, from + window);
  const owners = new Map(own.map((row) => [row.exercise.exerciseId, row]));
  return {
    total: found.length,
    isSpelledAlike,
    exercises: shown.map(({ exerciseId, version, name, region, kind, purpose, tags }) => {
      const owner = owners.get(exerciseId);
      return {
        exerciseId,
        version,
        name,
        region,
        kind,
        purpose,
        tags,
        own: owner ? { clinicName: owner.clinicName, isRetired: owner.retiredAt !== null } : null,
      };
    }),
    next: from + window < found.length ? (shown.at(-1)?.exerciseId ?? null) : null,
  };
}

/** One exercise as it was in a version: everything that is said and shown of it. */
export async function getExercise(
  reader: Reader,
  asking: Asking,
  named: { exerciseId: string; exerciseVersion: number },
) {
  const library = await readExerciseLibrary(reader, [named], ownWithinReach(reader, asking));
  const exercise = library.find(named.exerciseId, named.exerciseVersion);
  if (!exercise) return refuse("not-found", "This exercise is not in the library.");
  const { position, equipment, easier: _easier, harder: _harder, steps: _steps, ...said } = exercise;
  const own = library.clinicOf(said.exerciseId) ? await findOwnExercise(reader, said.exerciseId) : undefined;
  return {
    ...said,
    position: describePosition(position),
    equipment: describeEquipment(equipment),
    drawing: findDrawing(said.exerciseId) ?? null,
    easier: listRungs(library, said.exerciseId, "easier"),
    harder: listRungs(library, said.exerciseId, "harder"),
    own: own ?? null,
  };
}

/** The rungs in one direction that may be moved to, nearest first. */
export const listRungs = (library: OwnedLibrary, exerciseId: string, direction: "easier" | "harder") =>
  rungsFrom(exerciseId, direction, library)
    .filter((id) => !library.isRetired(id))
    .map((id) => ({ exerciseId: id, name: library.find(id)?.name ?? id }));
