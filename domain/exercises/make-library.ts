import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import { type Exercise, factsOf } from "./exercise.ts";

/** Each exercise with those that name it as their harder neighbor: a ladder is written once and read both ways. */
function withEasier(entries: readonly Exercise[]): Exercise[] {
  const easier = new Map<string, string[]>();
  for (const { exerciseId, harder } of entries)
    for (const next of harder) easier.set(next, [...(easier.get(next) ?? []), exerciseId]);
  return entries.map((entry) => ({ ...entry, easier: easier.get(entry.exerciseId) ?? [] }));
}

/** The exercises of now with all they have been. */
export function makeLibrary(entries: readonly Exercise[], earlier: readonly Exercise[]) {
  const current = withEasier(entries);
  const latest = new Map(current.map((exercise) => [exercise.exerciseId, exercise]));
  const versions = new Map(
    [...earlier, ...current].map((exercise) => [`${exercise.exerciseId} ${exercise.version}`, exercise]),
  );
  const find = (exerciseId: string, version?: number): Exercise | undefined =>
    version === undefined ? latest.get(exerciseId) : versions.get(`${exerciseId} ${version}`);
  /**
   * As it was meant in that version, with every tag that was found of it since: what excludes an exercise today excludes
   * it in an old line too. Of an exercise or version that no library has nothing is known, so a check asks instead of
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
        isUnknown: true,
      };
    const tags = new Set([...meant.tags, ...(find(exerciseId)?.tags ?? [])]);
    return { ...factsOf(meant), tags: [...tags] };
  };
  return { current, find, factsAt };
}
