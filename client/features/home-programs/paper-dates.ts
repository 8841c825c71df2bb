import { formatDate, formatDay } from "#client/format/dates.ts";
import { dayIn, formatTime } from "#client/format/times.ts";
import type { Day } from "#domain/calendar/days.ts";
import type { HomeLanguage } from "#domain/home-programs/words/language.ts";

const spanish = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("es-US", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
    ...options,
  });
const formats = { day: spanish({ weekday: "short" }), date: spanish({}) };
// A calendar day has no zone: noon UTC is on that day wherever it is formatted.
const noonOf = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

/** "Mon Nov 23, 2026", "lun, 23 nov 2026". */
export const formatPaperDay = (day: Day, language: HomeLanguage): string =>
  language === "en" ? formatDay(day) : formats.day.format(noonOf(day));

/** "Jun 2, 1955", "2 jun 1955". */
export const formatPaperDate = (day: Day, language: HomeLanguage): string =>
  language === "en" ? formatDate(day) : formats.date.format(noonOf(day));

/** "Mon Nov 23, 2026 2:10 p.m." on the clock of the clinic. */
export const formatPaperMoment = (at: number, zone: string, language: HomeLanguage): string =>
  `${formatPaperDay(dayIn(at, zone), language)} ${formatTime(at, zone)}`;
