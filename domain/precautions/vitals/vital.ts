import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import { type RequiredVital, requiredVitals } from "#domain/precautions/precaution.ts";

/** Before the first exercise, in it, and after the last. */
export const vitalMoments = ["before", "during", "after"] as const;
export type VitalMoment = (typeof vitalMoments)[number];

export const notMeasuredReasons = ["declined", "no-device", "not-tolerated", "no-time", "other"] as const;
export type NotMeasuredReason = (typeof notMeasuredReasons)[number];
export const notMeasuredWords: Record<NotMeasuredReason, string> = {
  declined: "Patient declined",
  "no-device": "No working device",
  "not-tolerated": "Not tolerated",
  "no-time": "No time for it",
  other: "Other reason",
};

type VitalFacts = {
  label: string;
  short: string;
  unit: string;
  /** The plausible span of a value, both ends inclusive, in the unit it is kept in. */
  least: number;
  most: number;
};

/** Kept in one unit each: temperature in °C, glucose in mg/dL, weight in lb. Pressure is a pair, systolic first. */
export const vitalFacts: Record<RequiredVital, VitalFacts> = {
  "blood-pressure": { label: "Blood pressure", short: "BP", unit: "mmHg", least: 50, most: 300 },
  "heart-rate": { label: "Heart rate", short: "HR", unit: "per minute", least: 20, most: 250 },
  "oxygen-saturation": { label: "Oxygen saturation", short: "SpO2", unit: "%", least: 50, most: 100 },
  glucose: { label: "Glucose", short: "Glucose", unit: "mg/dL", least: 20, most: 900 },
  weight: { label: "Weight", short: "Weight", unit: "lb", least: 2, most: 880 },
  temperature: { label: "Temperature", short: "Temp", unit: "°C", least: 30, most: 43 },
};
/** Of the second value of a pressure. */
export const diastolicSpan = { least: 20, most: 200 } as const;

export const vitalValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("measured"),
    /** In thousandths of the unit the vital is kept in; of a pressure the systolic. */
    thousandths: z.int("Enter a number."),
    diastolicThousandths: z.exactOptional(z.int("Enter a number.")),
  }),
  z.strictObject({
    kind: z.literal("not-measured"),
    reason: z.enum(notMeasuredReasons),
    words: lineText(160),
  }),
]);
export type VitalValue = z.infer<typeof vitalValueSchema>;
export type Measured = Extract<VitalValue, { kind: "measured" }>;

export type VitalProblem = { field: "thousandths" | "diastolicThousandths"; words: string };

/** What cannot be right of a value, at its field; it says nothing of whether it is healthy. */
export function findImplausible(vital: RequiredVital, value: Measured): VitalProblem | undefined {
  const { label, least, most, unit } = vitalFacts[vital];
  const isOutside = (thousandths: number, from: number, to: number) =>
    thousandths < from * 1000 || thousandths > to * 1000;
  if (isOutside(value.thousandths, least, most))
    return {
      field: "thousandths",
      words: `${vital === "blood-pressure" ? "Systolic pressure" : label} is ${least} to ${most}\u00a0${unit}. Check the number.`,
    };
  if (vital !== "blood-pressure") return undefined;
  const { diastolicThousandths } = value;
  if (diastolicThousandths === undefined)
    return { field: "diastolicThousandths", words: "Enter the diastolic value too." };
  if (isOutside(diastolicThousandths, diastolicSpan.least, diastolicSpan.most))
    return {
      field: "diastolicThousandths",
      words: `Diastolic pressure is ${diastolicSpan.least} to ${diastolicSpan.most}\u00a0mmHg. Check the number.`,
    };
  return diastolicThousandths < value.thousandths
    ? undefined
    : { field: "diastolicThousandths", words: "Diastolic is below systolic. Check both." };
}

/** One measurement of a session, or why there is none. */
export const sessionVitalSchema = z.strictObject({
  vital: z.enum(requiredVitals),
  moment: z.enum(vitalMoments),
  value: vitalValueSchema,
});
export type SessionVital = z.infer<typeof sessionVitalSchema>;

export const askedVitalSchema = z.strictObject({
  vital: z.enum(requiredVitals),
  moment: z.enum(vitalMoments),
  precautionIds: z.array(idSchema).check(z.maxLength(40)),
});
/** Measurements of one session, those taken again among them. */
export const mostVitals = 60;
