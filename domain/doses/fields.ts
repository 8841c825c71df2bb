import type { DoseField, Unit } from "./dose.ts";

/** Which way is safer for the patient. `none` states that neither is, so a change asks as the line says. */
export type SaferDirection = "less" | "more" | "none";

export type DoseFieldFacts = {
  label: string;
  units: readonly Unit[];
  safer: SaferDirection;
  /** Why that direction, for the reader who would change it. */
  why: string;
};

/** Of these less is safer in every exercise, whatever an exercise says of its own (product rule 5). */
export const easedByLess = [
  "sets",
  "reps",
  "hold",
  "duration",
  "load",
] as const satisfies readonly DoseField[];

/** Where an exercise differs from the field's direction: a low chair is harder to rise from, a low step easier to climb. */
export type OwnSafer = Partial<Record<Exclude<DoseField, (typeof easedByLess)[number]>, SaferDirection>>;

/**
 * Less load, repetitions, sets or time is always safer (product rule 5). The other directions are clinical
 * conventions (K) and stated here once.
 */
export const doseFieldFacts: Record<DoseField, DoseFieldFacts> = {
  sets: { label: "Sets", units: ["set"], safer: "less", why: "less work" },
  reps: { label: "Reps", units: ["rep"], safer: "less", why: "less work" },
  hold: { label: "Hold", units: ["s"], safer: "less", why: "less time" },
  duration: { label: "Time", units: ["min", "s"], safer: "less", why: "less time" },
  distance: { label: "Distance", units: ["ft", "m"], safer: "less", why: "less work (K)" },
  load: { label: "Load", units: ["lb", "kg", "%bw", "%1rm", "band", "pin"], safer: "less", why: "less load" },
  rest: { label: "Rest", units: ["s", "min"], safer: "more", why: "more recovery (K)" },
  range: {
    label: "Range",
    units: ["deg"],
    safer: "none",
    why: "a smaller arc spares a repair and stiffens a joint",
  },
  assistance: { label: "Assistance", units: ["assist"], safer: "more", why: "more help (K)" },
  height: {
    label: "Height",
    units: ["in", "cm"],
    safer: "none",
    why: "a low chair is harder, a low step is easier",
  },
  incline: { label: "Incline", units: ["%"], safer: "less", why: "less work (K)" },
  speed: {
    label: "Speed",
    units: ["mph", "km/h"],
    safer: "none",
    why: "too slow on a moving belt also risks a fall (K)",
  },
  rpeCap: { label: "Effort at most", units: ["rpe"], safer: "less", why: "a lower cap" },
  painCap: { label: "Pain at most", units: ["pain"], safer: "less", why: "a lower cap" },
};

/** Which way is safer of a field in an exercise: its own direction where it states one, else the field's. */
export function saferDirection(field: DoseField, own: OwnSafer | undefined): SaferDirection {
  const stated = easedByLess.some((one) => one === field) ? undefined : own?.[field as keyof OwnSafer];
  return stated ?? doseFieldFacts[field].safer;
}
