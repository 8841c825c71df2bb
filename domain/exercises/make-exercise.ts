import { type Dose, type DoseField, doseFields, type Unit } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Joint, Motion } from "#domain/prescriptions/limit.ts";
import type { RangeNeed } from "#domain/sessions/plan-in-force.ts";
import { type Equipment, equipmentStep } from "./equipment.ts";
import type { Exercise, ExerciseKind, ExerciseRegion } from "./exercise.ts";

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
export const seconds = (amount: number): Dose => ({ hold: quantity(amount, "s") });
export const degrees = (amount: number): Dose => ({ range: quantity(amount, "deg") });
export const inches = (amount: number): Dose => ({ height: quantity(amount, "in") });

/** What a plus or minus moves where the equipment says nothing else (K). */
const generalSteps: Record<DoseField, readonly [amount: number, unit: Unit]> = {
  sets: [1, "set"],
  reps: [1, "rep"],
  hold: [5, "s"],
  duration: [1, "min"],
  distance: [10, "ft"],
  load: [5, "lb"],
  rest: [15, "s"],
  range: [5, "deg"],
  assistance: [1, "assist"],
  height: [2, "in"],
  incline: [1, "%"],
  speed: [0.1, "mph"],
  rpeCap: [1, "rpe"],
  painCap: [1, "pain"],
};

/** Degrees of knee flexion a movement needs, by the height of step or seat where that decides (K). */
export const kneeFlexion = (
  degrees: number,
  height: Pick<RangeNeed, "fromHeight" | "toHeight"> = {},
): RangeNeed[] => [{ joint: "knee", motion: "flexion", degrees, ...height }];

type Entry = Pick<Exercise, "exerciseId" | "name" | "purpose" | "position"> &
  Partial<
    Pick<
      Exercise,
      | "alsoCalled"
      | "region"
      | "kind"
      | "safer"
      | "equipment"
      | "tags"
      | "weightBearing"
      | "needs"
      | "isLoaded"
      | "isSided"
      | "isHomeSuitable"
      | "harder"
      | "source"
    >
  > & {
    /** The instruction in English and in Spanish. */
    en: string;
    es: string;
    dose: Dose;
    /** Fields that apply besides those of the usual dose, of rest between sets, and of effort and pain. */
    alsoDosed?: readonly DoseField[];
    motions?: readonly `${Joint} ${Motion}`[];
  };

/** Everything is dosed by pain; sets can be rested between; whatever the patient does can be capped by effort. */
function fieldsOf(entry: Entry, kind: ExerciseKind): DoseField[] {
  const isActive = kind === "exercise" || kind === "gait";
  const applying = new Set<string>([
    ...Object.keys(entry.dose),
    ...(entry.alsoDosed ?? []),
    ...(entry.dose.sets ? ["rest"] : []),
    ...(isActive ? ["rpeCap"] : []),
    ...(kind === "education" ? [] : ["painCap"]),
  ]);
  return doseFields.filter((field) => applying.has(field));
}

/** What a plus or minus moves of each field: the equipment's step in the unit of the usual dose, else the general one. */
export function stepsOf(
  usualDose: Dose,
  equipment: readonly Equipment[],
  fields: readonly DoseField[],
): Exercise["steps"] {
  return Object.fromEntries(
    fields.map((field) => {
      const [amount, generalUnit] = generalSteps[field];
      const unit = usualDose[field]?.unit ?? generalUnit;
      const own = equipmentStep(equipment, unit) ?? (unit === "band" ? 1 : amount);
      return [field, { thousandths: Math.round(own * 1000), unit }];
    }),
  );
}

/**
 * Entries of one region and kind. The easier neighbors follow from the harder ones of all entries, so that ladders are
 * mutual; the library adds them.
 */
export const entriesOf =
  (region: ExerciseRegion, kind: ExerciseKind = "exercise") =>
  (entry: Entry): Exercise => {
    const { en, es, dose: usualDose, alsoDosed: _also, motions = [], ...rest } = entry;
    const ownKind = entry.kind ?? kind;
    const fields = fieldsOf(entry, ownKind);
    return {
      version: 1,
      alsoCalled: "",
      region,
      kind,
      safer: {},
      equipment: [],
      tags: [],
      weightBearing: [],
      isLoaded: false,
      isSided: false,
      isHomeSuitable: ownKind === "exercise" || ownKind === "education",
      easier: [],
      harder: [],
      source: "(K)",
      ...rest,
      instruction: { en, es },
      usualDose,
      doseFields: fields,
      steps: stepsOf(usualDose, entry.equipment ?? [], fields),
      motions: motions.map((words) => {
        const [joint, motion] = words.split(" ") as [Joint, Motion];
        return { joint, motion };
      }),
    };
  };
