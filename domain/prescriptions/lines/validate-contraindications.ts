import { underLoad } from "#domain/exercises/under-load.ts";
import { contraindicating, describeContraindicated } from "#domain/precautions/contraindicated.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { ContraindicationInForce, ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import { openSettings, unsetTreatment } from "./treatment.ts";

type Found = { field: string; words: string };

/**
 * What in force excludes a line: the exercise itself, the load of its dose, the load a therapist may set, or a setting
 * that is left open. One of them is told, the gravest first.
 */
export function validateContraindications(
  contraindications: readonly ContraindicationInForce[],
  line: Line,
  path: string,
  exercise: ExerciseFacts | undefined,
): Found[] {
  if (!exercise) return [];
  const { open, capped } = openSettings(exercise, line.treatment ?? unsetTreatment(line.exerciseId));
  const excluding = (facts: ExerciseFacts) => contraindicating(contraindications, facts, line.side)[0];
  const whole = excluding(capped);
  if (whole) return [{ field: `${path}.exerciseId`, words: describeContraindicated(line.name, whole) }];
  const loads = [
    { field: `${path}.dose.load`, load: line.dose.load },
    { field: `${path}.bounds.load`, load: line.bounds.load?.most },
  ];
  for (const { field, load } of loads) {
    const row = load && excluding(underLoad(capped, { load }));
    if (row)
      return [
        { field, words: describeContraindicated(`${line.name} with a load`, row, "Leave the load out") },
      ];
  }
  return open.flatMap(({ at, name, adds, cap }) => {
    const row = excluding({ ...capped, tags: [...capped.tags, adds.tag] });
    return row
      ? [
          {
            field: `${path}.treatment.${at}`,
            words: `${line.name}: its ${name} is left open, and this is contraindicated for this patient: ${row.words}. ${cap}, or have ${row.ownerName} lift it first.`,
          },
        ]
      : [];
  });
}
