import { describeQuantity, formatAmount } from "#domain/doses/describe.ts";
import type { Quantity } from "#domain/doses/dose.ts";

const noBreak = "\u00a0";
const minus = "\u2212";

/** Units that touch their number. */
const joined = new Set(["°", "°F", "°C"]);

const withUnit = (amount: string, unit: string): string =>
  unit === "" ? amount : `${amount}${joined.has(unit) ? "" : noBreak}${unit.replaceAll(" ", noBreak)}`;

const groupWhole = (whole: string): string => whole.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ",");

/** A dose: "12.5 lb", "0.5 in", "1,200 ft", "90°". Never a trailing zero: 5.0 is misread as 50. */
export const formatDose = (value: Quantity): string => describeQuantity(value);

export type Result = {
  thousandths: number;
  /** The instrument's own unit in words or sign: "s", "m", "°", "of 80". */
  unit: string;
  /** Decimals the instrument was read to; 12.0 s stays 12.0 s. */
  fractionDigits?: number;
};

/** The number of a measured result at the precision it was read to, without its unit. */
export function formatResultAmount(thousandths: number, fractionDigits?: number): string {
  if (fractionDigits === undefined) return formatAmount(thousandths);
  const scale = 10 ** (3 - fractionDigits);
  const rounded = Math.round(Math.abs(thousandths) / scale);
  const digits = String(rounded).padStart(fractionDigits + 1, "0");
  const whole = groupWhole(digits.slice(0, digits.length - fractionDigits));
  const fraction = fractionDigits === 0 ? "" : `.${digits.slice(-fractionDigits)}`;
  return `${thousandths < 0 && rounded !== 0 ? minus : ""}${whole}${fraction}`;
}

export const formatResult = ({ thousandths, unit, fractionDigits }: Result): string =>
  withUnit(formatResultAmount(thousandths, fractionDigits), unit);

/** A change with its sign: "+9", "−3°", "0". The word (better, worse, within error) stands beside it. */
export function formatChange({ thousandths, unit, fractionDigits }: Result): string {
  const sign = thousandths > 0 ? "+" : thousandths < 0 ? minus : "";
  return withUnit(`${sign}${formatResultAmount(Math.abs(thousandths), fractionDigits)}`, unit);
}

/** An imported value as its source wrote it: "12.0" stays; only the sign, the grouping and the unit are ours. */
export function formatImported(text: string, unit: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/u.exec(text.trim());
  if (!match) return withUnit(text.trim(), unit);
  const [, sign = "", whole = "", fraction = ""] = match;
  return withUnit(`${sign === "-" ? minus : sign}${groupWhole(whole)}${fraction}`, unit);
}

/** "35 to 65 lb", "35 lb and up", "at most 65 lb", "any"; the unit is said once, and never a sign in place of a word. */
export function formatSpan(least: Quantity | undefined, most: Quantity | undefined): string {
  if (least && most) {
    if (least.unit !== most.unit) return `${formatDose(least)} to ${formatDose(most)}`;
    if (least.thousandths === most.thousandths) return formatDose(least);
    const isWord = least.unit === "band" || least.unit === "assist" || least.unit === "pin";
    return `${isWord ? formatDose(least) : formatAmount(least.thousandths)} to ${formatDose(most)}`;
  }
  if (least) return `${formatDose(least)} and up`;
  if (most) return `at most ${formatDose(most)}`;
  return "any";
}

/** A share never travels without its whole: "9 of 10 sessions". */
export const formatShare = (part: number, whole: number, word: string): string =>
  `${formatAmount(part * 1000)} of ${formatAmount(whole * 1000)}${noBreak}${word}`;
