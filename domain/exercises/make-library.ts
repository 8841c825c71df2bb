import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import { type Exercise, factsOf } from "./exercise.ts";

/** Each exercise with those that name it as their harder neighbor: a ladder is written once and read both ways. */
function withEasier(entries: readonly Exercise[]): Exercise[] {
  const easier = new Map<string, string[]>();
  for (const { exerciseId, harder } of entries)
    for (const next of harder) easier.set(next, [...(easier.get(next) ?? []), exerciseId]);
  return entries.map((entry) => ({
    ...entry,
    easier: [...new Set([...entry.easier, ...(easier.get(entry.exerciseId) ?? [])])],
  }));
}

export type ExerciseLibrary = {
  /** What can be chosen now. */
  current: readonly Exercise[];
  /** The exercise as it is now, or as it was in a version: its name, words and tags then. */
  find: (exerciseId: string, version?: number) => Exercise | undefined;
  /** What a line that names a version is held against. */
  factsAt: (exerciseId: string, exerciseVersion: number) => ExerciseFacts;
};

/** The exercises of now with all they have been. */
export function makeLibrary(entries: readonly Exercise[], earlier: readonly Exercise[]): ExerciseLibrary {
  const current = withEasier(entries);
  const latest = new Map(current.map((exercise) => [exercise.exerciseId, exercise]));
  const versions = new Map(
    [...earlier, ...current].map((exercise) => [`${exercise.exerciseId} ${exercise.version}`, exercise]),
  );
  const find = (exerciseId: string, version?: number): Exercise | undefined =>
    version === undefined ? latest.get(exerciseId) : versions.get(`${exerciseId} ${version}`);
  /**
   * As it was meant in that version, with every tag, movement, load and side that was found of it since: what excludes or limits
   * an exercise today excludes or limits it in an old line too. Of an exercise or version that no library has nothing is known, so a check asks instead of
   * finding that nothing stands against it.
   */
  const factsAt = (exerciseId: string, exerciseVersion: number): ExerciseFacts => {
    const meant = find(exerciseId, exerciseVersion);
    if (!meant)
      return {
        exerciseId,
        exerciseVersion,
        tags: [],
        motions: [],
        weightBearing: [],
        isLoaded: false,
        isSided: false,
        isUnknown: true,
      };
    return withFoundSince(factsOf(meant), find(exerciseId) ?? meant);
  };
  return { current, find, factsAt };
}

function withFoundSince(meant: ExerciseFacts, now: Exercise): ExerciseFacts {
  const isNew = ({ joint, motion }: ExerciseFacts["motions"][number]) =>
    !meant.motions.some((known) => known.joint === joint && known.motion === motion);
  return {
    ...meant,
    tags: [...new Set([...meant.tags, ...now.tags])],
    motions: [...meant.motions, ...now.motions.filter(isNew)],
    weightBearing: [...new Set([...meant.weightBearing, ...now.weightBearing])],
    isLoaded: meant.isLoaded || now.isLoaded,
    isSided: meant.isSided && now.isSided,
  };
}
