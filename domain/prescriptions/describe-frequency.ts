import { counted, fromTo } from "#domain/units/counted.ts";
import type { Frequency } from "./prescription.ts";
import type { Taper } from "./taper.ts";

export const describeWeeks = (weeks: number): string => counted(weeks, "week");

/** "2 to 3 per week for 6 weeks", "3 per week for 2 weeks, then 1 per week for 4 weeks"; more than one a day is said. */
export function describeFrequency(frequency: Frequency, taper?: Taper): string {
  const { perWeekLeast, perWeekMost, perDay, weeks } = frequency;
  const daily = perDay === 1 ? "" : `, ${perDay} a day`;
  const course = taper
    ? taper.map((step) => `${step.perWeek} per week for ${describeWeeks(step.weeks)}`).join(", then ")
    : `${fromTo(perWeekLeast, perWeekMost)} per week for ${describeWeeks(weeks)}`;
  return `${course}${daily}`;
}
