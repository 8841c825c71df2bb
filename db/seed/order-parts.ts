import { findExercise } from "#domain/exercises/library.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { beginTreatment } from "#domain/prescriptions/lines/treatment.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { frequencyOfTaper } from "#domain/prescriptions/taper.ts";

/** A line of the prescriber's own after the others, on the side of the first. */
function anotherLine(content: PrescriptionContent, exerciseId: string, change: Partial<Line>): Line {
  const exercise = findExercise(exerciseId);
  const [first] = content.lines;
  if (!exercise || !first) throw new Error(`No exercise ${exerciseId}, or no line before it`);
  const treatment = beginTreatment(exercise);
  return {
    lineId: `${first.lineId}-${exerciseId}`,
    lineKey: `${first.lineKey}-${exerciseId}`,
    exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side: first.side,
    owner: "prescriber",
    consequence: "act-and-tell",
    dose: exercise.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: false,
    note: "",
    ...(treatment ? { treatment } : {}),
    ...change,
  };
}

/** A leg press that goes up its ladder so far, and a heel raise that opens by its criterion. */
export const climbing = (content: PrescriptionContent): PrescriptionContent => ({
  ...content,
  lines: [
    ...content.lines.map((line) =>
      line.exerciseId === "leg-press"
        ? { ...line, upTo: { exerciseId: "goblet-squat", name: "Goblet squat" } }
        : line,
    ),
    anotherLine(content, "single-leg-heel-raise", {
      notBefore: { criterion: "20 heel raises on both legs without pain" },
    }),
  ],
});

/** After a graft: a brace with an open hinge, a leg press that goes up its ladder so far, and a heel raise that waits. */
export const afterGraft = (content: PrescriptionContent): PrescriptionContent => ({
  ...climbing(content),
  leftOpen: "ask-first",
  equipment: [
    {
      equipmentId: "acl-brace",
      kind: "knee-brace",
      side: "left",
      hinge: { fromDegrees: 0, toDegrees: 120 },
      wear: "exercise",
      words: "Sport brace",
    },
  ],
});

/** Fewer visits as the patient takes over. */
export function tapering(content: PrescriptionContent): PrescriptionContent {
  const { weeks, perWeekMost } = content.frequency;
  const first = Math.ceil(weeks / 2);
  const taper = [
    { perWeek: perWeekMost, weeks: first },
    { perWeek: 1, weeks: weeks - first },
  ];
  return { ...content, taper, frequency: frequencyOfTaper(content.frequency, taper) };
}
