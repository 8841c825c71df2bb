import * as z from "zod/mini";
import { lineText } from "#domain/calendar/bounds.ts";
import { quantitySchema } from "#domain/doses/dose.ts";
import { joints, motions, weightBearingStatuses } from "#domain/prescriptions/limit.ts";

const common = {
  ownerKind: z.enum(["surgeon", "physiatrist"]),
  /** Days after the day its protocol counts from on which it becomes due for lifting. */
  dueAfterDays: z.int().check(z.gte(1), z.lte(730)),
  reason: lineText(200),
};

/** A limit before it belongs to a patient: the side is the treated one, the owner is named when it is prescribed. */
export const protocolLimitSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("range"),
    joint: z.enum(joints),
    motion: z.enum(motions),
    isLoadedOnly: z.boolean(),
    most: quantitySchema,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("weight-bearing"),
    limb: z.enum(["leg", "arm"]),
    status: z.enum(weightBearingStatuses),
    most: z.exactOptional(quantitySchema),
  }),
  z.strictObject({ ...common, kind: z.literal("lift"), most: quantitySchema }),
  z.strictObject({ ...common, kind: z.literal("effort"), most: quantitySchema }),
  z.strictObject({ ...common, kind: z.literal("pain"), most: quantitySchema }),
  z.strictObject({ ...common, kind: z.literal("heart-rate"), most: quantitySchema }),
]);
export type ProtocolLimit = z.infer<typeof protocolLimitSchema>;
