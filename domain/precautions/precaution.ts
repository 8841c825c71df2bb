import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { limitSchema, ownerSchema } from "#domain/prescriptions/limit.ts";

/** How strongly a fact bears on therapy. */
export const precautionEffects = ["contraindication", "precaution", "monitor"] as const;
export type PrecautionEffect = (typeof precautionEffects)[number];

export const precautionTriggers = [
  "condition",
  "device",
  "drug",
  "procedure",
  "finding",
  "clinician",
] as const;

/** What an exercise or technique does to the body; a contraindication excludes tags, an exercise carries them. */
export const exerciseTags = [
  "loaded-trunk-flexion",
  "end-range-trunk-rotation",
  "high-impact",
  "valsalva",
  "overhead",
  "weight-bearing",
  "deep-friction",
  "manipulation",
  "cervical-end-range",
  "traction",
  "heat",
  "cold",
  "electrical-stimulation",
  "shortwave-diathermy",
  "ultrasound",
  "needling",
  "compression",
  "internal-pelvic",
  "supine",
  "head-down",
  "fall-risk",
  "resisted",
  "lifting",
  "aerobic",
  "adhesive",
  "loaded-knee-flexion",
  "hip-flexion-past-90",
  "hip-adduction-past-midline",
  "hip-internal-rotation",
] as const;
export type ExerciseTag = (typeof exerciseTags)[number];

/** A precaution as raised, in force from that moment until its owner or a delegate lifts it. */
export const precautionSchema = z.strictObject({
  precautionId: idSchema,
  effect: z.enum(precautionEffects),
  trigger: z.enum(precautionTriggers),
  /** The rule that raised it; absent when a clinician did. */
  ruleId: z.exactOptional(idSchema),
  ruleVersion: z.exactOptional(z.int()),
  /** The fact in the record, for example a condition. */
  factId: z.exactOptional(idSchema),
  words: requiredLine(160, "Say what it means for therapy."),
  excludedTags: z.array(z.enum(exerciseTags)).check(z.maxLength(12)),
  limit: z.exactOptional(limitSchema),
  owner: ownerSchema,
  delegateStaffIds: z.array(idSchema).check(z.maxLength(5)),
  fromOn: daySchema,
  dueForLiftingOn: z.exactOptional(daySchema),
  source: lineText(200),
});
export type Precaution = z.infer<typeof precautionSchema>;

export const precautionEventKinds = ["raised", "confirmed", "set-aside", "acknowledged", "lifted"] as const;
export type PrecautionEventKind = (typeof precautionEventKinds)[number];

/** The fold of the events; acknowledging changes nothing of it. Raised and confirmed hold. */
export const precautionStates = ["raised", "confirmed", "set-aside", "lifted"] as const;
export type PrecautionState = (typeof precautionStates)[number];

/** Whether the rules know a condition, drug or implant. Not screened is a visible state, never "nothing found". */
export const screeningStates = ["not-screened", "screened", "answered"] as const;
