import { describeQuantity, formatAmount } from "../describe.ts";
import type { DoseField, Unit } from "../dose.ts";

export type AmountRead = { thousandths: number } | { problem: string };

/** What people write after an amount, and the units it can mean. */
export const unitsByWord: readonly { words: readonly string[]; units: readonly Unit[] }[] = [
  { words: ["set", "sets"], units: ["set"] },
  { words: ["rep", "reps"], units: ["rep"] },
  { words: ["s", "sec", "secs", "second", "seconds"], units: ["s"] },
  { words: ["min", "mins", "minute", "minutes"], units: ["min"] },
  { words: ["m", "meter", "meters"], units: ["m"] },
  { words: ["ft", "foot", "feet"], units: ["ft"] },
  { words: ["lb", "lbs", "pound", "pounds"], units: ["lb"] },
  { words: ["kg", "kgs", "kilo", "kilos"], units: ["kg"] },
  { words: ["in", "inch", "inches"], units: ["in"] },
  { words: ["cm"], units: ["cm"] },
  { words: ["deg", "degree", "degrees", "°"], units: ["deg"] },
  { words: ["%", "percent"], units: ["%", "%bw", "%1rm"] },
  { words: ["%bw"], units: ["%bw"] },
  { words: ["%1rm"], units: ["%1rm"] },
  { words: ["mph"], units: ["mph"] },
  { words: ["km/h", "kmh"], units: ["km/h"] },
  { words: ["pin", "pins"], units: ["pin"] },
];

/** A unit's name inside a sentence. */
const spoken: Partial<Record<Unit, string>> = {
  set: "sets",
  rep: "reps",
  deg: "degrees",
  pin: "pins",
  "%bw": "% body weight",
  "%1rm": "% 1RM",
};
export const unitName = (unit: Unit): string => spoken[unit] ?? unit;

/**
 * The most that is believed of one typed amount, inclusive: a guard against a slip of the key, not a clinical limit (K).
 */
const mostBelieved: Record<Unit, number> = {
  set: 20,
  rep: 300,
  s: 3600,
  min: 240,
  m: 10_000,
  ft: 10_000,
  lb: 1000,
  kg: 450,
  "%bw": 400,
  "%1rm": 120,
  band: 10,
  pin: 50,
  deg: 180,
  assist: 10,
  in: 60,
  cm: 150,
  "%": 40,
  mph: 15,
  "km/h": 25,
  rpe: 10,
  pain: 10,
  bpm: 220,
};

/** Of these nothing at all is no dose: it was not done, and that has its own answer with a reason. */
const neverZero: ReadonlySet<DoseField> = new Set(["sets", "reps", "duration", "distance"]);
export const isNothing = (thousandths: number, field: DoseField): boolean =>
  thousandths <= 0 && neverZero.has(field);
const wholeOnly: ReadonlySet<Unit> = new Set(["set", "rep", "pin"]);

/** One typed amount of a field that has its unit already: an amount in thousandths, or the sentence that says why not. */
export function readAmount(text: string, field: DoseField, unit: Unit): AmountRead {
  const typed = text.trim();
  const inUnit = unitName(unit);
  if (typed === "") return { problem: `Type the amount in ${inUnit}.` };
  const parts = /^([-−–+]?)\s*([\d.,]*)\s*(.*)$/u.exec(typed);
  const [, sign = "", digits = "", word = ""] = parts ?? [];
  const amount = numberIn(digits);
  if (digits === "" || amount === undefined)
    return { problem: `“${typed}” is not an amount. Type a number in ${inUnit}.` };
  if (word !== "") {
    const known = unitsByWord.find((one) => one.words.includes(word.toLowerCase()));
    if (!known) return { problem: `“${typed}” is not an amount. Type a number in ${inUnit}.` };
    if (!known.units.includes(unit))
      return {
        problem: `“${typed}” is in another unit: this dose is in ${inUnit}, and amounts are never converted. Type it in ${inUnit}.`,
      };
  }
  if (sign !== "" && sign !== "+" && amount > 0)
    return { problem: `“${typed}” is below zero. Type 0 ${inUnit} or more.` };
  return assessAmount(Math.round(amount * 1000), field, unit);
}

/** The same guard for an amount that was stepped to. */
export function assessAmount(thousandths: number, field: DoseField, unit: Unit): AmountRead {
  const most = mostBelieved[unit] * 1000;
  const value = describeQuantity({ thousandths, unit });
  if (thousandths > most)
    return {
      problem: `${value} is more than a dose can be: at most ${describeQuantity({ thousandths: most, unit })}. Type it again.`,
    };
  if (isNothing(thousandths, field))
    return { problem: `${value} is not done at all. Choose Not done in this row and say why.` };
  if (wholeOnly.has(unit) && thousandths % 1000 !== 0)
    return { problem: `${formatAmount(thousandths)} is not a whole number of ${unitName(unit)}.` };
  return { thousandths: Math.max(0, thousandths) };
}

/** US writing: a point before decimals, at most three; a comma only between thousands. */
export function numberIn(digits: string): number | undefined {
  return /^(\d{1,3}(,\d{3})+|\d+)?(\.\d{1,3})?$/u.test(digits) && /\d/u.test(digits)
    ? Number(digits.replaceAll(",", ""))
    : undefined;
}
