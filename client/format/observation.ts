import type { ClinicPolicy } from "#domain/policy/policy.ts";
import { formatImported } from "./quantity.ts";

export type UnitSystem = ClinicPolicy["unitSystem"];

/** Units as their sources spell them (UCUM and everyday), in ours. A unit that counts nothing measurable stands in braces or brackets. */
const spellings: Readonly<Record<string, string>> = {
  "[lb_av]": "lb",
  lbs: "lb",
  "[in_i]": "in",
  inches: "in",
  "[degF]": "°F",
  degF: "°F",
  Cel: "°C",
  degC: "°C",
  C: "°C",
  "mm[Hg]": "mmHg",
  "/min": "per\u00a0minute",
  "{score}": "score",
  "(score)": "score",
  "{nominal}": "",
  "kg/m2": "kg/m²",
  "10*3/uL": "thousand/µL",
  "10*6/uL": "million/µL",
  "mL/min/{1.73_m2}": "mL/min/1.73\u00a0m²",
};

/** One system's unit in the other: `amount × times + plus`. The avoirdupois pound and the international inch by definition. */
const conversions: Readonly<
  Record<UnitSystem, Readonly<Record<string, { to: string; times: number; plus: number }>>>
> = {
  us: {
    kg: { to: "lb", times: 1 / 0.45359237, plus: 0 },
    cm: { to: "in", times: 1 / 2.54, plus: 0 },
    "°C": { to: "°F", times: 1.8, plus: 32 },
  },
  metric: {
    lb: { to: "kg", times: 0.45359237, plus: 0 },
    in: { to: "cm", times: 2.54, plus: 0 },
    "°F": { to: "°C", times: 1 / 1.8, plus: -32 / 1.8 },
  },
};

const convertedDecimals = 1;

/** No more decimals than a person reads: three below 1, two below 10, else one. */
const mostDecimals = (amount: number): number =>
  Math.abs(amount) < 1 ? 3 : Math.abs(amount) < 10 ? 2 : convertedDecimals;

export type ShownObservation = {
  words: string;
  /** The value as its source wrote it, where what is shown says it otherwise. */
  asWritten: string | null;
  /** The same in the unit of its source, where that is another one. */
  inItsUnit: string | null;
};

/**
 * A measured value in the clinic's units, rounded to what is read, never to more decimals than its source wrote.
 * Instruments' own units (mmHg, mg/dL, kg/m²) stay, and text that is no number is shown as it came.
 */
export function formatObservation(decimalText: string, unit: string, system: UnitSystem): ShownObservation {
  const own = spellings[unit] ?? unit.replaceAll(/[{}]/gu, "");
  const written = /^[+-]?\d+(?:\.(\d+))?$/u.exec(decimalText.trim());
  const asWritten = formatImported(decimalText, own);
  if (!written) return { words: asWritten, asWritten: null, inItsUnit: null };
  const amount = Number(decimalText);
  const decimals = Math.min(written[1]?.length ?? 0, mostDecimals(amount));
  const rounded = formatImported(amount.toFixed(decimals), own);
  const conversion = conversions[system][own];
  if (conversion) {
    const converted = (amount * conversion.times + conversion.plus).toFixed(convertedDecimals);
    return { words: formatImported(converted, conversion.to), asWritten, inItsUnit: rounded };
  }
  return { words: rounded, asWritten: rounded === asWritten ? null : asWritten, inItsUnit: null };
}
