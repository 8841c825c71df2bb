import * as z from "zod/mini";
import { idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { amountSchema, doseSchema, growthSchema } from "#domain/doses/dose.schema.ts";
import { type DoseField, type Quantity, sides } from "#domain/doses/dose.ts";
import { assessModality } from "#domain/modalities/assess.ts";
import { notBeforeSchema } from "#domain/prescriptions/lines/not-before.ts";
import { treatmentSchema } from "#domain/prescriptions/lines/treatment.ts";

export const lineOwners = ["prescriber", "therapist"] as const;
export type LineOwner = (typeof lineOwners)[number];

/** What follows when a dose leaves the bounds of its line. Inside them it is always *act*. */
export const lineConsequences = ["act", "act-and-tell", "ask-first"] as const;
export type LineConsequence = (typeof lineConsequences)[number];

/** The least and most the therapist may set, both inclusive; a side left out has no bound. */
export type Bound = { least?: Quantity; most?: Quantity; isLocked: boolean };
const boundOf = (field: DoseField) =>
  z.exactOptional(
    z.strictObject({
      least: z.exactOptional(amountSchema(field, true)),
      most: z.exactOptional(amountSchema(field, true)),
      /** A locked field may not be changed at all, except towards its safer direction. */
      isLocked: z.boolean(),
    }),
  );
export const boundsSchema = z.strictObject({
  sets: boundOf("sets"),
  reps: boundOf("reps"),
  hold: boundOf("hold"),
  duration: boundOf("duration"),
  distance: boundOf("distance"),
  load: boundOf("load"),
  rest: boundOf("rest"),
  range: boundOf("range"),
  assistance: boundOf("assistance"),
  height: boundOf("height"),
  incline: boundOf("incline"),
  speed: boundOf("speed"),
  rpeCap: boundOf("rpeCap"),
  painCap: boundOf("painCap"),
});
export type Bounds = Partial<Record<DoseField, Bound>>;

/** How often a line is done at home. */
export const homeSchema = z.strictObject({
  timesPerDay: z
    .int("Enter a whole number.")
    .check(z.gte(1, "At least once a day."), z.lte(10, "At most 10 times a day.")),
  daysPerWeek: z
    .int("Enter a whole number.")
    .check(z.gte(1, "At least 1 day a week."), z.lte(7, "At most 7 days a week.")),
});
export type Home = z.infer<typeof homeSchema>;

/** The largest increase inside any seven days, per field. */
export const weeklyStepsSchema = growthSchema;

/** Absent where a line says nothing of it. */
const detailShape = {
  /** What is ordered beside the dose: a modality with its settings, a technique with its grade, how to walk, what to teach. */
  treatment: z.exactOptional(treatmentSchema),
  /** Only of a line that is done at home. */
  home: z.exactOptional(homeSchema),
  /** Until then it is not treated; without it the line is open from the start. */
  notBefore: z.exactOptional(notBeforeSchema),
  /** The hardest exercise on its ladder the therapist may move to, under the name it was shown by. */
  upTo: z.exactOptional(
    z.strictObject({ exerciseId: idSchema, name: requiredLine(120, "Name the exercise.") }),
  ),
};

export const lineSchema = z.strictObject({
  /** This line in this version. */
  lineId: idSchema,
  /** The same line across versions: diff, current dose and history join on it. */
  lineKey: idSchema,
  exerciseId: idSchema,
  exerciseVersion: z.int().check(z.gte(1)),
  /** The name as it was shown and signed. */
  name: requiredLine(120, "Name the exercise."),
  side: z.enum(sides),
  owner: z.enum(lineOwners),
  consequence: z.enum(lineConsequences),
  dose: doseSchema,
  bounds: boundsSchema,
  weeklySteps: weeklyStepsSchema,
  isHomeProgram: z.boolean(),
  note: lineText(300),
  ...detailShape,
});
export type Line = z.infer<typeof lineSchema>;

/** The parts of a line that most lines do without; a table keeps them together. */
export type LineDetails = Pick<Line, keyof typeof detailShape>;
/** Those parts of a line, as a table keeps them: null where it has none. */
export function keptDetails({ treatment, home, notBefore, upTo }: LineDetails): LineDetails | null {
  const details: LineDetails = {
    ...(treatment ? { treatment } : {}),
    ...(home ? { home } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(upTo ? { upTo } : {}),
  };
  return Object.keys(details).length > 0 ? details : null;
}

export const linesSchema = z
  .array(
    lineSchema.check((context) => {
      const { treatment, dose } = context.value;
      if (treatment?.kind !== "modality") return;
      for (const { at, words } of assessModality(treatment.modalityId, treatment.parameters, dose))
        context.issues.push({
          code: "custom",
          input: context.value,
          message: words,
          path: "field" in at ? ["dose", at.field] : ["treatment", "parameters", at.parameterId],
        });
    }),
  )
  .check(z.maxLength(60, "A prescription holds at most 60 lines."));
