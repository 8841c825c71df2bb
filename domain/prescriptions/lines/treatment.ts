import * as z from "zod/mini";
import { requiredLine } from "#domain/calendar/bounds.ts";
import {
  findModality,
  modalityIds,
  modalityOfExercise,
  usualParameters,
} from "#domain/modalities/catalog.ts";
import { type ParameterValues, parameterValuesSchema } from "#domain/modalities/parameter.ts";
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

/** A setting that at one of its values does more to the body than the exercise and its treatment say. */
export type Setting = {
  /** Below the line's treatment. */
  at: string;
  name: string;
  value: ParameterValues[string] | undefined;
  adds: { at: string; tag: ExerciseTag };
  /** What keeps it from there. */
  cap: string;
};

/** A thrust is the highest grade of what moves a joint; continuous ultrasound heats; a needle may be stimulated. */
function settingsOf(treatment: Treatment, exercise: ExerciseFacts): readonly Setting[] {
  if (treatment.kind === "manual")
    return treatment.gradeMost !== undefined || exercise.tags.includes("forced-passive-motion")
      ? [
          {
            at: "gradeMost",
            name: "grade",
            value: treatment.gradeMost,
            adds: { at: "V", tag: "manipulation" },
            cap: "Cap it at IV or less",
          },
        ]
      : [];
  if (treatment.kind !== "modality") return [];
  const { modalityId, parameters } = treatment;
  if (modalityId === "ultrasound")
    return [
      {
        at: "parameters.duty",
        name: "duty cycle",
        value: parameters["duty"],
        adds: { at: "continuous", tag: "heat" },
        cap: "Cap it: choose a pulsed one",
      },
    ];
  return modalityId === "dry-needling"
    ? [
        {
          at: "parameters.technique",
          name: "technique",
          value: parameters["technique"],
          adds: { at: "stimulated", tag: "electrical-stimulation" },
          cap: "Cap it: choose one without current",
        },
      ]
    : [];
}

const withTags = (exercise: ExerciseFacts, tags: readonly ExerciseTag[]): ExerciseFacts => {
  const added = tags.filter((tag) => !exercise.tags.includes(tag));
  return added.length === 0 ? exercise : { ...exercise, tags: [...exercise.tags, ...added] };
};

const ownTagsOf = (treatment: Treatment): readonly ExerciseTag[] =>
  treatment.kind === "modality" ? (findModality(treatment.modalityId)?.tags ?? []) : [];

/** Settings left open that would add something at their most, and the exercise as it is with each of them capped. */
export function openSettings(
  exercise: ExerciseFacts,
  treatment: Treatment | undefined,
): { open: readonly Setting[]; capped: ExerciseFacts } {
  if (!treatment) return { open: [], capped: exercise };
  const settings = settingsOf(treatment, exercise);
  const said = settings.flatMap(({ value, adds }) => (value === adds.at ? [adds.tag] : []));
  return {
    open: settings.filter(({ value }) => value === undefined),
    capped: withTags(exercise, [...ownTagsOf(treatment), ...said]),
  };
}

/**
 * The facts of a line's exercise with what its settings add, so that a contraindication excludes them too. A setting
 * left open may be any, so it counts as the one that does most.
 */
export function withTreatment(exercise: ExerciseFacts, treatment: Treatment | undefined): ExerciseFacts {
  const { open, capped } = openSettings(exercise, treatment);
  return withTags(
    capped,
    open.map(({ adds }) => adds.tag),
  );
}

/** What a line of a modality orders that sets nothing: what its form fixes, and the rest left open. */
export function unsetTreatment(exerciseId: string): Treatment | undefined {
  const found = modalityOfExercise(exerciseId);
  return found ? { kind: "modality", modalityId: found.modalityId, parameters: found.sets } : undefined;
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
