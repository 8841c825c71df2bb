import * as z from "zod/mini";
import { idSchema, lineText } from "#domain/calendar/bounds.ts";
import type { DoseField, Unit } from "#domain/doses/dose.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";

/** What a physical agent is set in, where it is no part of the dose; never converted. */
export const parameterUnits = [
  "MHz",
  "kHz",
  "Hz",
  "W/cm²",
  "W",
  "mW",
  "cm²",
  "cm",
  "mm",
  "nm",
  "µs",
  "s",
  "min",
  "mA",
  "mA·min",
  "µV",
  "J",
  "J/cm²",
  "bar",
  "mJ/mm²",
  "mmHg",
  "°F",
  "°",
  "% MVIC",
  "% LOP",
  "layers",
  "points",
  "shocks",
] as const;
export type ParameterUnit = (typeof parameterUnits)[number];

/** An amount in thousandths of its unit, or the chosen or written words. */
export type ParameterValue = { thousandths: number; unit: ParameterUnit } | string;
export type ParameterValues = Record<string, ParameterValue>;

const amountSchema = z.strictObject({
  thousandths: z
    .int("Enter an amount.")
    .check(z.gte(0, "Enter 0 or more."), z.lte(20_000_000, "Enter at most 20,000.")),
  unit: z.enum(parameterUnits),
});
export const parameterValuesSchema = z
  .record(idSchema, z.union([lineText(120), amountSchema]))
  .check(
    z.refine(
      (values) => Object.keys(values).length <= 16,
      "Too many parameters. Remove what does not apply.",
    ),
  );

type Common = {
  parameterId: string;
  label: string;
  /** Without it nothing is signed; of the others what is left out is left open. */
  isRequired?: true;
  source: string;
};

/** `least` and `most` are inclusive and in the unit itself. */
export type AmountParameter = Common & {
  kind: "amount";
  unit: ParameterUnit;
  least: number;
  most: number;
  usual?: number;
};
export type ChoiceParameter = Common & {
  kind: "choice";
  options: Readonly<Record<string, string>>;
  usual?: string;
};
export type WordsParameter = Common & { kind: "words" };
export type Parameter = AmountParameter | ChoiceParameter | WordsParameter;

/** The span a field of the dose may take with this agent, inclusive, per unit; another unit of the field is refused. */
export type DoseSpan = { field: DoseField; unit: Unit; least: number; most: number; source: string };

export type Modality = {
  modalityId: string;
  name: string;
  parameters: readonly Parameter[];
  dose: readonly DoseSpan[];
  /** What it does to the body whatever its settings, so that a contraindication excludes it. */
  tags: readonly ExerciseTag[];
  /** Ordered by a prescriber alone: a drug is given with it. */
  needsPrescriber?: true;
};

const known = "(K)";
type Options = { usual?: number; isRequired?: true; source?: string };

export const amount = (
  parameterId: string,
  label: string,
  unit: ParameterUnit,
  [least, most]: readonly [number, number],
  { source = known, ...rest }: Options = {},
): AmountParameter => ({ kind: "amount", parameterId, label, unit, least, most, source, ...rest });

export const choice = (
  parameterId: string,
  label: string,
  options: Readonly<Record<string, string>>,
  rest: { usual?: string; isRequired?: true } = {},
): ChoiceParameter => ({ kind: "choice", parameterId, label, options, source: known, ...rest });

export const words = (parameterId: string, label: string, isRequired = false): WordsParameter => ({
  kind: "words",
  parameterId,
  label,
  source: known,
  ...(isRequired ? { isRequired } : {}),
});

export const span = (
  field: DoseField,
  unit: Unit,
  least: number,
  most: number,
  source: string = known,
): DoseSpan => ({ field, unit, least, most, source });
