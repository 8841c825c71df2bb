import type { Dose, DoseField, Unit } from "#domain/doses/dose.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import type { Joint, Motion } from "#domain/prescriptions/limit.ts";
import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";

export type Exercise = {
  exerciseId: string;
  version: number;
  name: string;
  region: Joint | "balance" | "gait" | "aerobic" | "pelvis";
  kind: "exercise" | "manual" | "modality" | "gait" | "education";
  purpose: string;
  /** For the patient, in plain words. */
  instruction: string;
  usualDose: Dose;
  /** What a plus or minus moves, with the equipment's step in thousandths. */
  steps: Partial<Record<DoseField, { thousandths: number; unit: Unit }>>;
  tags: readonly ExerciseTag[];
  motions: readonly { joint: Joint; motion: Motion }[];
  weightBearing: readonly ("leg" | "arm")[];
  isLoaded: boolean;
  isHomeSuitable: boolean;
  easier: readonly string[];
  harder: readonly string[];
  /** (K): compiled from general knowledge, to be confirmed by a clinician. */
  source: "(K)";
};

export const factsOf = (exercise: Exercise): ExerciseFacts => ({
  exerciseId: exercise.exerciseId,
  exerciseVersion: exercise.version,
  tags: exercise.tags,
  motions: exercise.motions,
  weightBearing: exercise.weightBearing,
  isLoaded: exercise.isLoaded,
});
