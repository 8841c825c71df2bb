import * as z from "zod/mini";
import { requiredLine } from "#domain/calendar/bounds.ts";
import {
  findModality,
  modalityIds,
  modalityOfExercise,
  usualParameters,
} from "#domain/modalities/catalog.ts";
import { parameterValuesSchema } from "#domain/modalities/parameter.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";

/** Grades of joint mobilization after Maitland; V is a thrust. */
export const manualGrades = ["I", "II", "III", "IV", "V"] as const;
export type ManualGrade = (typeof manualGrades)[number];

/** What the patient walks with, most support first; changing to one further down asks more of them. */
export const gaitDevices = [
  "parallel-bars",
  "body-weight-support",
  "walker",
  "wheeled-walker",
  "axillary-crutches",
  "forearm-crutches",
  "two-canes",
  "cane",
  "none",
] as const;
export type GaitDevice = (typeof gaitDevices)[number];

export const gaitPatterns = [
  "two-point",
  "three-point",
  "four-point",
  "swing-to",
  "swing-through",
  "step-to",
  "step-through",
] as const;
export const gaitSurfaces = ["level", "stairs", "ramp", "curb", "uneven", "outdoors"] as const;

/** What a line orders beside its dose, where it is no plain exercise. What is left out is left open. */
export const treatmentSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("modality"),
    modalityId: z.enum(modalityIds),
    parameters: parameterValuesSchema,
  }),
  z.strictObject({
    kind: z.literal("manual"),
    /** The highest grade the therapist may use. */
    gradeMost: z.exactOptional(z.enum(manualGrades)),
  }),
  z.strictObject({
    kind: z.literal("gait"),
    device: z.exactOptional(z.enum(gaitDevices)),
    pattern: z.exactOptional(z.enum(gaitPatterns)),
    surface: z.exactOptional(z.enum(gaitSurfaces)),
  }),
  z.strictObject({ kind: z.literal("education"), topic: requiredLine(200, "Say what is taught.") }),
]);
export type Treatment = z.infer<typeof treatmentSchema>;

/** What the settings of a line do to the body beyond its exercise: a thrust, the heat of continuous ultrasound. */
function tagsOf(treatment: Treatment): readonly ExerciseTag[] {
  if (treatment.kind === "manual") return treatment.gradeMost === "V" ? ["manipulation"] : [];
  if (treatment.kind !== "modality") return [];
  const own = findModality(treatment.modalityId)?.tags ?? [];
  const heats = treatment.modalityId === "ultrasound" && treatment.parameters["duty"] === "continuous";
  const stimulates =
    treatment.modalityId === "dry-needling" && treatment.parameters["technique"] === "stimulated";
  return [
    ...own,
    ...(heats ? (["heat"] as const) : []),
    ...(stimulates ? (["electrical-stimulation"] as const) : []),
  ];
}

/** The facts of a line's exercise with what its settings add, so that a contraindication excludes them too. */
export function withTreatment(exercise: ExerciseFacts, treatment: Treatment | undefined): ExerciseFacts {
  const added = treatment ? tagsOf(treatment).filter((tag) => !exercise.tags.includes(tag)) : [];
  return added.length === 0 ? exercise : { ...exercise, tags: [...exercise.tags, ...added] };
}

/** What a new line of an exercise begins with beside its dose; undefined for a plain exercise. */
export function beginTreatment(exercise: {
  exerciseId: string;
  kind: "exercise" | "gait" | "manual" | "modality" | "education";
  name: string;
}): Treatment | undefined {
  const found = modalityOfExercise(exercise.exerciseId);
  if (found)
    return {
      kind: "modality",
      modalityId: found.modalityId,
      parameters: usualParameters(found.modality, found.sets),
    };
  switch (exercise.kind) {
    case "manual":
    case "gait":
      return { kind: exercise.kind };
    case "education":
      return { kind: "education", topic: exercise.name };
    case "exercise":
    case "modality":
      return undefined;
    default:
      return exercise.kind satisfies never;
  }
}
