import { addDays, type Day } from "#domain/calendar/days.ts";

/** A re-evaluation is told so many days before what it is due for; recertification is told as early (our rule). */
export const toldBeforeDays = 14;

export type ReEvaluationDue = { dueOn: Day; because: "certification" | "prescription" };

/** The first of the end of certification and the end of the prescription, once it is near; undefined while it is not. */
export function findReEvaluationDue(
  { certifiedTo, prescriptionEndsOn }: { certifiedTo: Day | null; prescriptionEndsOn: Day | null },
  today: Day,
): ReEvaluationDue | undefined {
  const ends: ReEvaluationDue[] = [
    ...(certifiedTo === null ? [] : [{ dueOn: certifiedTo, because: "certification" as const }]),
    ...(prescriptionEndsOn === null ? [] : [{ dueOn: prescriptionEndsOn, because: "prescription" as const }]),
  ];
  const [first] = ends.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return first && first.dueOn <= addDays(today, toldBeforeDays) ? first : undefined;
}
