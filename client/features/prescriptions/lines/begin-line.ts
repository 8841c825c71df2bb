import { newOperationId, type Outputs } from "#client/trpc.ts";
import { beginSide } from "#domain/exercises/sided.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { beginTreatment } from "#domain/prescriptions/lines/treatment.ts";

type Exercise = Outputs["exercises"]["search"][number];

/** A line of the prescriber's own with the exercise's usual dose, and no bounds but the patient's limits. */
export function beginLine(exercise: Exercise, side: Line["side"]): Line {
  const treatment = beginTreatment(exercise);
  return {
    lineId: newOperationId(),
    lineKey: newOperationId(),
    exerciseId: exercise.exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side: beginSide(exercise, side),
    owner: "prescriber",
    consequence: "act-and-tell",
    dose: exercise.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: exercise.isHomeSuitable,
    note: "",
    ...(treatment ? { treatment } : {}),
  };
}
