import * as z from "zod/mini";
import { idSchema } from "#domain/calendar/bounds.ts";

/** What stood when somebody looked, so that a decision answers what was seen and nothing that came after. */
export const decisionBaseSchema = z.strictObject({
  /** Counts the events of the prescription; null before anything was signed. */
  prescriptionVersion: z.nullable(z.int()),
  /** Open reasons that a decision answers. */
  signalIds: z.array(idSchema).check(z.maxLength(200)),
});
export type DecisionBase = z.infer<typeof decisionBaseSchema>;
