import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { type Exercise, factsOf } from "#domain/exercises/exercise.ts";
import { exercises } from "#domain/exercises/library.ts";
import { beginSide } from "#domain/exercises/sided.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Bounds, Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { check } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Chance } from "./random.ts";

/** The problems of a large clinic: what is treated, and the measure named before results. */
export const problems = [
  {
    title: "Left knee arthritis",
    side: "left",
    code: "M17.12",
    words: "Unilateral primary osteoarthritis, left knee",
    regions: ["knee", "hip", "ankle"],
    measureId: "lefs",
  },
  {
    title: "Low back pain",
    side: "midline",
    code: "M54.50",
    words: "Low back pain, unspecified",
    regions: ["lumbar-spine", "hip", "thoracic-spine"],
    measureId: "odi",
  },
  {
    title: "Right shoulder impingement",
    side: "right",
    code: "M75.41",
    words: "Impingement syndrome of right shoulder",
    regions: ["shoulder", "thoracic-spine", "neck"],
    measureId: "spadi",
  },
  {
    title: "Neck pain",
    side: "midline",
    code: "M54.2",
    words: "Cervicalgia",
    regions: ["neck", "thoracic-spine", "shoulder"],
    measureId: "ndi",
  },
] as const;
export type Problem = (typeof problems)[number];

/** Loads rise by one equipment step per level, and stop at this one. */
export const highestLevel = 7;

/** Exercises of the problem's regions first, filled up with the rest of the library. */
function pickExercises(problem: Problem, count: number, chance: Chance): Exercise[] {
  const near = exercises.filter((exercise) => problem.regions.some((region) => region === exercise.region));
  const far = exercises.filter((exercise) => !near.includes(exercise));
  const from = chance.between(0, near.length - 1);
  return [...near.slice(from), ...near.slice(0, from), ...far].slice(0, count);
}

/** The dose at a level: one equipment step of load more at each. */
function doseAt(exercise: Exercise, level: number): Dose {
  const { load } = exercise.usualDose;
  const step = exercise.steps.load;
  return load && step && load.unit !== "band"
    ? {
        ...exercise.usualDose,
        load: { unit: load.unit, thousandths: load.thousandths + level * step.thousandths },
      }
    : exercise.usualDose;
}

function boundsOf(exercise: Exercise): Bounds {
  const { reps } = exercise.usualDose;
  const most = doseAt(exercise, highestLevel).load;
  return {
    ...(reps ? { reps: { least: quantity(5, "rep"), most: quantity(20, "rep"), isLocked: false } } : {}),
    ...(most ? { load: { most, isLocked: false } } : {}),
  };
}

export type Order = {
  content: PrescriptionContent;
  lines: readonly Line[];
  /** The plan in force while the current doses stand at a level, its id, and the check of each line's dose. */
  levels: readonly {
    planId: string;
    plan: PlanInForce;
    doses: readonly Dose[];
    checks: readonly CheckResult[];
  }[];
};

/** A signed state of the order, and the plan in force at every level its sessions reach. */
export function makeOrder(given: {
  patientId: string;
  versionId: string;
  planOfCareId: string;
  problem: Problem;
  limits: readonly Limit[];
  lines: number;
  levels: number;
  startsOn: string;
  endsOn: string;
  newId: () => string;
  chance: Chance;
}): Order {
  const { problem, newId } = given;
  const chosen = pickExercises(problem, given.lines, given.chance);
  const side = problem.side === "midline" ? "not-applicable" : problem.side;
  const lines = chosen.map(
    (exercise): Line => ({
      lineId: newId(),
      lineKey: newId(),
      exerciseId: exercise.exerciseId,
      exerciseVersion: exercise.version,
      name: exercise.name,
      side: beginSide(exercise, side),
      owner: "prescriber",
      consequence: exercise.isLoaded ? "ask-first" : "act-and-tell",
      dose: doseAt(exercise, 0),
      bounds: boundsOf(exercise),
      weeklySteps: {},
      isHomeProgram: exercise.isHomeSuitable,
      note: "",
    }),
  );
  const content: PrescriptionContent = {
    schema: 1,
    kind: "specific",
    leftOpen: "therapist",
    discipline: "PT",
    diagnoses: [{ code: problem.code, title: problem.words, side: problem.side }],
    limits: [...given.limits],
    lines,
    frequency: { perWeekLeast: 2, perWeekMost: 3, perDay: 1, weeks: 8 },
    goals: [
      { goalId: newId(), words: "Stairs without the rail", unit: "", targetOn: addDays(given.startsOn, 56) },
    ],
    primaryMeasureId: problem.measureId,
    stopAndCall: ["New or worse symptoms that do not settle by the next day"],
    startsOn: given.startsOn,
    endsOn: given.endsOn,
    reviewOn: addDays(given.endsOn, -14),
    note: "",
  };
  const levels = Array.from({ length: given.levels }, (_, level) => {
    const doses = chosen.map((exercise) => doseAt(exercise, level));
    const plan: PlanInForce = {
      schema: 1,
      prescriptionVersionId: given.versionId,
      planOfCareId: given.planOfCareId,
      state: "active",
      leftOpen: "therapist",
      limits: given.limits,
      contraindications: [],
      permissions: [],
      lines: lines.map((line, index) => ({
        lineKey: line.lineKey,
        lineId: line.lineId,
        name: line.name,
        owner: line.owner,
        consequence: line.consequence,
        side: line.side,
        exercise: factsOf(chosen[index] as Exercise),
        prescribed: line.dose,
        bounds: line.bounds,
        weeklySteps: line.weeklySteps,
        current: doses[index] ?? {},
        currentWeekAgo: doses[index] ?? {},
      })),
    };
    return {
      planId: sha256Hex(canonicalJson({ patientId: given.patientId, plan })),
      plan,
      doses,
      checks: lines.map((line, index) =>
        check(plan, { purpose: "perform", lineKey: line.lineKey, dose: doses[index] ?? {} }),
      ),
    };
  });
  return { content, lines, levels };
}
