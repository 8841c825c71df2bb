import type { ClinicPolicy } from "#domain/policy/policy.ts";
import type { RequiredVital } from "#domain/precautions/precaution.ts";
import { diastolicSpan, type Measured, notMeasuredWords, type VitalValue, vitalFacts } from "./vital.ts";

export type UnitSystem = ClinicPolicy["unitSystem"];

/** 1 mmol/L of glucose in mg/dL: its molar mass of 180.16 g by tenths of a liter. */
const milligramsPerMillimole = 18.016;
/** The international pound, exactly. */
const kilogramsPerPound = 0.45359237;

type Shown = {
  unit: string;
  digits: number;
  toShown: (kept: number) => number;
  toKept: (shown: number) => number;
};
const asKept = (unit: string, digits = 0): Shown => ({
  unit,
  digits,
  toShown: (kept) => kept,
  toKept: (shown) => shown,
});

/** How a vital is entered and read, by the clinic's units. It is kept in one unit, whatever is shown. */
export function shownUnit(vital: RequiredVital, system: UnitSystem): Shown {
  if (vital === "temperature")
    return system === "us"
      ? {
          unit: "°F",
          digits: 1,
          toShown: (celsius) => (celsius * 9) / 5 + 32,
          toKept: (fahrenheit) => ((fahrenheit - 32) * 5) / 9,
        }
      : asKept("°C", 1);
  if (vital === "glucose" && system === "metric")
    return {
      unit: "mmol/L",
      digits: 1,
      toShown: (milligrams) => milligrams / milligramsPerMillimole,
      toKept: (millimoles) => millimoles * milligramsPerMillimole,
    };
  if (vital === "weight")
    return system === "us"
      ? asKept("lb", 1)
      : {
          unit: "kg",
          digits: 1,
          toShown: (pounds) => pounds * kilogramsPerPound,
          toKept: (kilograms) => kilograms / kilogramsPerPound,
        };
  return asKept(vitalFacts[vital].unit);
}

const rounded = (amount: number, digits: number): number => Math.round(amount * 10 ** digits) / 10 ** digits;

export const shownAmount = (vital: RequiredVital, thousandths: number, system: UnitSystem): number => {
  const { toShown, digits } = shownUnit(vital, system);
  return rounded(toShown(thousandths / 1000), digits);
};
export const keptThousandths = (vital: RequiredVital, shown: number, system: UnitSystem): number =>
  Math.round(shownUnit(vital, system).toKept(shown) * 1000);

/** The plausible span as it is entered, both ends inclusive. */
export const shownSpan = (vital: RequiredVital, system: UnitSystem): [least: number, most: number] => [
  shownAmount(vital, vitalFacts[vital].least * 1000, system),
  shownAmount(vital, vitalFacts[vital].most * 1000, system),
];
export const shownDiastolicSpan: [least: number, most: number] = [diastolicSpan.least, diastolicSpan.most];

/** "168/90 mmHg"; or why there is none. */
export function describeVitalValue(vital: RequiredVital, value: VitalValue, system: UnitSystem): string {
  if (value.kind === "not-measured")
    return `not measured, ${value.reason === "other" && value.words !== "" ? value.words : notMeasuredWords[value.reason].toLowerCase()}`;
  return describeMeasured(vital, value, system);
}
function describeMeasured(vital: RequiredVital, value: Measured, system: UnitSystem): string {
  const amount = shownAmount(vital, value.thousandths, system);
  const second =
    value.diastolicThousandths === undefined ? "" : `/${Math.round(value.diastolicThousandths / 1000)}`;
  return `${amount}${second}\u00a0${shownUnit(vital, system).unit}`;
}
