import { precautionEffects } from "#domain/precautions/effect.ts";

type Standing = { effect: (typeof precautionEffects)[number]; chip: string };

/** Beside the contraindications the row stays one or two lines; what is more is counted and stands in the list behind it. */
const mostChips = 7;

const subjectOf = (chip: string): string => chip.split(":")[0] ?? chip;

/**
 * What the band says in chips, gravest first. A contraindication is never left out, however many there are; of the rest
 * one subject is said once, by its gravest, and only as many as there is room for.
 */
export function shownChips<Row extends Standing>(precautions: readonly Row[]): Row[] {
  const sorted = precautions.toSorted(
    (left, right) => precautionEffects.indexOf(left.effect) - precautionEffects.indexOf(right.effect),
  );
  const chips = sorted.filter(({ effect, chip }, place) =>
    effect === "contraindication"
      ? place === sorted.findIndex((other) => other.effect === effect && other.chip === chip)
      : place === sorted.findIndex((other) => subjectOf(other.chip) === subjectOf(chip)),
  );
  const grave = chips.filter(({ effect }) => effect === "contraindication").length;
  return chips.slice(0, Math.max(mostChips, grave));
}
