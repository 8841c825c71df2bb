import { describeQuantity, formatAmount } from "./describe.ts";
import type { Quantity, Unit } from "./dose.ts";

/** Units as a voice says them, one and many; what is not here is said as it is printed. */
const spokenUnits: Partial<Record<Unit, readonly [one: string, many: string]>> = {
  s: ["second", "seconds"],
  min: ["minute", "minutes"],
  m: ["meter", "meters"],
  ft: ["foot", "feet"],
  lb: ["pound", "pounds"],
  kg: ["kilogram", "kilograms"],
  in: ["inch", "inches"],
  cm: ["centimeter", "centimeters"],
  deg: ["degree", "degrees"],
  "%": ["percent", "percent"],
  "%bw": ["percent of body weight", "percent of body weight"],
  "%1rm": ["percent of one repetition maximum", "percent of one repetition maximum"],
  mph: ["mile per hour", "miles per hour"],
  "km/h": ["kilometer per hour", "kilometers per hour"],
  bpm: ["beat per minute", "beats per minute"],
};

/** "25 pounds", "1 second", "red band": one amount for the ear. */
export function speakQuantity(value: Quantity): string {
  const words = spokenUnits[value.unit];
  return words
    ? `${formatAmount(value.thousandths)} ${words[value.thousandths === 1000 ? 0 : 1]}`
    : describeQuantity(value).replaceAll("\u00a0", " ");
}
