import type { FindingEntry } from "#domain/precautions/facts/fact.schema.ts";
import {
  type FlagFinding,
  flagFindingCodes,
  flagFindings,
  numberFindingCodes,
  numberFindings,
} from "#domain/precautions/facts/findings.ts";

export type NumberCode = Extract<FindingEntry, { kind: "number" }>["code"];
/** What was chosen to be written down: something present, or a number that still has to be entered. */
export type ChosenFinding = { kind: "flag"; flag: FlagFinding } | { kind: "number"; code: NumberCode };

/** Vital signs and joint motion are measured elsewhere, and an age is counted from the birth date. */
const elsewhere = new Set([
  "systolic-pressure",
  "diastolic-pressure",
  "heart-rate",
  "oxygen-saturation",
  "temperature",
  "exercise-systolic-pressure",
  "exercise-diastolic-pressure",
  "systolic-rise",
  "systolic-fall",
  "weight-gain",
  "knee-flexion",
  "age",
]);

/** Findings a clinician may write down, in words. */
export const findingChoices = [
  ...flagFindingCodes
    .filter((flag) => flag !== "red-flag")
    .map((flag) => ({ value: `flag ${flag}`, label: flagFindings[flag] })),
  ...numberFindingCodes
    .filter((code) => !elsewhere.has(code))
    .map((code) => ({ value: `number ${code}`, label: numberFindings[code].label })),
];

export function readFindingChoice(choice: string): ChosenFinding | null {
  const flag = flagFindingCodes.find((one) => choice === `flag ${one}`);
  if (flag) return { kind: "flag", flag };
  const code = numberFindingCodes.find((one) => choice === `number ${one}`);
  return code && code !== "age" ? { kind: "number", code } : null;
}
