import * as z from "zod/mini";
import { idSchema, lineText, proseText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { type Equipment, equipmentFacts } from "#domain/exercises/equipment.ts";
import { type Exercise, exerciseRegions, positions } from "#domain/exercises/exercise.ts";
import { stepsOf } from "#domain/exercises/make-exercise.ts";
import { type ExerciseTag, exerciseTags } from "#domain/precautions/precaution.ts";
import { joints, motions } from "#domain/prescriptions/limit.ts";
import { problemsOfOwn } from "./problems-of-own.ts";

/** A modality is set by tables of its own, and may give a drug: it is chosen from the built-in library. */
export const ownExerciseKinds = ["exercise", "gait", "manual", "education"] as const;

/** `all-therapy` excludes everything and no exercise carries it; what gives a drug stands in a prescription. */
export const ownExerciseTags = exerciseTags.filter(
  (tag): tag is Exclude<ExerciseTag, "all-therapy" | "iontophoresis"> =>
    tag !== "all-therapy" && tag !== "iontophoresis",
);

const equipmentNames = Object.keys(equipmentFacts) as [Equipment, ...Equipment[]];
const saferOfField = z.exactOptional(z.enum(["less", "more", "none"]));
const neighbors = z.array(idSchema).check(z.maxLength(3, "Name at most 3."));

/** What a clinic says of an exercise of its own: the same as the library says of each of its entries. */
export const ownExerciseSchema = z
  .strictObject({
    name: requiredLine(80, "Name the exercise."),
    alsoCalled: lineText(120),
    region: z.enum(exerciseRegions, "Choose the region."),
    kind: z.enum(ownExerciseKinds),
    purpose: requiredLine(120, "Say what it is for."),
    position: z.enum(positions, "Choose the position."),
    instruction: z.strictObject({
      en: requiredProse(600, "Say it as the patient is told."),
      /** Empty where nobody wrote it in Spanish yet. */
      es: proseText(600),
    }),
    usualDose: doseSchema,
    doseFields: z
      .array(z.enum(doseFields))
      .check(z.minLength(1, "Choose how it is dosed."), z.maxLength(doseFields.length)),
    safer: z.strictObject({
      distance: saferOfField,
      rest: saferOfField,
      range: saferOfField,
      assistance: saferOfField,
      height: saferOfField,
      incline: saferOfField,
      speed: saferOfField,
      rpeCap: saferOfField,
      painCap: saferOfField,
    }),
    equipment: z.array(z.enum(equipmentNames)).check(z.maxLength(8, "Name at most 8.")),
    tags: z.array(z.enum(ownExerciseTags)).check(z.maxLength(16, "Choose at most 16.")),
    motions: z
      .array(z.strictObject({ joint: z.enum(joints), motion: z.enum(motions) }))
      .check(z.maxLength(12, "Name at most 12.")),
    weightBearing: z.array(z.enum(["leg", "arm"])).check(z.maxLength(2)),
    isLoaded: z.boolean(),
    isSided: z.boolean(),
    isHomeSuitable: z.boolean(),
    /** Rungs of a ladder it stands on, in the library or of the clinic. */
    easier: neighbors,
    harder: neighbors,
    source: lineText(200),
  })
  .check((context) => {
    for (const { path, words } of problemsOfOwn(context.value))
      context.issues.push({ code: "custom", input: context.value, message: words, path });
  });
export type OwnExerciseContent = z.infer<typeof ownExerciseSchema>;

/** What follows from the rest, so that nobody has to think of it: what is done lying, on the legs, or against a load. */
function impliedTags({
  position,
  weightBearing,
  usualDose,
  tags,
}: OwnExerciseContent): readonly ExerciseTag[] {
  const isOnLegs = weightBearing.includes("leg") && (position === "standing" || position === "walking");
  return [
    ...(position === "supine" ? (["supine"] as const) : []),
    ...(isOnLegs ? (["weight-bearing"] as const) : []),
    ...(usualDose.load || tags.includes("lifting") ? (["resisted"] as const) : []),
  ];
}

/** A version of a clinic's own exercise as every rule, list and screen reads an entry of the library. */
export function exerciseOfOwn(exerciseId: string, version: number, content: OwnExerciseContent): Exercise {
  const { tags, weightBearing, isLoaded, source, ...rest } = content;
  const fields = doseFields.filter((field) => content.doseFields.includes(field));
  return {
    ...rest,
    exerciseId,
    version,
    doseFields: fields,
    steps: stepsOf(content.usualDose, content.equipment, fields),
    tags: [...new Set([...tags, ...impliedTags(content)])],
    weightBearing:
      tags.includes("weight-bearing") && !weightBearing.includes("leg")
        ? ["leg", ...weightBearing]
        : weightBearing,
    isLoaded: isLoaded || content.usualDose.load !== undefined || tags.includes("lifting"),
    source: source === "" ? "The clinic's own" : source,
  };
}
