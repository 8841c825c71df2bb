/** An outcome instrument as data: nothing here is a constant in code, everything has population and source. */
export type ThresholdKind = "MDC90" | "MDC95" | "MCID" | "fall-cutoff";
export type Threshold = {
  kind: ThresholdKind;
  /** In thousandths of the measure's unit. */
  thousandths: number;
  population: string;
  source: string;
};

/** `items-shipped`: we may show the items; `score-only`: enter the score, the form is the holder's; `performance`: a test. */
export const licenceClasses = ["items-shipped", "score-only", "performance"] as const;

export type Measure = {
  measureId: string;
  version: number;
  name: string;
  shortName: string;
  unit: string;
  leastThousandths: number;
  mostThousandths: number;
  betterIs: "higher" | "lower";
  /** Smallest step a score can take. */
  stepThousandths: number;
  recall: string;
  licence: (typeof licenceClasses)[number];
  /** Null where no code was confirmed; never guessed. */
  loinc: string | null;
  hasSide: boolean;
  thresholds: readonly Threshold[];
};
