import * as z from "zod/mini";
import { daySchema, idSchema, isDay, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { disciplines } from "#domain/people/staff.ts";
import { equipmentSchema } from "#domain/prescriptions/equipment/equipment-order.ts";
import { protocolOriginSchema } from "#domain/protocols/phases/protocol-origin.ts";
import { limitSchema } from "./limit.ts";
import { linesSchema } from "./line.ts";
import { taperSchema } from "./taper.ts";

export const prescriptionKinds = ["evaluate-and-treat", "protocol", "specific"] as const;
export type PrescriptionKind = (typeof prescriptionKinds)[number];

/** Who decides what the prescription does not specify. */
export const leftOpenDeciders = ["therapist", "ask-first"] as const;
export type LeftOpenDecider = (typeof leftOpenDeciders)[number];

export const diagnosisSchema = z.strictObject({
  conditionId: z.exactOptional(idSchema),
  /** ICD-10-CM with its dot, or empty while the diagnosis stands in words. */
  code: z
    .string()
    .check(
      z.regex(
        /^([A-Z](?:[0-9][0-9A-Z]|A[0-9])(\.[0-9A-Z]{1,4})?)?$/,
        "Use an ICD-10-CM code, for example M17.12.",
      ),
    ),
  title: requiredLine(300, "Say what is treated."),
  side: z.enum(["left", "right", "both", "midline", "not-applicable"]),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

const goalAmount = z.exactOptional(
  z
    .int("Enter a number.")
    .check(z.gte(-10_000_000, "Enter a smaller number."), z.lte(10_000_000, "Enter a smaller number.")),
);

export const goalSchema = z.strictObject({
  goalId: idSchema,
  words: requiredLine(200, "Say what the patient wants to do."),
  measureId: z.exactOptional(idSchema),
  baselineThousandths: goalAmount,
  targetThousandths: goalAmount,
  unit: lineText(24),
  targetOn: daySchema,
});
export type Goal = z.infer<typeof goalSchema>;

const perWeek = z
  .int("Enter a whole number per week.")
  .check(z.gte(1, "At least 1 per week."), z.lte(14, "At most 14 per week."));

export const frequencySchema = z.strictObject({
  /** Sessions per week, both inclusive. */
  perWeekLeast: perWeek,
  perWeekMost: perWeek,
  /** Times per day (the *amount* of 42 CFR 410.61). */
  perDay: z
    .int("Enter a whole number per day.")
    .check(z.gte(1, "At least 1 per day."), z.lte(4, "At most 4 per day.")),
  weeks: z
    .int("Enter a whole number of weeks.")
    .check(z.gte(1, "At least 1 week."), z.lte(52, "At most 52 weeks.")),
});
export type Frequency = z.infer<typeof frequencySchema>;

/** Whose order a therapist transcribed, and the day it bears. */
export const outsideOrderSchema = z.strictObject({
  prescriber: requiredLine(120, "Name who ordered it."),
  practice: requiredLine(120, "Name the specialty or the practice."),
  orderedOn: z.string().check(z.refine((text) => isDay(text), "Enter the day on the order.")),
});
export type OutsideOrder = z.infer<typeof outsideOrderSchema>;

/** What a physiatrist signs or a therapist verifies: hashed as canonical JSON exactly as shown. `schema` numbers this shape. */
export const prescriptionContentSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(prescriptionKinds),
  leftOpen: z.enum(leftOpenDeciders),
  discipline: z.enum(disciplines),
  /** Only of an outside order; a physiatrist's own prescription has none. */
  outsideOrder: z.exactOptional(outsideOrderSchema),
  protocol: z.exactOptional(protocolOriginSchema),
  diagnoses: z
    .array(diagnosisSchema)
    .check(z.minLength(1, "Name the diagnosis that is treated."), z.maxLength(12)),
  limits: z.array(limitSchema).check(z.maxLength(24)),
  lines: linesSchema,
  equipment: z.exactOptional(equipmentSchema),
  frequency: frequencySchema,
  /** How the frequency falls; its steps come to the weeks and the span of the frequency. */
  taper: z.exactOptional(taperSchema),
  visitsMost: z.exactOptional(
    z
      .int("Enter a whole number of visits.")
      .check(z.gte(1, "At least 1 visit."), z.lte(200, "At most 200 visits.")),
  ),
  goals: z.array(goalSchema).check(z.maxLength(12)),
  /** Named before results come in. */
  primaryMeasureId: z.exactOptional(idSchema),
  stopAndCall: z.array(requiredLine(160, "Say when to stop and call.")).check(z.maxLength(12)),
  startsOn: daySchema,
  endsOn: daySchema,
  reviewOn: daySchema,
  note: lineText(600),
});
export type PrescriptionContent = z.infer<typeof prescriptionContentSchema>;

/** Facts after signing; a prescription's state is their fold, see `state.ts`. */
export const prescriptionEventKinds = [
  "signed",
  "accepted",
  "sent-back",
  "held",
  "resumed",
  "superseded",
  "revoked",
  "completed",
  "expired",
  "entered-in-error",
] as const;
export type PrescriptionEventKind = (typeof prescriptionEventKinds)[number];

export const prescriptionStates = [
  "active",
  "held",
  "superseded",
  "revoked",
  "completed",
  "expired",
  "entered-in-error",
] as const;
export type PrescriptionState = (typeof prescriptionStates)[number];

/** Where a version came from: composed here, or transcribed from an outside order and verified by a therapist. */
export const prescriptionSources = ["composed", "outside-order"] as const;
export type PrescriptionSource = (typeof prescriptionSources)[number];
