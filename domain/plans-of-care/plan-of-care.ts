import * as z from "zod/mini";
import { daySchema, idSchema, proseText } from "#domain/calendar/bounds.ts";
import { motionFindingSchema, strengthFindingSchema } from "#domain/consultations/consultation.ts";
import { disciplines } from "#domain/people/staff.ts";
import { redFlagAnswersSchema } from "#domain/precautions/red-flags/red-flag-check.ts";
import { linesSchema } from "#domain/prescriptions/line.ts";
import { diagnosisSchema, frequencySchema, goalSchema } from "#domain/prescriptions/prescription.ts";

export const evaluationSchema = z.strictObject({
  /** History carried from the consultation, then confirmed by the therapist. */
  history: proseText(4000),
  isHistoryConfirmed: z.boolean(),
  motion: z.array(motionFindingSchema).check(z.maxLength(60)),
  strength: z.array(strengthFindingSchema).check(z.maxLength(60)),
  fallsLastYear: z.enum(["none", "one", "two-or-more", "not-asked"]),
  redFlags: z.enum(["none", "present", "not-asked"]),
  /** Question by question; absent in plans of before they were asked so. */
  redFlagAnswers: z.exactOptional(redFlagAnswersSchema),
  findings: proseText(4000),
  impairments: proseText(2000),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/**
 * The therapist's plan: the six parts of 42 CFR 410.61(c) are diagnoses, goals, and type (lines), amount, frequency
 * and duration (frequency).
 */
export const planOfCareContentSchema = z.strictObject({
  schema: z.literal(1),
  prescriptionVersionId: idSchema,
  discipline: z.enum(disciplines),
  evaluatedOn: daySchema,
  evaluation: evaluationSchema,
  diagnoses: z
    .array(diagnosisSchema)
    .check(z.minLength(1, "Name the diagnosis that is treated."), z.maxLength(12)),
  goals: z
    .array(goalSchema)
    .check(z.minLength(1, "Name at least one goal with its target and date."), z.maxLength(12)),
  /** What the therapist adds; it may be empty where the prescription itself holds the lines. */
  lines: linesSchema,
  frequency: frequencySchema,
  certifyBy: daySchema,
});
export type PlanOfCareContent = z.infer<typeof planOfCareContentSchema>;

export const planOfCareEventKinds = [
  "signed",
  "sent",
  "certified",
  "returned",
  "superseded",
  "discharged",
  "entered-in-error",
] as const;
export const certificationStates = [
  "not-needed",
  "waiting",
  "certified-by-signature",
  "certified-by-order",
  "returned",
  "ended",
] as const;
export type CertificationState = (typeof certificationStates)[number];
