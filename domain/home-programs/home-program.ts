import * as z from "zod/mini";
import { daySchema, idSchema, lineText, proseText, requiredLine } from "#domain/calendar/bounds.ts";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { sides } from "#domain/doses/dose.ts";
import { lineOwners } from "#domain/prescriptions/line.ts";
import { treatmentSchema } from "#domain/prescriptions/lines/treatment.ts";
import { homeLanguages } from "./words/language.ts";
import { homeDays } from "./words/plain-days.ts";

/** More is done by nobody at home (K). */
export const mostHomeExercises = 12;

const howOften = {
  timesPerDay: z
    .int("Enter a whole number.")
    .check(z.gte(1, "At least once a day."), z.lte(10, "At most 10 times a day.")),
  days: z.array(z.enum(homeDays)).check(
    z.minLength(1, "Choose at least one day."),
    z.maxLength(homeDays.length),
    z.refine((days) => new Set(days).size === days.length, "Name each day once."),
  ),
};

/** Why what is not meant for home is done there all the same; kept, and not printed. */
const unsuitableReason = { unsuitableReason: z.exactOptional(lineText(200)) };

/** What the therapist decides of one line. */
export const homeChoiceSchema = z.strictObject({
  lineKey: idSchema,
  /** For which exercise of the line's ladder the dose was set; absent where nobody noted it. */
  exerciseId: z.exactOptional(idSchema),
  dose: doseSchema,
  ...howOften,
  ...unsuitableReason,
});
export type HomeChoice = z.infer<typeof homeChoiceSchema>;

/** What the therapist decides of the whole program; everything else on the paper follows from the plan in force. */
export const homeChoicesSchema = z.strictObject({
  language: z.enum(homeLanguages),
  /** Letters of 16 points at least instead of 14. */
  isLargePrint: z.boolean(),
  startsOn: daySchema,
  exercises: z.array(homeChoiceSchema).check(
    z.minLength(1, "Choose at least one exercise."),
    z.maxLength(mostHomeExercises, `A home program holds at most ${mostHomeExercises} exercises.`),
    z.refine(
      (exercises) => new Set(exercises.map(({ lineKey }) => lineKey)).size === exercises.length,
      "A line stands on the program once.",
    ),
  ),
});
export type HomeChoices = z.infer<typeof homeChoicesSchema>;

export const homeExerciseSchema = z.strictObject({
  lineKey: idSchema,
  lineId: idSchema,
  exerciseId: idSchema,
  exerciseVersion: z.int().check(z.gte(1)),
  owner: z.enum(lineOwners),
  side: z.enum(sides),
  /** As the chart calls it. */
  name: requiredLine(120, "Name the exercise."),
  /** The dose at the clinic when this was given: from it is seen later that the line has changed. */
  lineDose: doseSchema,
  /** Settings of its line when this was given: what they do to the body is held against what is raised later. */
  treatment: z.exactOptional(treatmentSchema),
  /** What is done at home. */
  dose: doseSchema,
  ...howOften,
  ...unsuitableReason,
  /** What the patient reads, word for word. */
  printed: z.strictObject({
    name: lineText(120),
    instruction: proseText(1200),
    howMany: lineText(200),
    howOften: lineText(120),
  }),
});
export type HomeExercise = z.infer<typeof homeExerciseSchema>;

/** What a patient was given: hashed as canonical JSON exactly as printed. `schema` numbers this shape. */
export const homeProgramContentSchema = z.strictObject({
  schema: z.literal(1),
  language: z.enum(homeLanguages),
  isLargePrint: z.boolean(),
  startsOn: daySchema,
  /** What it was made from. */
  prescriptionVersionId: idSchema,
  prescriptionNumber: z.int().check(z.gte(1)),
  orderedBy: lineText(200),
  planOfCareId: z.exactOptional(idSchema),
  planOfCareNumber: z.exactOptional(z.int().check(z.gte(1))),
  clinicName: lineText(120),
  /** Empty where the clinic has none. */
  clinicPhone: lineText(40),
  /** "Both knees"; empty where it is private, or no diagnosis says where. */
  place: lineText(60),
  exercises: z.array(homeExerciseSchema).check(z.minLength(1), z.maxLength(mostHomeExercises)),
  stop: z.strictObject({
    /** 0 to 10, inclusive: pain above it stops. */
    painMost: z.int().check(z.gte(0), z.lte(10)),
    /** 0 to 10, inclusive: effort above it stops; absent where no limit was set. */
    effortMost: z.exactOptional(z.int().check(z.gte(0), z.lte(10))),
    /** Beats a minute, inclusive; absent where no limit was set. */
    heartRateMost: z.exactOptional(z.int().check(z.gte(0), z.lte(220))),
    /** As the prescription has them. */
    criteria: z.array(lineText(160)).check(z.maxLength(12)),
    printed: z.array(z.strictObject({ lead: lineText(80), words: proseText(3000) })).check(z.maxLength(4)),
  }),
});
export type HomeProgramContent = z.infer<typeof homeProgramContentSchema>;

/** What happened to a program after it was written: it was handed out, and may be printed again. */
export const homeProgramEventKinds = ["given", "printed-again"] as const;
export type HomeProgramEventKind = (typeof homeProgramEventKinds)[number];
