import type { Dose, DoseField, Unit } from "#domain/doses/dose.ts";
import type { OwnSafer } from "#domain/doses/fields.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import { type Joint, joints, type Motion } from "#domain/prescriptions/limit.ts";
import type { ExerciseFacts, RangeNeed } from "#domain/sessions/plan-in-force.ts";
import type { Equipment } from "./equipment.ts";

/** Where in the body, or for what, an exercise is looked up; *general* fits any part. */
export const exerciseRegions = [...joints, "pelvis", "balance", "gait", "aerobic", "general"] as const;
export type ExerciseRegion = (typeof exerciseRegions)[number];

export const exerciseKinds = ["exercise", "gait", "manual", "modality", "education"] as const;
export type ExerciseKind = (typeof exerciseKinds)[number];

/** How the patient starts; *any* where it does not matter. */
export const positions = [
  "supine",
  "prone",
  "side-lying",
  "long-sitting",
  "seated",
  "quadruped",
  "kneeling",
  "half-kneeling",
  "standing",
  "walking",
  "any",
] as const;
export type Position = (typeof positions)[number];

export const instructionLanguages = ["en", "es"] as const;
export type InstructionLanguage = (typeof instructionLanguages)[number];

export type Exercise = {
  exerciseId: string;
  /** Raised with every change of what is said, done or excluded; earlier ones stay in the library. */
  version: number;
  name: string;
  /** Other names and abbreviations it is searched by, the most usual first. */
  alsoCalled: string;
  region: ExerciseRegion;
  kind: ExerciseKind;
  purpose: string;
  position: Position;
  /** For the patient: one to three short sentences in words of the 6th grade. */
  instruction: Record<InstructionLanguage, string>;
  usualDose: Dose;
  /** The fields a dose of it can have, the usual ones among them, in the order of all fields. */
  doseFields: readonly DoseField[];
  /** Directions of its own, where they differ from its fields'. */
  safer: OwnSafer;
  equipment: readonly Equipment[];
  /** What a plus or minus moves, with the equipment's step in thousandths. */
  steps: Partial<Record<DoseField, { thousandths: number; unit: Unit }>>;
  tags: readonly ExerciseTag[];
  motions: readonly { joint: Joint; motion: Motion }[];
  /** What its movement needs where a dose states no range; absent where that is not known. */
  needs?: readonly RangeNeed[];
  weightBearing: readonly ("leg" | "arm")[];
  isLoaded: boolean;
  /** Done on one side or on each: its line says which. */
  isSided: boolean;
  isHomeSuitable: boolean;
  easier: readonly string[];
  harder: readonly string[];
  /** (K): compiled from general knowledge, to be confirmed by a clinician. */
  source: string;
};

export const factsOf = (exercise: Exercise): ExerciseFacts => ({
  exerciseId: exercise.exerciseId,
  exerciseVersion: exercise.version,
  tags: exercise.tags,
  motions: exercise.motions,
  ...(exercise.needs ? { needs: exercise.needs } : {}),
  weightBearing: exercise.weightBearing,
  isLoaded: exercise.isLoaded,
  isSided: exercise.isSided,
  ...(Object.keys(exercise.safer).length > 0 ? { safer: exercise.safer } : {}),
});
