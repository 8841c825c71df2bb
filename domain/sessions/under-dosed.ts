import { describeQuantity } from "#domain/doses/describe.ts";
import { type Dose, doseFields } from "#domain/doses/dose.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import type { Bounds } from "#domain/prescriptions/line.ts";

export type UnderDosed = { done: string; least: string };

/** As many sessions in a row below the least make a line under-dosed. */
export const sessionsToUnderDosed = 3;

/**
 * Whether the newest three doses of a line, newest first, all stay below the least the therapist may set in one field;
 * what was done last and that least. A row that was not done has no dose and is not among them.
 */
export function findUnderDosed(doses: readonly Dose[], bounds: Bounds): UnderDosed | undefined {
  const last = doses.slice(0, sessionsToUnderDosed);
  if (last.length < sessionsToUnderDosed) return undefined;
  for (const field of doseFields) {
    const least = bounds[field]?.least;
    const done = last[0]?.[field];
    if (!least || !done) continue;
    const areAllBelow = last.every((dose) => {
      const value = dose[field];
      return value !== undefined && compareQuantities(value, least) === "less";
    });
    if (areAllBelow) return { done: describeQuantity(done), least: describeQuantity(least) };
  }
  return undefined;
}
