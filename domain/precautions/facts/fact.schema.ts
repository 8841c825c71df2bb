import * as z from "zod/mini";
import { daySchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { joints } from "#domain/prescriptions/limit.ts";
import { flagFindingCodes, type NumberFinding, numberFindingCodes, numberFindings } from "./findings.ts";
import { implantKinds } from "./implants.ts";

const side = z.enum(["left", "right", "both", "midline", "not-applicable"]);

/** An implant as it is written down. Without a kind its words say which it is, or nobody knows yet. */
export const implantSchema = z.strictObject({
  words: requiredLine(160, "Name the implant or device."),
  kind: z.exactOptional(z.enum(implantKinds)),
  side: z.exactOptional(side),
  placedOn: z.exactOptional(daySchema),
});
export type ImplantEntry = z.infer<typeof implantSchema>;

export const surgerySchema = z.strictObject({
  words: requiredLine(160, "Name the surgery or procedure."),
  side: z.exactOptional(side),
  on: z.exactOptional(daySchema),
});
export type SurgeryEntry = z.infer<typeof surgerySchema>;

const written: readonly NumberFinding[] = numberFindingCodes.filter((code) => code !== "age");
/** A finding that bears on therapy: something present or absent, or a number in its finding's own unit. */
export const findingSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("flag"),
    flag: z.enum(flagFindingCodes),
    isPresent: z.boolean(),
    side: z.exactOptional(side),
    joint: z.exactOptional(z.enum(joints)),
    words: lineText(200),
  }),
  z
    .strictObject({
      kind: z.literal("number"),
      code: z.enum(written),
      thousandths: z.int("Enter a number."),
      side: z.exactOptional(side),
      words: lineText(200),
    })
    .check((found) => {
      const { code, thousandths } = found.value;
      const { label, least, most, units } = numberFindings[code];
      if (thousandths < least * 1000 || thousandths > most * 1000)
        found.issues.push({
          code: "custom",
          input: thousandths,
          path: ["thousandths"],
          message: `${label} is ${least} to ${most} ${units[0]}.`,
        });
    }),
]);
export type FindingEntry = z.infer<typeof findingSchema>;
