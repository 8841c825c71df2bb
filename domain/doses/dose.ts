/** Every unit a dose can be entered in. A dose keeps its unit and is never silently converted. */
export const units = [
  "set",
  "rep",
  "s",
  "min",
  "m",
  "ft",
  "lb",
  "kg",
  "%bw",
  "%1rm",
  "band",
  "pin",
  "deg",
  "assist",
  "in",
  "cm",
  "%",
  "mph",
  "km/h",
  "rpe",
  "pain",
  "bpm",
] as const;
export type Unit = (typeof units)[number];

/**
 * An amount in thousandths of its unit, so that 12.5 lb is `{ thousandths: 12500, unit: "lb" }` and no amount is
 * ever a binary fraction. Ordinal units (`band`, `assist`) count rungs of their ladder in `ladders.ts`.
 */
export type Quantity = { thousandths: number; unit: Unit };
export const doseFields = [
  "sets",
  "reps",
  "hold",
  "duration",
  "distance",
  "load",
  "rest",
  "range",
  "assistance",
  "height",
  "incline",
  "speed",
  "rpeCap",
  "painCap",
] as const;
export type DoseField = (typeof doseFields)[number];

/** A dose: what is asked of the patient, field by field; a field that is absent is not specified. */
export type Dose = Partial<Record<DoseField, Quantity>>;

export const sides = ["left", "right", "bilateral", "alternating", "not-applicable"] as const;
export type Side = (typeof sides)[number];
