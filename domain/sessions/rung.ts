import { type Dose, doseFields } from "#domain/doses/dose.ts";
import { reachOfRung } from "#domain/exercises/ladder.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import type { LineInForce, PlanInForce } from "./plan-in-force.ts";

/** A line with another rung of its ladder in the place of its exercise, or its own again; undefined for what is no rung of it. */
export function onRung(
  line: LineInForce,
  exerciseId: string,
  library: ExerciseLibrary,
): LineInForce | undefined {
  const { rung, isMovedToday: _moved, ...rest } = line;
  const own = {
    exerciseId: rung?.ofExerciseId ?? line.exercise.exerciseId,
    name: rung?.ofName ?? line.name,
  };
  const exercise = library.find(exerciseId);
  if (!exercise) return undefined;
  const facts = withTreatment(library.factsAt(exerciseId, exercise.version), line.treatment);
  if (exerciseId === own.exerciseId)
    return rung === undefined ? line : { ...rest, name: own.name, exercise: facts };
  const reach = reachOfRung(own.exerciseId, line.upToExerciseId, exerciseId, library);
  if (!reach) return undefined;
  return {
    ...rest,
    name: exercise.name,
    exercise: facts,
    rung: {
      reach,
      ofExerciseId: own.exerciseId,
      ofName: own.name,
      fields: doseFields.filter((field) => exercise.usualDose[field] !== undefined),
    },
  };
}

/** The line as one session moved it; undefined for what is no rung of it. */
export function movedToday(
  line: LineInForce,
  exerciseId: string,
  library: ExerciseLibrary,
): LineInForce | undefined {
  const moved = onRung(line, exerciseId, library);
  return moved && moved !== line ? { ...moved, isMovedToday: true } : moved;
}

/** The plan with one line on another rung for today; undefined where the line or the rung is not known. */
export function planOnRung(
  plan: PlanInForce,
  lineKey: string,
  exerciseId: string,
  library: ExerciseLibrary,
): PlanInForce | undefined {
  const line = plan.lines.find((candidate) => candidate.lineKey === lineKey);
  const moved = line && movedToday(line, exerciseId, library);
  return moved && { ...plan, lines: plan.lines.map((one) => (one === line ? moved : one)) };
}

/** What a rung begins with: of the current dose what its usual dose has in the same unit, and the caps; else the usual. */
export function doseOnRung(current: Dose, exerciseId: string, library: ExerciseLibrary): Dose {
  const usual = library.find(exerciseId)?.usualDose ?? {};
  const dose: Dose = {};
  for (const field of doseFields) {
    const [standing, wanted] = [current[field], usual[field]];
    const isCap = field === "rpeCap" || field === "painCap";
    const value = standing && (isCap || standing.unit === wanted?.unit) ? standing : wanted;
    if (value) dose[field] = value;
  }
  return dose;
}
