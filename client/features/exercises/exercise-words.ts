import type { DoseField } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { exerciseRegions } from "#domain/exercises/exercise.ts";
import { ownExerciseTags } from "#domain/exercises/own/own-exercise.ts";

/** "lumbar-spine" as "Lumbar spine": the closed lists of the library are plain words already. */
export function wordsOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

export const optionsOf = <Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, label: wordsOf(value) }));

export const regionOptions = optionsOf(exerciseRegions);
export const tagOptions = optionsOf(ownExerciseTags).toSorted((a, b) =>
  a.label.localeCompare(b.label, "en-US"),
);

export const fieldWord = (field: DoseField): string => doseFieldFacts[field].label;
