import type { Dose, DoseField, Quantity, Unit } from "./dose.ts";
import { doseFields } from "./dose.ts";
import { assistanceLevels, bandColors, rungWord } from "./ladders.ts";

const noBreak = "\u00a0";

/** As written after an amount; the amount and its unit never part. */
const unitWords: Record<Unit, string> = {
  set: "sets",
  rep: "reps",
  s: "s",
  min: "min",
  m: "m",
  ft: "ft",
  lb: "lb",
  kg: "kg",
  "%bw": "%\u00a0body\u00a0weight",
  "%1rm": "%\u00a01RM",
  band: "band",
  pin: "pin",
  deg: "°",
  assist: "",
  in: "in",
  cm: "cm",
  "%": "%",
  mph: "mph",
  "km/h": "km/h",
  rpe: "of\u00a010",
  pain: "of\u00a010",
  bpm: "bpm",
};

/** "12.5", "1,200", "0.5": no trailing zero, a leading zero, a comma from 1,000. */
export function formatAmount(thousandths: number): string {
  const negative = thousandths < 0;
  const absolute = Math.abs(thousandths);
  const whole = Math.floor(absolute / 1000)
    .toString()
    .replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");
  const fraction = String(absolute % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return `${negative ? "−" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** One amount with its unit, "12.5 lb", "90°", "red band"; joined by a no-break space. */
export function describeQuantity(value: Quantity): string {
  if (value.unit === "band") return `${rungWord(bandColors, value.thousandths)}${noBreak}band`;
  if (value.unit === "assist") return rungWord(assistanceLevels, value.thousandths);
  if (value.unit === "deg") return `${formatAmount(value.thousandths)}°`;
  if (value.unit === "pin") return `pin${noBreak}${formatAmount(value.thousandths)}`;
  if (value.unit === "set" && value.thousandths === 1000) return `1${noBreak}set`;
  if (value.unit === "rep" && value.thousandths === 1000) return `1${noBreak}rep`;
  return `${formatAmount(value.thousandths)}${noBreak}${unitWords[value.unit]}`;
}

/** The amount alone for a cell whose column names the unit. */
export function describeAmount(value: Quantity): string {
  if (value.unit === "band") return rungWord(bandColors, value.thousandths);
  if (value.unit === "assist") return rungWord(assistanceLevels, value.thousandths);
  return formatAmount(value.thousandths);
}

const phrases: Record<DoseField, (words: string) => string> = {
  sets: (words) => words,
  reps: (words) => words,
  load: (words) => words,
  hold: (words) => `hold ${words}`,
  duration: (words) => words,
  distance: (words) => words,
  rest: (words) => `rest ${words}`,
  range: (words) => `to ${words}`,
  assistance: (words) => words,
  height: (words) => `${words} high`,
  incline: (words) => `incline ${words}`,
  speed: (words) => words,
  rpeCap: (words) => `effort at most ${words}`,
  painCap: (words) => `pain at most ${words}`,
};

/** "3 × 10, 55 lb, hold 5 s": sets and reps under a multiplication sign, the rest in fixed order. Empty when nothing is specified. */
export function describeDose(dose: Dose): string {
  const parts: string[] = [];
  if (dose.sets && dose.reps)
    parts.push(
      `${formatAmount(dose.sets.thousandths)}${noBreak}×${noBreak}${formatAmount(dose.reps.thousandths)}`,
    );
  else if (dose.sets && dose.hold)
    parts.push(`${formatAmount(dose.sets.thousandths)}${noBreak}×${noBreak}${describeQuantity(dose.hold)}`);
  else {
    if (dose.sets) parts.push(describeQuantity(dose.sets));
    if (dose.reps) parts.push(describeQuantity(dose.reps));
  }
  for (const field of doseFields) {
    const value = dose[field];
    if (!value || field === "sets" || field === "reps") continue;
    if (field === "hold" && dose.sets && !dose.reps) continue;
    parts.push(phrases[field](describeQuantity(value)));
  }
  return parts.join(", ");
}

/** The field people mean by "the dose" of a line: its load, else what stands in for it. */
export function leadingField(dose: Dose): DoseField | undefined {
  const order: readonly DoseField[] = [
    "load",
    "duration",
    "distance",
    "hold",
    "height",
    "incline",
    "range",
    "reps",
    "sets",
  ];
  return order.find((field) => dose[field] !== undefined);
}
