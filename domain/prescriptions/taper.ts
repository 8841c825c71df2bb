import * as z from "zod/mini";
import type { Frequency } from "./prescription.ts";

/** Sessions per week for so many weeks, one step after another. */
export const taperSchema = z
  .array(
    z.strictObject({
      perWeek: z
        .int("Enter a whole number per week.")
        .check(z.gte(1, "At least 1 per week."), z.lte(14, "At most 14 per week.")),
      weeks: z
        .int("Enter a whole number of weeks.")
        .check(z.gte(1, "At least 1 week."), z.lte(52, "At most 52 weeks.")),
    }),
  )
  .check(
    z.minLength(2, "A taper has at least two steps. Add one, or remove the taper."),
    z.maxLength(6, "A taper has at most six steps."),
  );
export type Taper = z.infer<typeof taperSchema>;

/** The frequency a taper comes to: its weeks added up, its least and its most per week. Steps not entered yet count for nothing. */
export function frequencyOfTaper(frequency: Frequency, taper: Taper): Frequency {
  const steps = taper.filter(({ perWeek, weeks }) => Number.isInteger(perWeek) && Number.isInteger(weeks));
  if (steps.length === 0) return frequency;
  return {
    ...frequency,
    perWeekLeast: Math.min(...steps.map(({ perWeek }) => perWeek)),
    perWeekMost: Math.max(...steps.map(({ perWeek }) => perWeek)),
    weeks: steps.reduce((sum, { weeks }) => sum + weeks, 0),
  };
}

/** Whether the steps and the frequency beside them say the same. */
export function agreesWithTaper(frequency: Frequency, taper: Taper): boolean {
  const own = frequencyOfTaper(frequency, taper);
  return (
    own.perWeekLeast === frequency.perWeekLeast &&
    own.perWeekMost === frequency.perWeekMost &&
    own.weeks === frequency.weeks
  );
}

/** The fewest and the most sessions an order comes to. */
export function sessionsOrdered(
  frequency: Frequency,
  taper: Taper | undefined,
): { least: number; most: number } {
  if (taper) {
    const sessions = taper.reduce((sum, { perWeek, weeks }) => sum + perWeek * weeks, 0);
    return { least: sessions, most: sessions };
  }
  const { perWeekLeast, perWeekMost, perDay, weeks } = frequency;
  return { least: perWeekLeast * weeks, most: perWeekMost * perDay * weeks };
}
