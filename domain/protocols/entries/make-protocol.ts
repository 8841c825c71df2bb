import type { Dose, DoseField, Unit } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise } from "#domain/exercises/library.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { Joint, Motion } from "#domain/prescriptions/limit.ts";
import type { Bounds, LineConsequence } from "#domain/prescriptions/line.ts";
import { type Criterion, describeMeasured, type Measured } from "#domain/protocols/criterion.ts";
import type { ProtocolGoal, ProtocolLine } from "#domain/protocols/protocol.ts";
import type { ProtocolLimit } from "#domain/protocols/protocol-limit.ts";

type Span = readonly [least: number, most: number | null, unit: Unit];
type More = {
  /** What differs from the exercise's usual dose. */
  dose?: Dose;
  /** The spans the therapist may set, both edges inclusive. */
  may?: Partial<Record<DoseField, Span>>;
  /** The largest growth inside seven days. */
  perWeek?: Dose;
};

function lineOf(consequence: LineConsequence, isHomeProgram: boolean) {
  return (exerciseId: string, { dose = {}, may = {}, perWeek = {} }: More = {}): ProtocolLine => {
    const bounds: Bounds = {};
    for (const [field, [least, most, unit]] of Object.entries(may) as [DoseField, Span][])
      bounds[field] = {
        least: quantity(least, unit),
        ...(most === null ? {} : { most: quantity(most, unit) }),
        isLocked: false,
      };
    return {
      exerciseId,
      dose: { ...findExercise(exerciseId)?.usualDose, ...dose },
      bounds,
      weeklySteps: perWeek,
      consequence,
      isHomeProgram,
    };
  };
}

/** A line in few words, by what follows outside its spans; `home` lines are done at home too. */
export const acts = lineOf("act", false);
export const tells = lineOf("act-and-tell", false);
export const asks = lineOf("ask-first", false);
export const homeActs = lineOf("act", true);
export const homeTells = lineOf("act-and-tell", true);
export const homeAsks = lineOf("ask-first", true);

export const lb = (amount: number): Dose => ({ load: quantity(amount, "lb") });
export const bands = (rung: number): Dose => ({ load: quantity(rung, "band") });
export const deg = (amount: number): Dose => ({ range: quantity(amount, "deg") });
export const inch = (amount: number): Dose => ({ height: quantity(amount, "in") });
export const min = (amount: number): Dose => ({ duration: quantity(amount, "min") });
export const setsOf = (sets: number, reps: number): Dose => ({
  sets: quantity(sets, "set"),
  reps: quantity(reps, "rep"),
});
export const hold = (seconds: number): Dose => ({ hold: quantity(seconds, "s") });

/** A criterion that somebody answers by looking. */
export const seen = (criterionId: string, words: string): Criterion => ({ criterionId, words });

const decided = (criterionId: string, measured: Measured): Criterion => ({
  criterionId,
  words: describeMeasured(measured),
  measured,
});

/** A criterion that a score decides; amounts in the measure's own unit, inclusive. */
export const scored = (measureId: string, edges: { least?: number; most?: number }): Criterion =>
  decided(measureId, { by: "measure", measureId, ...inThousandths(edges) });

/** A criterion that an angle decides, in degrees, inclusive. */
export const angled = (
  joint: Joint,
  motion: Motion,
  mode: "active" | "passive",
  edges: { least?: number; most?: number },
): Criterion => decided(`${joint}-${motion}`, { by: "motion", joint, motion, mode, ...inThousandths(edges) });

const inThousandths = ({ least, most }: { least?: number; most?: number }) => ({
  ...(least === undefined ? {} : { least: Math.round(least * 1000) }),
  ...(most === undefined ? {} : { most: Math.round(most * 1000) }),
});

/** A goal whose score decides, "Knee flexion 110° or more"; the direction is the measure's own. */
export function goalOf(measureId: string, target: number, afterDays: number): ProtocolGoal {
  const measure = findMeasure(measureId);
  if (!measure) throw new Error(`No measure ${measureId}`);
  const unit = measure.unit === "°" || measure.unit === "%" ? measure.unit : "";
  return {
    words: `${measure.shortName} ${target}${unit} or ${measure.betterIs === "higher" ? "more" : "less"}`,
    measureId,
    targetThousandths: Math.round(target * 1000),
    unit: measure.unit,
    afterDays,
  };
}

/** What the patient wants to do, rated by the patient. */
export const activity = (words: string, afterDays: number, target = 7): ProtocolGoal => ({
  words,
  measureId: "psfs",
  targetThousandths: target * 1000,
  unit: "of 10",
  afterDays,
});

type Raised = Pick<ProtocolLimit, "ownerKind" | "dueAfterDays" | "reason">;
const raised =
  (ownerKind: Raised["ownerKind"]) =>
  (reason: string, dueAfterDays: number): Raised => ({
    ownerKind,
    reason,
    dueAfterDays,
  });
export const bySurgeon = raised("surgeon");
export const byPhysiatrist = raised("physiatrist");

export const rangeLimit = (
  joint: Joint,
  motion: Motion,
  degrees: number,
  by: Raised,
  isLoadedOnly = false,
): ProtocolLimit => ({ kind: "range", joint, motion, isLoadedOnly, most: quantity(degrees, "deg"), ...by });
export const liftLimit = (pounds: number, by: Raised): ProtocolLimit => ({
  kind: "lift",
  most: quantity(pounds, "lb"),
  ...by,
});
export const effortLimit = (most: number, by: Raised): ProtocolLimit => ({
  kind: "effort",
  most: quantity(most, "rpe"),
  ...by,
});
export const painLimit = (most: number, by: Raised): ProtocolLimit => ({
  kind: "pain",
  most: quantity(most, "pain"),
  ...by,
});
export const weightLimit = (
  limb: "leg" | "arm",
  status: Extract<ProtocolLimit, { kind: "weight-bearing" }>["status"],
  by: Raised,
): ProtocolLimit => ({ kind: "weight-bearing", limb, status, ...by });

export const perWeek = (perWeekLeast: number, perWeekMost: number, weeks: number) => ({
  perWeekLeast,
  perWeekMost,
  perDay: 1,
  weeks,
});
