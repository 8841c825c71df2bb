import { type Dose, doseFields } from "#domain/doses/dose.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import { describeImpossible } from "#domain/doses/reading/possible.ts";
import type { LineInForce } from "#domain/sessions/plan-in-force.ts";
import { refuse } from "#server/refusal.ts";

/** What is entered anew must be possible of the exercise's joints and of the visit; what stood before is left as it is. */
export function requirePossible(
  session: { note: { totalMinutes?: number | undefined } },
  line: LineInForce | undefined,
  standing: Dose,
  wanted: Dose,
): void {
  const entered: Dose = Object.fromEntries(
    doseFields
      .filter((field) => wanted[field] && !isSameQuantity(wanted[field], standing[field]))
      .map((field) => [field, wanted[field]]),
  );
  const words = describeImpossible(entered, {
    joints: line?.exercise.motions.map(({ joint }) => joint) ?? [],
    visitMinutes: session.note.totalMinutes,
  });
  if (words) refuse("invalid", words, { field: entered.range ? "dose.range" : "dose.duration" });
}
