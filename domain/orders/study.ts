import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";

export const conductionKinds = ["motor", "sensory"] as const;
export type ConductionKind = (typeof conductionKinds)[number];

/** Motor responses are told in mV, sensory ones in µV; a thousandfold slip is a unit slip. */
export const amplitudeUnits: Record<ConductionKind, "mV" | "µV"> = { motor: "mV", sensory: "µV" };

/** A measured number in thousandths of its unit, between bounds that only a slip of the key crosses (K). */
const measured = (name: string, most: number, unit: string) =>
  z.exactOptional(
    z
      .int(`${name} is a number of ${unit}.`)
      .check(
        z.gte(0, `${name} is 0 to ${most} ${unit}.`),
        z.lte(most * 1000, `${name} is 0 to ${most} ${unit}.`),
      ),
  );

export const conductionRowSchema = z.strictObject({
  nerve: requiredLine(60, "Name the nerve."),
  side: z.enum(["left", "right"]),
  kind: z.enum(conductionKinds),
  /** Where it was stimulated and recorded: "wrist to thumb". */
  site: requiredLine(80, "Name where it was stimulated."),
  response: z.enum(["present", "absent"]),
  latencyMsThousandths: measured("Latency", 40, "ms"),
  /** mV for motor, µV for sensory rows. */
  amplitudeThousandths: measured("Amplitude", 300, "mV or µV"),
  velocityMpsThousandths: measured("Velocity", 90, "m/s"),
  distanceCmThousandths: measured("Distance", 100, "cm"),
  fWaveMsThousandths: measured("F-wave", 120, "ms"),
});
export type ConductionRow = z.infer<typeof conductionRowSchema>;

/** Spontaneous activity, 0 to 4+. */
export const spontaneousGrades = ["0", "1+", "2+", "3+", "4+"] as const;

export const needleRowSchema = z.strictObject({
  muscle: requiredLine(60, "Name the muscle."),
  side: z.enum(["left", "right", "midline"]),
  root: lineText(20),
  insertional: z.enum(["normal", "decreased", "increased"]),
  /** Fibrillations and positive sharp waves. */
  fibrillation: z.enum(spontaneousGrades),
  fasciculation: z.enum(spontaneousGrades),
  amplitude: z.enum(["normal", "decreased", "increased"]),
  duration: z.enum(["normal", "short", "long"]),
  polyphasia: z.enum(["normal", "increased"]),
  recruitment: z.enum(["normal", "reduced", "early", "none"]),
});
export type NeedleRow = z.infer<typeof needleRowSchema>;

const studyFields = {
  performedOn: daySchema,
  /** The order it answers, when there is one. */
  orderId: z.nullable(idSchema),
  question: lineText(600),
  /** Of the limb, at the skin; a cold limb is slow without being ill. Absent is not measured. */
  temperatureCelsiusThousandths: z.exactOptional(
    z
      .int("Temperature is a number of °C.")
      .check(
        z.gte(15_000, "Skin temperature is 15 to 42 °C."),
        z.lte(42_000, "Skin temperature is 15 to 42 °C."),
      ),
  ),
  temperatureSite: lineText(60),
  conduction: z.array(conductionRowSchema).check(z.maxLength(60)),
  needle: z.array(needleRowSchema).check(z.maxLength(60)),
};

/** An electrodiagnostic study as the physiatrist who performed it signs it. */
export const studyContentSchema = z.strictObject({
  schema: z.literal(1),
  ...studyFields,
  impression: requiredProse(4000, "Write your impression before signing."),
});
export type StudyContent = z.infer<typeof studyContentSchema>;
