import * as z from "zod/mini";
import { bodyChartSchema } from "#domain/body-chart/body-chart.ts";
import { daySchema, idSchema, proseText } from "#domain/calendar/bounds.ts";
import { examinedSchema } from "#domain/examination/examined.ts";
import { motionFindingSchema, strengthFindingSchema } from "#domain/examination/finding.ts";
import { disciplines } from "#domain/people/staff.ts";
import { redFlagAnswersSchema } from "#domain/precautions/red-flags/red-flag-check.ts";
import { linesSchema } from "#domain/prescriptions/line.ts";
import { diagnosisSchema, frequencySchema, goalSchema } from "#domain/prescriptions/prescription.ts";
import { carriedHistorySchema } from "./evaluation/carried-history.ts";
import { fallCounts, fallScreenSchema } from "./evaluation/fall-screen.ts";
import { impairmentSchema } from "./evaluation/impairment.ts";
import { reEvaluationSchema } from "./evaluation/re-evaluation.ts";

/** What is optional here is absent in plans of before it was asked for; nothing is read into it. */
export const evaluationSchema = z.strictObject({
  /** What the therapist adds to the history that is carried. */
  history: proseText(4000),
  carried: z.exactOptional(carriedHistorySchema),
  /** Every part of it was answered by the patient. */
  isHistoryConfirmed: z.boolean(),
  motion: z.array(motionFindingSchema).check(z.maxLength(60)),
  strength: z.array(strengthFindingSchema).check(z.maxLength(60)),
  examined: z.exactOptional(examinedSchema),
  bodyChart: z.exactOptional(bodyChartSchema),
  fallsLastYear: z.enum(fallCounts),
  fallScreen: z.exactOptional(fallScreenSchema),
  redFlags: z.enum(["none", "present", "not-asked"]),
  /** Question by question. */
  redFlagAnswers: z.exactOptional(redFlagAnswersSchema),
  findings: proseText(4000),
  /** In words; what goals point to stands in the list. */
  impairments: proseText(2000),
  impairmentList: z.exactOptional(z.array(impairmentSchema).check(z.maxLength(24))),
  /** Set where a plan was signed before. */
  reEvaluation: z.exactOptional(reEvaluationSchema),
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
