import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import { type Exercise, factsOf } from "./exercise.ts";
import { lowerLimbExercises } from "./lower-limb.ts";
import { trunkAndUpperLimbExercises } from "./trunk-and-upper-limb.ts";
import { wholeBodyExercises } from "./whole-body.ts";

export const exercises: readonly Exercise[] = [
  ...lowerLimbExercises,
  ...trunkAndUpperLimbExercises,
  ...wholeBodyExercises,
];

const byId = new Map(exercises.map((exercise) => [exercise.exerciseId, exercise]));
export const findExercise = (exerciseId: string): Exercise | undefined => byId.get(exerciseId);
export const findExerciseFacts = (exerciseId: string) => {
  const exercise = byId.get(exerciseId);
  return exercise ? factsOf(exercise) : undefined;
};

/** Of an exercise that left the library nothing is known, so a check asks instead of finding that nothing stands against it. */
export const exerciseFactsOf = (exerciseId: string, exerciseVersion: number): ExerciseFacts =>
  findExerciseFacts(exerciseId) ?? {
    exerciseId,
    exerciseVersion,
    tags: [],
    motions: [],
    weightBearing: [],
    isLoaded: false,
    isUnknown: true,
  };

/** Exercises whose name, region or purpose hold every word, best first: a name that begins with the text, then the rest. */
export function searchExercises(text: string, most: number): Exercise[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = exercises.filter((exercise) => {
    const where = `${exercise.name} ${exercise.region} ${exercise.purpose}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
  const begins = (exercise: Exercise) => (exercise.name.toLowerCase().startsWith(words[0] ?? "") ? 0 : 1);
  return found
    .toSorted((a, b) => begins(a) - begins(b) || a.name.localeCompare(b.name, "en-US"))
    .slice(0, most);
}
