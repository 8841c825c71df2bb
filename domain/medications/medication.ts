import * as z from "zod/mini";
import { daySchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { medicationKinds } from "#domain/consultations/consultation.ts";
import { opioidIds } from "./morphine-equivalent.ts";

/** What is taken of an opioid in a day at most; null is not known, and stays so in every sum. */
export const opioidUseSchema = z.strictObject({
  opioidId: z.enum(opioidIds, "Choose the opioid."),
  /** mg a day; for fentanyl patches mcg an hour. */
  dailyThousandths: z.nullable(
    z
      .int("Enter the dose of a day.")
      .check(z.gte(1, "Enter a dose above 0."), z.lte(5_000_000, "Enter at most 5,000.")),
  ),
});
export type OpioidUse = z.infer<typeof opioidUseSchema>;

/** A medication as it is listed here: what it means for therapy, never an order to take it. */
export const medicationSchema = z.strictObject({
  words: requiredLine(160, "Name the medication."),
  kind: z.enum(medicationKinds),
  doseText: lineText(120),
  startedOn: z.nullable(daySchema),
  /** Of opioids only. */
  opioid: z.nullable(opioidUseSchema),
});
export type MedicationDetails = z.infer<typeof medicationSchema>;

/** What does not agree between the fields of one medication, or with the calendar. */
export function validateMedication(
  medication: MedicationDetails,
  facts: { today: string },
): { field: string; words: string } | undefined {
  if (medication.startedOn !== null && medication.startedOn > facts.today)
    return {
      field: "startedOn",
      words: "This day lies ahead. Enter the day it was started, or leave it empty.",
    };
  if (medication.opioid !== null && medication.kind !== "opioid")
    return { field: "opioid", words: "Only an opioid has a daily opioid dose. Choose its kind." };
  return medication.kind === "opioid" && medication.opioid === null
    ? { field: "opioid", words: "Choose which opioid it is." }
    : undefined;
}

export const opioidCheckKinds = ["naloxone", "agreement", "screen", "monitoring"] as const;
export type OpioidCheckKind = (typeof opioidCheckKinds)[number];

/** One look at what makes opioids safer: naloxone at home, the agreement, a screen, the monitoring program. */
export const opioidCheckSchema = z.strictObject({
  kind: z.enum(opioidCheckKinds),
  /** Whether it is there; a screen and a look into the monitoring program are done, and their finding is in words. */
  answer: z.enum(["yes", "no"]),
  on: daySchema,
  words: lineText(160),
});
export type OpioidCheck = z.infer<typeof opioidCheckSchema>;

export function validateOpioidCheck(
  check: OpioidCheck,
  facts: { today: string },
): { field: string; words: string } | undefined {
  if (check.on > facts.today)
    return { field: "on", words: "This day lies ahead. Enter the day it was done." };
  if (check.kind === "screen" && check.words === "")
    return { field: "words", words: "Name the screen and its result." };
  return undefined;
}
