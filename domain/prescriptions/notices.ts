import { addDays, type Day, daysBetween } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { counted } from "#domain/units/counted.ts";
import { describeWeeks } from "./describe-frequency.ts";
import type { PrescriptionContent } from "./prescription.ts";
import { sessionsOrdered } from "./taper.ts";

/** What may be meant and may be a slip: said at its field, and no reason not to sign. */
export type Notice = { field: string; words: string };

/** Where weeks, dates, visits and frequency say different things. Fields that are not entered yet say nothing. */
export function noticesOf(
  content: Pick<PrescriptionContent, "frequency" | "taper" | "visitsMost" | "startsOn" | "endsOn">,
): Notice[] {
  const { frequency, taper, visitsMost, startsOn, endsOn } = content;
  const notices: Notice[] = [];
  const { weeks } = frequency;
  const isWhole = Object.values(frequency).every((count) => Number.isInteger(count));
  if (isWhole && startsOn !== "" && endsOn > startsOn) {
    const due: Day = addDays(startsOn, weeks * 7);
    const days = daysBetween(due, endsOn);
    if (days !== 0)
      notices.push({
        field: "endsOn",
        words: `${describeWeeks(weeks)} from ${describeDay(startsOn)} end on ${describeDay(due)}; this is ${counted(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}.`,
      });
  }
  if (isWhole && visitsMost !== undefined && Number.isInteger(visitsMost)) {
    const { least, most } = sessionsOrdered(frequency, taper);
    if (visitsMost < least)
      notices.push({
        field: "visitsMost",
        words: `The frequency comes to at least ${counted(least, "visit")}. Visits end first.`,
      });
    if (visitsMost > most)
      notices.push({
        field: "visitsMost",
        words: `The frequency comes to at most ${counted(most, "visit")}. The weeks end first.`,
      });
  }
  return notices;
}
