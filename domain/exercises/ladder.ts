import { library as builtIn } from "./library.ts";
import type { ExerciseLibrary } from "./make-library.ts";

/** How a rung of a ladder stands to the exercise a line orders, and to the hardest one the therapist may move to. */
export const rungReaches = ["easier", "up-to", "beyond", "left-open"] as const;
export type RungReach = (typeof rungReaches)[number];

/** What a ladder is read from: the built-in library where nothing else is said. */
type Ladders = Pick<ExerciseLibrary, "current" | "find">;

/** Neighbors in one direction, also where only the other rung names them: a ladder is read both ways. */
const next = (direction: "easier" | "harder", exerciseId: string, library: Ladders): string[] => {
  const other = direction === "easier" ? "harder" : "easier";
  const own = library.find(exerciseId)?.[direction] ?? [];
  const named = library.current
    .filter((exercise) => exercise[other].includes(exerciseId))
    .map((exercise) => exercise.exerciseId);
  return [...new Set([...own, ...named])].filter((id) => library.find(id) !== undefined);
};

/** Every rung in one direction, the nearest first. */
export function rungsFrom(
  exerciseId: string,
  direction: "easier" | "harder",
  library: Ladders = builtIn,
): string[] {
  const found: string[] = [];
  let step = next(direction, exerciseId, library);
  while (step.length > 0) {
    const fresh = step.filter((id) => id !== exerciseId && !found.includes(id));
    found.push(...new Set(fresh));
    step = fresh.flatMap((id) => next(direction, id, library));
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
  library: Ladders = builtIn,
): RungReach | undefined {
  if (rungsFrom(exerciseId, "easier", library).includes(wantedId)) return "easier";
  if (!rungsFrom(exerciseId, "harder", library).includes(wantedId)) return undefined;
  if (upToExerciseId === undefined) return "left-open";
  return wantedId === upToExerciseId || rungsFrom(wantedId, "harder", library).includes(upToExerciseId)
    ? "up-to"
    : "beyond";
}
