import * as z from "zod/mini";
import { idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { doseSchema, growthSchema } from "#domain/doses/dose.schema.ts";
import { type DoseField, type Quantity, quantitySchema, sides } from "#domain/doses/dose.ts";

export const lineOwners = ["prescriber", "therapist"] as const;
export type LineOwner = (typeof lineOwners)[number];

/** What follows when a dose leaves the bounds of its line. Inside them it is always *act*. */
export const lineConsequences = ["act", "act-and-tell", "ask-first"] as const;
export type LineConsequence = (typeof lineConsequences)[number];

/** The least and most the therapist may set, both inclusive; a side left out has no bound. */
export type Bound = { least?: Quantity; most?: Quantity; isLocked: boolean };
export const boundSchema = z.strictObject({
  least: z.exactOptional(quantitySchema),
  most: z.exactOptional(quantitySchema),
  /** A locked field may not be changed at all, except towards its safer direction. */
  isLocked: z.boolean(),
});
const optionalBound = z.exactOptional(boundSchema);
export const boundsSchema = z.strictObject({
  sets: optionalBound,
  reps: optionalBound,
  hold: optionalBound,
  duration: optionalBound,
  distance: optionalBound,
  load: optionalBound,
  rest: optionalBound,
  range: optionalBound,
  assistance: optionalBound,
  height: optionalBound,
  incline: optionalBound,
  speed: optionalBound,
  rpeCap: optionalBound,
  painCap: optionalBound,
});
export type Bounds = Partial<Record<DoseField, Bound>>;

/** The largest increase inside any seven days, per field. */
export const weeklyStepsSchema = growthSchema;

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
});
export type Line = z.infer<typeof lineSchema>;
export const linesSchema = z
  .array(lineSchema)
  .check(z.maxLength(60, "A prescription holds at most 60 lines."));
