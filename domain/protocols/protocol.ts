import * as z from "zod/mini";
import { idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { doseSchema, growthSchema } from "#domain/doses/dose.schema.ts";
import { disciplines } from "#domain/people/staff.ts";
import { joints } from "#domain/prescriptions/limit.ts";
import { boundsSchema, homeSchema, lineConsequences } from "#domain/prescriptions/line.ts";
import { treatmentSchema } from "#domain/prescriptions/lines/treatment.ts";
import { frequencySchema, leftOpenDeciders } from "#domain/prescriptions/prescription.ts";
import { taperSchema } from "#domain/prescriptions/taper.ts";
import { criterionSchema } from "./criterion.ts";
import { phaseEquipmentSchema } from "./phases/equipment-of-phase.ts";
import { countingStarts } from "./phases/protocol-origin.ts";
import { protocolLimitSchema } from "./protocol-limit.ts";

/** Where in the body, or for what, a protocol is looked up. */
export const protocolRegions = [...joints, "pelvis", "balance"] as const;
export type ProtocolRegion = (typeof protocolRegions)[number];

export const protocolOwners = ["surgeon", "clinic"] as const;
export type ProtocolOwner = (typeof protocolOwners)[number];

const protocolLineSchema = z.strictObject({
  exerciseId: idSchema,
  dose: doseSchema,
  bounds: boundsSchema,
  weeklySteps: growthSchema,
  consequence: z.enum(lineConsequences),
  isHomeProgram: z.boolean(),
  /** Where it is not the treated side alone. */
  side: z.exactOptional(z.enum(["bilateral", "alternating"])),
  home: z.exactOptional(homeSchema),
  treatment: z.exactOptional(treatmentSchema),
  /** The hardest exercise on its ladder the therapist may move to. */
  upTo: z.exactOptional(idSchema),
  /** Until then it is not treated: days after the day the protocol counts from, what is reached first, or both. */
  notBefore: z.exactOptional(
    z.strictObject({
      afterDays: z.exactOptional(z.int().check(z.gte(1), z.lte(730))),
      criterion: z.exactOptional(requiredLine(160, "Say what is reached first.")),
    }),
  ),
});
export type ProtocolLine = z.infer<typeof protocolLineSchema>;

const phaseSchema = z.strictObject({
  /** Stable within its protocol over its versions; a prescription names it. */
  phaseId: idSchema,
  name: requiredLine(80, "Name the phase."),
  /** Days after the day the protocol counts from. It opens by date and criteria. */
  opensAfterDays: z
    .int("Enter a whole number of days.")
    .check(z.gte(0, "At least 0 days."), z.lte(730, "At most 730 days.")),
  criteria: z.array(criterionSchema).check(z.maxLength(8, "At most 8 criteria.")),
  lines: z
    .array(protocolLineSchema)
    .check(z.minLength(1, "A phase needs a line."), z.maxLength(60, "At most 60 lines.")),
  limits: z.array(protocolLimitSchema).check(z.maxLength(12)),
  /** Where it differs from the protocol's. */
  frequency: z.exactOptional(frequencySchema),
  taper: z.exactOptional(taperSchema),
  /** What is worn, walked with or used in it. */
  equipment: z.exactOptional(z.array(phaseEquipmentSchema).check(z.minLength(1), z.maxLength(12))),
  source: requiredLine(200, "Say where it comes from."),
});
export type ProtocolPhase = z.infer<typeof phaseSchema>;

const protocolGoalSchema = z.strictObject({
  words: requiredLine(200, "Say what the patient wants to do."),
  measureId: z.exactOptional(idSchema),
  targetThousandths: z.exactOptional(z.int().check(z.gte(-10_000_000), z.lte(10_000_000))),
  unit: lineText(24),
  /** Days after the day the protocol counts from. */
  afterDays: z.int().check(z.gte(1), z.lte(730)),
});
export type ProtocolGoal = z.infer<typeof protocolGoalSchema>;

/** Everything a protocol says, of the library or a clinic's own; nothing of a patient has a place in it. */
export const protocolContentSchema = z.strictObject({
  name: requiredLine(120, "Name the protocol."),
  owner: z.enum(protocolOwners),
  /** Whose it is: the surgeon's name, or empty for the clinic. */
  ownerName: lineText(120),
  discipline: z.enum(disciplines),
  /** ICD-10-CM code families it is meant for, without their dot. */
  codePrefixes: z
    .array(
      z.string().check(z.regex(/^[A-Z][0-9][0-9A-Z]{1,5}$/, "Use the beginning of a code, for example M17.")),
    )
    .check(z.maxLength(12)),
  region: z.enum(protocolRegions),
  /** Whether it treats one side, so that the diagnosis or whoever prescribes names it. */
  isSided: z.boolean(),
  /** Meant for an episode that only staff named for its section read. */
  isSensitive: z.boolean(),
  countsFrom: z.enum(countingStarts),
  leftOpen: z.enum(leftOpenDeciders),
  frequency: frequencySchema,
  primaryMeasureId: z.exactOptional(idSchema),
  goals: z.array(protocolGoalSchema).check(z.maxLength(12)),
  precautions: z.array(requiredLine(160, "Say what to take care of.")).check(z.maxLength(8)),
  stopAndCall: z.array(requiredLine(160, "Say when to stop and call.")).check(z.maxLength(12)),
  phases: z.array(phaseSchema).check(z.minLength(1, "A protocol needs a phase."), z.maxLength(8)),
  source: requiredLine(200, "Say where it comes from."),
});
export type ProtocolContent = z.infer<typeof protocolContentSchema>;

export type Protocol = ProtocolContent & { protocolId: string; version: number };
