import * as z from "zod/mini";
import { lineText } from "#domain/calendar/bounds.ts";
import { joints, motions, weightBearingStatuses } from "#domain/prescriptions/limit.ts";
import { limitAmountSchema } from "#domain/prescriptions/limit-amount.ts";

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
    most: limitAmountSchema("range"),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("weight-bearing"),
    limb: z.enum(["leg", "arm"]),
    status: z.enum(weightBearingStatuses),
    most: z.exactOptional(limitAmountSchema("weight-bearing")),
  }),
  z.strictObject({ ...common, kind: z.literal("lift"), most: limitAmountSchema("lift") }),
  z.strictObject({ ...common, kind: z.literal("effort"), most: limitAmountSchema("effort") }),
  z.strictObject({ ...common, kind: z.literal("pain"), most: limitAmountSchema("pain") }),
  z.strictObject({ ...common, kind: z.literal("heart-rate"), most: limitAmountSchema("heart-rate") }),
]);
export type ProtocolLimit = z.infer<typeof protocolLimitSchema>;
