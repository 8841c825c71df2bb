import { exercises, findExercise } from "./library.ts";

/** How a rung of a ladder stands to the exercise a line orders, and to the hardest one the therapist may move to. */
export const rungReaches = ["easier", "up-to", "beyond", "left-open"] as const;
export type RungReach = (typeof rungReaches)[number];

type Neighbors = { exerciseId: string; easier: readonly string[]; harder: readonly string[] };

/** Neighbors in one direction, also where only the other rung names them: a ladder is read both ways. */
const next = (direction: "easier" | "harder", exerciseId: string): string[] => {
  const other = direction === "easier" ? "harder" : "easier";
  const own = findExercise(exerciseId)?.[direction] ?? [];
  const named = (exercises as readonly Neighbors[])
    .filter((exercise) => exercise[other].includes(exerciseId))
    .map((exercise) => exercise.exerciseId);
  return [...new Set([...own, ...named])].filter((id) => findExercise(id) !== undefined);
};

/** Every rung in one direction, the nearest first. */
export function rungsFrom(exerciseId: string, direction: "easier" | "harder"): string[] {
  const found: string[] = [];
  let step = next(direction, exerciseId);
  while (step.length > 0) {
    const fresh = step.filter((id) => id !== exerciseId && !found.includes(id));
    found.push(...new Set(fresh));
    step = fresh.flatMap((id) => next(direction, id));
  }
  return found;
}

/**
 * Easier rungs are always the therapist's; harder ones up to the hardest that is named, on the way there; where none is
 * named, who decides what is left open says. Undefined for an exercise that is no rung of the ladder.
 */
export function reachOfRung(
  exerciseId: string,
  upToExerciseId: string | undefined,
  wantedId: string,
): RungReach | undefined {
  if (rungsFrom(exerciseId, "easier").includes(wantedId)) return "easier";
  if (!rungsFrom(exerciseId, "harder").includes(wantedId)) return undefined;
  if (upToExerciseId === undefined) return "left-open";
  return wantedId === upToExerciseId || rungsFrom(wantedId, "harder").includes(upToExerciseId)
    ? "up-to"
    : "beyond";
}
