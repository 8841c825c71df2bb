import type { Exercise } from "#domain/exercises/exercise.ts";
import { type ExerciseLibrary, makeLibrary } from "#domain/exercises/make-library.ts";

export type OwnVersion = { exercise: Exercise; clinicId: string; isCurrent: boolean; isRetired: boolean };

/** A library that also knows some of the clinics' own exercises, and whose they are. */
export type OwnedLibrary = ExerciseLibrary & {
  /** Undefined for what is built in, and for what is not known. */
  clinicOf: (exerciseId: string) => string | undefined;
  /** No longer chosen anew; a line that has it keeps it. */
  isRetired: (exerciseId: string) => boolean;
};

/**
 * The built-in library with own exercises beside it. Its ladders stay its own: an own exercise names its neighbors and
 * is never named by the library, so that a ladder is the same whichever own ones were read.
 */
export function withOwn(builtIn: ExerciseLibrary, versions: readonly OwnVersion[]): OwnedLibrary {
  const own = versions.filter(({ exercise }) => builtIn.find(exercise.exerciseId) === undefined);
  const current = own.filter(({ isCurrent }) => isCurrent);
  const library = makeLibrary(
    current.map(({ exercise }) => exercise),
    own.map(({ exercise }) => exercise),
  );
  const byId = new Map(current.map((version) => [version.exercise.exerciseId, version]));
  return {
    current: builtIn.current,
    find: (exerciseId, version) =>
      byId.has(exerciseId) ? library.find(exerciseId, version) : builtIn.find(exerciseId, version),
    factsAt: (exerciseId, version) =>
      byId.has(exerciseId) ? library.factsAt(exerciseId, version) : builtIn.factsAt(exerciseId, version),
    clinicOf: (exerciseId) => byId.get(exerciseId)?.clinicId,
    isRetired: (exerciseId) => byId.get(exerciseId)?.isRetired ?? false,
  };
}
