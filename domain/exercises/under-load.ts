import type { Dose } from "#domain/doses/dose.ts";
import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";

/**
 * What an exercise is once its dose carries a load: a bridge, a wall slide or a heel raise works against resistance as
 * soon as weight is added, so what restricts resisted exercise meets it. Traction pulls and is worked against by nobody;
 * on a limb that bears weight, percent of body weight says how much of it, and adds none.
 */
export function underLoad(exercise: ExerciseFacts, { load }: Pick<Dose, "load">): ExerciseFacts {
  const { tags, weightBearing, isLoaded } = exercise;
  if (!load || load.thousandths === 0 || tags.includes("traction")) return exercise;
  if (load.unit === "%bw" && weightBearing.length > 0) return exercise;
  if (isLoaded && tags.includes("resisted")) return exercise;
  return { ...exercise, tags: [...new Set([...tags, "resisted" as const])], isLoaded: true };
}
