import type { Dose, Quantity, Unit } from "./dose.ts";
import { bandColors } from "./ladders.ts";
import { quantity } from "./quantity.ts";

export type ParsedDose = { dose: Dose } | { problem: string };

const unitsByWord: Record<string, { field: keyof Dose; unit: Unit }> = {
  lb: { field: "load", unit: "lb" },
  lbs: { field: "load", unit: "lb" },
  kg: { field: "load", unit: "kg" },
  s: { field: "hold", unit: "s" },
  sec: { field: "hold", unit: "s" },
  min: { field: "duration", unit: "min" },
  ft: { field: "distance", unit: "ft" },
  m: { field: "distance", unit: "m" },
  in: { field: "height", unit: "in" },
  cm: { field: "height", unit: "cm" },
  deg: { field: "range", unit: "deg" },
  "°": { field: "range", unit: "deg" },
  "%": { field: "incline", unit: "%" },
  mph: { field: "speed", unit: "mph" },
};

/**
 * The short grammar of the flowsheet: `3x10 20lb`, `2x30s`, `12 min`, `red`, `55`. A bare number is the leading field,
 * in the unit it already has.
 */
export function parseDose(text: string, leading?: { field: keyof Dose; unit: Unit }): ParsedDose {
  const normal = text
    .trim()
    .toLowerCase()
    .replaceAll("×", "x")
    .replaceAll(/(\d)\s+(lbs?|kg|s|sec|min|ft|m|in|cm|deg|°|%|mph)\b/g, "$1$2");
  if (normal === "") return { problem: "Type a dose, for example 3x10 20lb." };
  const dose: Dose = {};
  for (const word of normal.split(/\s+/)) {
    const problem = take(word, dose, leading);
    if (problem) return { problem };
  }
  return { dose };
}

function take(
  word: string,
  dose: Dose,
  leading: { field: keyof Dose; unit: Unit } | undefined,
): string | undefined {
  const timesHold = /^(\d{1,2})x(\d{1,3}(?:\.\d{1,2})?)s$/.exec(word);
  if (timesHold) {
    dose.sets = quantity(Number(timesHold[1]), "set");
    dose.hold = quantity(Number(timesHold[2]), "s");
    return undefined;
  }
  const times = /^(\d{1,2})x(\d{1,3})$/.exec(word);
  if (times) {
    dose.sets = quantity(Number(times[1]), "set");
    dose.reps = quantity(Number(times[2]), "rep");
    return undefined;
  }
  const band = bandColors.findIndex((color) => color === word);
  if (band >= 0) {
    dose.load = quantity(band + 1, "band");
    return undefined;
  }
  const amount = /^(\d{1,4}(?:\.\d{1,3})?)([a-z°%]*)$/.exec(word);
  if (!amount) return `“${word}” is not a dose. Type it like 3x10 20lb, 2x30s, 12min or red.`;
  const unitWord = amount[2] ?? "";
  const target = unitWord === "" ? leading : unitsByWord[unitWord];
  if (!target)
    return unitWord === "" ? "Add the unit, for example 20lb." : `“${unitWord}” is not a unit Plinth knows.`;
  const value: Quantity = quantity(Number(amount[1]), target.unit);
  dose[target.field] = value;
  return undefined;
}
