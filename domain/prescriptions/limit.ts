import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { limitAmountSchema } from "./limit-amount.ts";

export const joints = [
  "neck",
  "thoracic-spine",
  "lumbar-spine",
  "shoulder",
  "elbow",
  "forearm",
  "wrist",
  "hand",
  "hip",
  "knee",
  "ankle",
  "foot",
] as const;
export type Joint = (typeof joints)[number];

export const limbJoints: Record<"leg" | "arm", readonly Joint[]> = {
  leg: ["hip", "knee", "ankle", "foot"],
  arm: ["shoulder", "elbow", "forearm", "wrist", "hand"],
};

export const motions = [
  "flexion",
  "extension",
  "abduction",
  "adduction",
  "internal-rotation",
  "external-rotation",
  "rotation",
  "side-bending",
  "pronation",
  "supination",
  "dorsiflexion",
  "plantarflexion",
  "inversion",
  "eversion",
  "radial-deviation",
  "ulnar-deviation",
] as const;
export type Motion = (typeof motions)[number];

export const bodySides = ["left", "right", "both", "midline"] as const;
export type BodySide = (typeof bodySides)[number];

export const weightBearingStatuses = ["none", "touch-down", "partial", "as-tolerated", "full"] as const;
export type WeightBearingStatus = (typeof weightBearingStatuses)[number];

/** Who answers for a limit or a precaution, and alone may lift it or name a delegate. */
export const ownerSchema = z.strictObject({
  kind: z.enum(["surgeon", "physiatrist", "therapist"]),
  /** Absent for somebody outside the organization. */
  staffId: z.exactOptional(idSchema),
  name: requiredLine(120, "Name the owner."),
});
export type Owner = z.infer<typeof ownerSchema>;

const common = {
  /** Stable over versions; the limit's identity. */
  limitId: idSchema,
  owner: ownerSchema,
  /** Staff who may lift it in the owner's place. */
  delegateStaffIds: z.array(idSchema).check(z.maxLength(5)),
  fromOn: daySchema,
  /** On this day it becomes due for lifting; it still holds until somebody lifts it. */
  dueForLiftingOn: z.exactOptional(daySchema),
  reason: lineText(200),
};

/** A bound on the patient, limb or joint. It holds for every exercise, also for those a therapist adds. */
export const limitSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("range"),
    joint: z.enum(joints),
    motion: z.enum(motions),
    side: z.enum(bodySides, "Choose the side."),
    /** Whether it holds only when the joint carries load. */
    isLoadedOnly: z.boolean(),
    /** Degrees, inclusive. */
    most: limitAmountSchema("range"),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("weight-bearing"),
    limb: z.enum(["leg", "arm"]),
    side: z.enum(["left", "right"], "Choose the side."),
    status: z.enum(weightBearingStatuses),
    /** Percent of body weight, inclusive; only for partial weight-bearing. */
    most: z.exactOptional(limitAmountSchema("weight-bearing")),
  }),
  z.strictObject({ ...common, kind: z.literal("lift"), most: limitAmountSchema("lift") }),
  z.strictObject({ ...common, kind: z.literal("effort"), most: limitAmountSchema("effort") }),
  z.strictObject({ ...common, kind: z.literal("pain"), most: limitAmountSchema("pain") }),
  z.strictObject({ ...common, kind: z.literal("heart-rate"), most: limitAmountSchema("heart-rate") }),
]);
export type Limit = z.infer<typeof limitSchema>;
