import * as z from "zod/mini";
import { daySchema, idSchema, lineText } from "#domain/calendar/bounds.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";

type Facts = {
  label: string;
  /** Worn or used on one side, or on both. */
  isSided?: true;
  /** Its hinge can be locked or opened to a span of degrees of flexion of this joint. */
  hinge?: Extract<Joint, "knee" | "elbow" | "hip">;
};

/** What is ordered to be worn, walked with or used (K). */
export const equipmentFacts = {
  "knee-brace": { label: "hinged knee brace", isSided: true, hinge: "knee" },
  "hip-brace": { label: "hip brace", isSided: true, hinge: "hip" },
  "elbow-brace": { label: "hinged elbow brace", isSided: true, hinge: "elbow" },
  "ankle-brace": { label: "ankle brace", isSided: true },
  "walking-boot": { label: "walking boot", isSided: true },
  "ankle-foot-orthosis": { label: "ankle-foot orthosis", isSided: true },
  "foot-orthosis": { label: "foot orthosis", isSided: true },
  "wrist-splint": { label: "wrist splint", isSided: true },
  "thumb-splint": { label: "thumb splint", isSided: true },
  "night-splint": { label: "night splint", isSided: true },
  sling: { label: "sling", isSided: true },
  "compression-sleeve": { label: "compression sleeve or stocking", isSided: true },
  "cervical-collar": { label: "cervical collar" },
  "lumbar-brace": { label: "lumbar brace" },
  "thoracolumbar-brace": { label: "thoracolumbar brace" },
  "axillary-crutches": { label: "axillary crutches" },
  "forearm-crutches": { label: "forearm crutches" },
  walker: { label: "walker" },
  "wheeled-walker": { label: "wheeled walker" },
  cane: { label: "cane", isSided: true },
  wheelchair: { label: "wheelchair" },
  "tens-unit": { label: "TENS unit for home" },
  "stimulation-unit": { label: "muscle stimulation unit for home" },
  "passive-motion-machine": { label: "continuous passive motion machine", isSided: true },
  other: { label: "other equipment" },
} as const satisfies Record<string, Facts>;
export type EquipmentKind = keyof typeof equipmentFacts;
export const equipmentKinds = Object.keys(equipmentFacts) as [EquipmentKind, ...EquipmentKind[]];
export const factsOfEquipment = (kind: EquipmentKind): Facts => equipmentFacts[kind];

export const wearTimes = ["always", "walking", "daytime", "sleep", "exercise", "as-needed"] as const;
export const equipmentSides = ["left", "right", "both"] as const;

/** Degrees of flexion, inclusive; below zero is past straight. */
const degrees = z
  .int("Enter whole degrees.")
  .check(z.gte(-20, "A hinge opens from −20°."), z.lte(150, "A hinge opens to 150° at most."));

export const equipmentOrderSchema = z.strictObject({
  /** The same order over versions. */
  equipmentId: idSchema,
  kind: z.enum(equipmentKinds, "Choose what is ordered."),
  side: z.exactOptional(z.enum(equipmentSides, "Choose the side.")),
  /** Where the hinge is set: locked where both are the same, open between them where they differ. */
  hinge: z.exactOptional(z.strictObject({ fromDegrees: degrees, toDegrees: degrees })),
  wear: z.exactOptional(z.enum(wearTimes)),
  hoursPerDay: z.exactOptional(
    z.int("Enter whole hours.").check(z.gte(1, "At least 1 hour."), z.lte(24, "At most 24 hours.")),
  ),
  untilOn: z.exactOptional(daySchema),
  words: lineText(200),
});
export type EquipmentOrder = z.infer<typeof equipmentOrderSchema>;

/** Absent where nothing is ordered; never empty. */
export const equipmentSchema = z
  .array(equipmentOrderSchema)
  .check(z.minLength(1), z.maxLength(12, "A prescription orders at most 12 pieces of equipment."));
