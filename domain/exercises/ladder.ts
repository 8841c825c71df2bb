import { library as builtIn } from "./library.ts";
import type { ExerciseLibrary } from "./make-library.ts";

/** How a rung of a ladder stands to the exercise a line orders, and to the hardest one the therapist may move to. */
export const rungReaches = ["easier", "up-to", "beyond", "left-open"] as const;
export type RungReach = (typeof rungReaches)[number];

/** What a ladder is read from: the built-in library where nothing else is said. */
type Ladders = Pick<ExerciseLibrary, "current" | "find">;

type Direction = "easier" | "harder";

/** Which exercises name one as their easier or harder rung; asked for every row of a sheet, so gathered once per library. */
const namers = new WeakMap<Ladders, Record<Direction, ReadonlyMap<string, readonly string[]>>>();

function namersIn(library: Ladders): Record<Direction, ReadonlyMap<string, readonly string[]>> {
  const known = namers.get(library);
  if (known) return known;
  const gather = (direction: Direction) => {
    const naming = new Map<string, string[]>();
    for (const exercise of library.current)
      for (const named of exercise[direction])
        naming.set(named, [...(naming.get(named) ?? []), exercise.exerciseId]);
    return naming;
  };
  const gathered = { easier: gather("easier"), harder: gather("harder") };
  namers.set(library, gathered);
  return gathered;
}

/** Neighbors in one direction, also where only the other rung names them: a ladder is read both ways. */
const next = (direction: Direction, exerciseId: string, library: Ladders): string[] => {
  const other = direction === "easier" ? "harder" : "easier";
  const own = library.find(exerciseId)?.[direction] ?? [];
  const named = namersIn(library)[other].get(exerciseId) ?? [];
  return [...new Set([...own, ...named])].filter((id) => library.find(id) !== undefined);
};

/** Every rung in one direction, the nearest first. */
export function rungsFrom(exerciseId: string, direction: Direction, library: Ladders = builtIn): string[] {
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
