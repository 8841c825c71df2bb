import type { NumberFinding } from "#domain/precautions/facts/findings.ts";
import type { RequiredVital } from "#domain/precautions/precaution.ts";
import type { Bounds } from "#domain/precautions/rule.ts";
import type { Measured, VitalMoment } from "./vital.ts";

/** *Hold*: exercise does not start. *Stop*: it ends now. *Care*: it goes on as the words say. */
export type ThresholdEffect = "hold" | "stop" | "care";

/** A value of a rule or of a limit of the patient; with whom it was stated for, and where it comes from. */
export type VitalThreshold = {
  /** The rule, or the limit. */
  sourceId: string;
  code: VitalCode;
  /** In the unit of what is measured. */
  bounds: Bounds;
  stopsTherapy: boolean;
  words: string;
  population: string;
  source: string;
};

/** The finding a value is kept as. A resting finding is never written of a value in exercise. */
export const vitalCodes = {
  "systolic-pressure": "blood-pressure",
  "diastolic-pressure": "blood-pressure",
  "heart-rate": "heart-rate",
  "oxygen-saturation": "oxygen-saturation",
  glucose: "glucose",
  temperature: "temperature",
  "exercise-systolic-pressure": "blood-pressure",
  "exercise-diastolic-pressure": "blood-pressure",
  /** Held against the patient's own limit alone; no rule reads it. */
  "exercise-heart-rate": "heart-rate",
  "systolic-rise": "blood-pressure",
  "systolic-fall": "blood-pressure",
  "weight-gain": "weight",
} as const satisfies Partial<Record<NumberFinding | "exercise-heart-rate", RequiredVital>>;
export type VitalCode = keyof typeof vitalCodes;

/** What a value is counted from: the resting one of the session, and the least weight of the seven days before. */
export type CountedFrom = { restingSystolicThousandths?: number; leastWeightThousandths?: number };
export type VitalFinding = { code: VitalCode; thousandths: number };

/** What one value says, in the findings the rules read. */
export function findingsOfVital(
  vital: RequiredVital,
  moment: VitalMoment,
  { thousandths, diastolicThousandths }: Measured,
  { restingSystolicThousandths, leastWeightThousandths }: CountedFrom,
): VitalFinding[] {
  const isResting = moment === "before";
  switch (vital) {
    case "blood-pressure": {
      const change =
        restingSystolicThousandths === undefined || moment !== "during"
          ? undefined
          : thousandths - restingSystolicThousandths;
      return [
        { code: isResting ? "systolic-pressure" : "exercise-systolic-pressure", thousandths },
        ...(diastolicThousandths === undefined
          ? []
          : [
              {
                code: isResting ? ("diastolic-pressure" as const) : ("exercise-diastolic-pressure" as const),
                thousandths: diastolicThousandths,
              },
            ]),
        ...(change === undefined || change === 0
          ? []
          : [
              {
                code: change > 0 ? ("systolic-rise" as const) : ("systolic-fall" as const),
                thousandths: Math.abs(change),
              },
            ]),
      ];
    }
    case "heart-rate":
      return [{ code: isResting ? "heart-rate" : "exercise-heart-rate", thousandths }];
    case "weight":
      return leastWeightThousandths === undefined || thousandths <= leastWeightThousandths
        ? []
        : [{ code: "weight-gain", thousandths: thousandths - leastWeightThousandths }];
    case "oxygen-saturation":
    case "glucose":
    case "temperature":
      return [{ code: vital, thousandths }];
    default:
      return vital satisfies never;
  }
}

const isInside = ({ atLeast, above, atMost, below }: Bounds, amount: number): boolean =>
  (atLeast === undefined || amount >= atLeast) &&
  (above === undefined || amount > above) &&
  (atMost === undefined || amount <= atMost) &&
  (below === undefined || amount < below);

/** The thresholds a value is beyond, what stops first. */
export const metThresholds = (
  thresholds: readonly VitalThreshold[],
  findings: readonly VitalFinding[],
): VitalThreshold[] =>
  thresholds
    .filter(({ code, bounds }) =>
      findings.some((found) => found.code === code && isInside(bounds, found.thousandths / 1000)),
    )
    .toSorted((left, right) => Number(right.stopsTherapy) - Number(left.stopsTherapy));

/** What follows of a threshold that is met at a moment. */
export const effectOf = (
  { stopsTherapy }: Pick<VitalThreshold, "stopsTherapy">,
  moment: VitalMoment,
): ThresholdEffect => (stopsTherapy ? (moment === "before" ? "hold" : "stop") : "care");
