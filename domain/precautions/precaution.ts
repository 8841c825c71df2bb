import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { isOpenTo } from "#domain/people/sensitive.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";
import { joints, ownerSchema } from "#domain/prescriptions/limit.ts";
import { precautionEffects } from "./effect.ts";

export const precautionTriggers = [
  "condition",
  "device",
  "drug",
  "procedure",
  "finding",
  "clinician",
] as const;
export type PrecautionTrigger = (typeof precautionTriggers)[number];

/** Measured before exercise while the precaution holds. */
export const requiredVitals = [
  "blood-pressure",
  "heart-rate",
  "oxygen-saturation",
  "glucose",
  "weight",
  "temperature",
] as const;
export type RequiredVital = (typeof requiredVitals)[number];

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
  /** Against a load that moves, or with the body's weight held up. */
  "resisted",
  /** Against something that does not give, as hard as the patient wants; never `resisted` too. */
  "isometric",
  "lifting",
  "aerobic",
  "adhesive",
  "loaded-knee-flexion",
  "hip-flexion-past-90",
  "hip-adduction-past-midline",
  "hip-internal-rotation",
  /** Held or taken where the tissue pulls, by the patient or the therapist. */
  "stretching",
  /** Moved past where the patient moves it, by a therapist's hands or the patient's other one. */
  "forced-passive-motion",
  /** The shoulder's own muscles move it, help to, or carry weight with it; a pendulum and a therapist's motion do not. */
  "active-shoulder-motion",
  /** The knee bends, or tries to, against resistance; pushing into a bed with the heel too. */
  "resisted-knee-flexion",
  /** The knee straightens, or tries to, against resistance with the foot free. */
  "open-chain-knee-extension",
  /** The hip goes past straight, where it may turn out. */
  "hip-extension-with-external-rotation",
  /** The hip's own muscles move it sideways or hold it there, against weight or not. */
  "active-hip-abduction",
  "laser",
  "iontophoresis",
  "aquatic",
  "blood-flow-restriction",
  /** On a belt that moves, with a harness or without: whoever may lose control of it has somebody beside. */
  "treadmill",
  /** Excludes everything; no exercise carries it. */
  "all-therapy",
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
  /** The fact as it stood and the answers that were read, shortened: where they are others, it is raised anew. */
  setOffBy: z.exactOptional(lineText(20)),
  words: requiredLine(160, "Say what it means for therapy."),
  /** The same for the band, in few words. */
  chip: z.exactOptional(lineText(60)),
  excludedTags: z.array(z.enum(exerciseTags)).check(z.maxLength(12)),
  /** What carries one of these is marked with the words where it is done, and nothing of it is refused. */
  careTags: z.exactOptional(z.array(z.enum(exerciseTags)).check(z.maxLength(12))),
  /** The tags are excluded only where one of these joints is moved, on this side; empty or absent, everywhere. */
  onlyAt: z.exactOptional(z.array(z.enum(joints)).check(z.maxLength(12))),
  side: z.exactOptional(z.enum(["left", "right", "both", "midline", "not-applicable"])),
  /** Regions it belongs to; while another one is treated it folds away. Empty or absent, the whole body. */
  regions: z.exactOptional(z.array(z.enum(joints)).check(z.maxLength(12))),
  requiredVitals: z.exactOptional(z.array(z.enum(requiredVitals)).check(z.maxLength(requiredVitals.length))),
  owner: ownerSchema,
  delegateStaffIds: z.array(idSchema).check(z.maxLength(5)),
  fromOn: daySchema,
  dueForLiftingOn: z.exactOptional(daySchema),
  source: lineText(400),
  /** Set off by a sensitive entry: it holds for everybody, its words open to those named for the section. */
  sensitive: z.exactOptional(
    z.strictObject({ isSensitive: z.boolean(), sensitiveSection: z.nullable(z.enum(sensitiveSections)) }),
  ),
});
export type Precaution = z.infer<typeof precautionSchema>;

/** What stands in place of words that are kept back: that something holds is never hidden. */
export const keptPrecautionWords = "Holds, from a sensitive section: ask a colleague named for it";
/** The same of a question: that one is open is never hidden. */
export const keptQuestionWords = "A sensitive entry is asked about: a colleague named for it answers.";
export const shownPrecautionWords = (
  { words, sensitive }: Pick<Precaution, "words" | "sensitive">,
  named: readonly SensitiveSection[],
): string => (!sensitive || isOpenTo(named, sensitive, sensitiveSections) ? words : keptPrecautionWords);
/** As a chip of the band says it. */
export const shownPrecautionChip = (
  { words, chip, sensitive }: Pick<Precaution, "words" | "chip" | "sensitive">,
  named: readonly SensitiveSection[],
): string => shownPrecautionWords({ words: chip ?? words, ...(sensitive ? { sensitive } : {}) }, named);

export const precautionEventKinds = ["raised", "confirmed", "set-aside", "acknowledged", "lifted"] as const;
export type PrecautionEventKind = (typeof precautionEventKinds)[number];

/** The fold of the events; acknowledging changes nothing of it. Raised and confirmed hold. */
export const precautionStates = ["raised", "confirmed", "set-aside", "lifted"] as const;
export type PrecautionState = (typeof precautionStates)[number];

/** Whether the rules know a condition, drug or implant. Not screened is a visible state, never "nothing found". */
export const screeningStates = ["not-screened", "screened", "answered"] as const;
