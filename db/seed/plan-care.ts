import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise } from "#domain/exercises/library.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { Course } from "./course.ts";
import { evaluate } from "./evaluate.ts";
import { usualLine } from "./order-therapy.ts";
import type { Assignment, Carried } from "./run-course.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";

const ownLines: Record<string, readonly string[]> = {
  knee: ["stationary-bike", "sit-to-stand", "hip-abduction", "tandem-stance", "step-down"],
  shoulder: ["table-slide", "wand-rotation", "band-row", "pendulum", "manual-shoulder"],
  back: ["treadmill-walk", "abdominal-brace", "hip-bridge", "bent-knee-fall-out", "gait-training"],
  neck: ["chin-tuck", "neck-isometric", "band-row"],
  ankle: ["ankle-band", "calf-stretch", "single-leg-stance"],
  hand: ["grip-putty", "tendon-glide", "wrist-eccentric"],
  pelvis: ["breathing", "pelvic-floor-contraction"],
};
function ownLinesFor(course: Course): readonly string[] {
  const where: readonly [RegExp, string][] = [
    [/shoulder|cuff/i, "shoulder"],
    [/neck/i, "neck"],
    [/ankle|achilles/i, "ankle"],
    [/wrist/i, "hand"],
    [/pelvic/i, "pelvis"],
    [/back|stenosis/i, "back"],
  ];
  return ownLines[where.find(([pattern]) => pattern.test(course.title))?.[1] ?? "knee"] ?? [];
}

/** The evaluation and the plan of care it ends in, signed by the therapist. */
export async function planCare(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  ordered: readonly string[],
): Promise<string> {
  const therapist = await actAs(house, who.therapistId);
  const { draft, limits, person } = await therapist.plansOfCare.prepare({ episodeId: carried.episodeId });
  const held = await therapist.precautions.list({ patientId: carried.patientId });
  const isHeld = (exerciseId: string) =>
    held.some(({ excludedTags }) =>
      excludedTags.some((tag) => findExercise(exerciseId)?.tags.includes(tag) === true),
    );
  const own = ownLinesFor(course).filter(
    (exerciseId) => !ordered.includes(exerciseId) && !isHeld(exerciseId),
  );
  const exerciseIds = ordered.length > 0 ? own.slice(-1) : own;
  const mayLift = !limits.some((limit) => limit.kind === "lift");
  const lines = exerciseIds.map((exerciseId): Line => {
    const line = usualLine(house, course, exerciseId);
    return mayLift || !line.dose.load
      ? line
      : { ...line, dose: { ...line.dose, load: quantity(0, line.dose.load.unit) } };
  });
  const goals =
    draft.goals.length > 0
      ? draft.goals
      : [
          {
            goalId: house.newId(house.clock.now()),
            words: "Back to usual days without a break",
            unit: "",
            targetOn: addDays(draft.evaluatedOn, 42),
          },
        ];
  const { planOfCareId } = await therapist.plansOfCare.sign({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    basePlanId: null,
    content: {
      ...draft,
      goals,
      lines,
      evaluation: evaluate(course, { ...draft, goals }, person),
    },
  });
  return planOfCareId;
}
