import type { Dose, Unit } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Exercise } from "./exercise.ts";

/** Usual doses in few words: sets × reps, then what else is named. */
export const dose = (sets: number, reps: number, more: Dose = {}): Dose => ({
  sets: quantity(sets, "set"),
  reps: quantity(reps, "rep"),
  ...more,
});
export const holds = (sets: number, seconds: number, more: Dose = {}): Dose => ({
  sets: quantity(sets, "set"),
  hold: quantity(seconds, "s"),
  ...more,
});
export const minutes = (amount: number, more: Dose = {}): Dose => ({
  duration: quantity(amount, "min"),
  ...more,
});
export const pounds = (amount: number): Dose => ({ load: quantity(amount, "lb") });
export const band = (rung: number): Dose => ({ load: quantity(rung, "band") });
export const feet = (amount: number): Dose => ({ distance: quantity(amount, "ft") });

const step = (amount: number, unit: Unit) => ({ thousandths: amount * 1000, unit });
/** Steps of what stands in most clinics: plates by 5 lb, dumbbells by 1 lb, one band, one minute, two inches. */
const steps = {
  sets: step(1, "set"),
  reps: step(1, "rep"),
  hold: step(5, "s"),
  duration: step(1, "min"),
  distance: step(10, "ft"),
  height: step(2, "in"),
  incline: step(1, "%"),
  range: step(5, "deg"),
};

type Few = Pick<Exercise, "exerciseId" | "name" | "region" | "purpose" | "instruction" | "usualDose"> &
  Partial<
    Pick<
      Exercise,
      "kind" | "tags" | "motions" | "weightBearing" | "isLoaded" | "isHomeSuitable" | "easier" | "harder"
    >
  > & { loadStep?: number };

export function makeExercise({ loadStep, ...few }: Few): Exercise {
  const load = few.usualDose.load;
  return {
    version: 1,
    kind: "exercise",
    tags: [],
    motions: [],
    weightBearing: [],
    isLoaded: false,
    isHomeSuitable: true,
    easier: [],
    harder: [],
    source: "(K)",
    ...few,
    steps: {
      ...steps,
      ...(load ? { load: step(load.unit === "band" ? 1 : (loadStep ?? 5), load.unit) } : {}),
    },
  };
}
