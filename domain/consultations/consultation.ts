import * as z from "zod/mini";
import { daySchema, idSchema, lineText, proseText, requiredLine } from "#domain/calendar/bounds.ts";
import { motionFindingSchema, strengthFindingSchema } from "#domain/examination/finding.ts";
import { sensitiveSections } from "#domain/people/staff.ts";
import { findingSchema, implantSchema } from "#domain/precautions/facts/fact.schema.ts";
import { joints } from "#domain/prescriptions/limit.ts";
import { diagnosisSchema } from "#domain/prescriptions/prescription.ts";
import { decisionKinds } from "#domain/reviews/review.ts";

export const visitKinds = ["consultation", "follow-up"] as const;
export type VisitKind = (typeof visitKinds)[number];

export const symptomSchema = z.strictObject({
  words: requiredLine(160, "Say what the symptom is."),
  region: z.enum(joints),
  side: z.enum(["left", "right", "both", "midline"]),
  onsetOn: z.exactOptional(daySchema),
  course: z.enum(["better", "same", "worse", "not-asked"]),
});

export const medicationKinds = [
  "anticoagulant",
  "insulin-or-secretagogue",
  "beta-blocker",
  "steroid",
  "opioid",
  "sedative",
  "fluoroquinolone",
  "antihypertensive",
  "immunosuppressant",
  "nsaid",
  "other",
  "not-screened",
] as const;
export type MedicationKind = (typeof medicationKinds)[number];

export const weightUnits = ["lb", "kg"] as const;
export type WeightUnit = (typeof weightUnits)[number];
const plausibleWeights: Record<WeightUnit, readonly [number, number]> = { lb: [2, 880], kg: [1, 400] };

export const vitalsSchema = z.strictObject({
  systolicMmHg: z.exactOptional(
    z
      .int("Systolic is a whole number of mmHg.")
      .check(z.gte(50, "Systolic is 50 to 300 mmHg."), z.lte(300, "Systolic is 50 to 300 mmHg.")),
  ),
  diastolicMmHg: z.exactOptional(
    z
      .int("Diastolic is a whole number of mmHg.")
      .check(z.gte(20, "Diastolic is 20 to 200 mmHg."), z.lte(200, "Diastolic is 20 to 200 mmHg.")),
  ),
  heartRatePerMinute: z.exactOptional(
    z
      .int("Heart rate is a whole number.")
      .check(z.gte(20, "Heart rate is 20 to 250."), z.lte(250, "Heart rate is 20 to 250.")),
  ),
  oxygenSaturationPercent: z.exactOptional(
    z
      .int("Saturation is a whole number of percent.")
      .check(z.gte(50, "Saturation is 50 to 100 %."), z.lte(100, "Saturation is 50 to 100 %.")),
  ),
  /** In the unit it was read in; never converted. */
  weight: z.exactOptional(
    z.strictObject({ thousandths: z.int(), unit: z.enum(weightUnits) }).check(
      z.refine(({ thousandths, unit }) => {
        const [least, most] = plausibleWeights[unit];
        return thousandths >= least * 1000 && thousandths <= most * 1000;
      }, "Weight is 2 to 880 lb, or 1 to 400 kg."),
    ),
  ),
});

/** A region examined and found normal is one deliberate act, with what was tested. */
export const regionExamSchema = z.strictObject({
  region: z.enum(joints),
  side: z.enum(["left", "right", "both", "midline"]),
  result: z.enum(["normal", "findings"]),
  findings: proseText(1000),
});

/** A condition beside the diagnoses that are treated; what stands on the record already is not repeated. */
export const otherConditionSchema = z.strictObject({
  ...diagnosisSchema.shape,
  onsetOn: z.exactOptional(daySchema),
});
export type OtherCondition = z.infer<typeof otherConditionSchema>;

/** A condition as it is written down between visits. */
export const conditionEntrySchema = z.omit(otherConditionSchema, { conditionId: true });
export type ConditionEntry = z.infer<typeof conditionEntrySchema>;

export const baselineScoreSchema = z.strictObject({
  measureId: idSchema,
  scoreThousandths: z.int(),
  side: z.exactOptional(z.enum(["left", "right"])),
});

const noteFields = {
  history: proseText(6000),
  symptoms: z.array(symptomSchema).check(z.maxLength(20)),
  medications: z
    .array(
      z.strictObject({ words: requiredLine(160, "Name the medication."), kind: z.enum(medicationKinds) }),
    )
    .check(z.maxLength(40)),
  conditions: z.array(otherConditionSchema).check(z.maxLength(20)),
  surgeries: z
    .array(z.strictObject({ words: requiredLine(160, "Name the surgery."), on: z.exactOptional(daySchema) }))
    .check(z.maxLength(20)),
  /** Absent in notes of before they were asked for. */
  implants: z.exactOptional(z.array(implantSchema).check(z.maxLength(12))),
  /** What bears on therapy beside what is examined: flags and numbers the rules know. */
  findings: z.exactOptional(z.array(findingSchema).check(z.maxLength(24))),
  allergyState: z.enum(["not-asked", "none-known", "listed"]),
  allergies: z.array(requiredLine(120, "Name the allergy.")).check(z.maxLength(20)),
  redFlags: z.enum(["none", "present", "not-asked"]),
  redFlagNote: proseText(600),
  vitals: vitalsSchema,
  regions: z.array(regionExamSchema).check(z.maxLength(24)),
  motion: z.array(motionFindingSchema).check(z.maxLength(60)),
  strength: z.array(strengthFindingSchema).check(z.maxLength(60)),
  function: proseText(3000),
  impression: proseText(6000),
  diagnoses: z.array(diagnosisSchema).check(z.maxLength(12)),
  scores: z.array(baselineScoreSchema).check(z.maxLength(20)),
  plan: proseText(3000),
  sensitiveNote: proseText(4000),
  /** Who may read the sensitive note: staff named for this section. */
  sensitiveSection: z.exactOptional(z.enum(sensitiveSections)),
};

/** A draft is anything typed so far; signing asks for what `consultationContentSchema` asks. */
export const consultationDraftSchema = z.strictObject(noteFields);
export type ConsultationDraft = z.infer<typeof consultationDraftSchema>;

export const consultationContentSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(visitKinds),
  seenOn: daySchema,
  episodeTitle: lineText(160),
  ...noteFields,
  impression: proseText(6000).check(z.minLength(1, "Write your impression before signing.")),
  diagnoses: z
    .array(diagnosisSchema)
    .check(z.minLength(1, "Name at least one diagnosis, in words or with a code."), z.maxLength(12)),
});
export type ConsultationContent = z.infer<typeof consultationContentSchema>;

/** What a follow-up visit ended in, signed with it. */
export const visitDecisionSchema = z.strictObject({
  kind: z.enum(decisionKinds),
  reason: lineText(300),
  nextReviewOn: z.nullable(daySchema),
});
export type VisitDecision = z.infer<typeof visitDecisionSchema>;
