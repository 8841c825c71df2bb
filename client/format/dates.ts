import { ageInYears, type Day, dayNumber, daysBetween, weekday } from "#domain/calendar/days.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const monthOf = (day: Day): string => months[Number(day.slice(5, 7)) - 1] ?? "";
const dateOf = (day: Day): number => Number(day.slice(8, 10));
const yearOf = (day: Day): string => day.slice(0, 4);
const weekdayOf = (day: Day): string => weekdays[weekday(day)] ?? "";

/** "Mon Nov 23, 2026". A calendar day has no zone, so none is applied. */
export const formatDay = (day: Day): string => `${weekdayOf(day).slice(0, 3)} ${formatDate(day)}`;
/** "Nov 23, 2026" */
export const formatDate = (day: Day): string => `${formatColumnDay(day)}, ${yearOf(day)}`;
/** "Nov 23", for a column head inside one year. */
export const formatColumnDay = (day: Day): string => `${monthOf(day).slice(0, 3)} ${dateOf(day)}`;
/** "Nov 23" within the year of `today`, "Nov 23, 2025" beyond it. */
export const formatDayNear = (day: Day, today: Day): string =>
  yearOf(day) === yearOf(today) ? formatColumnDay(day) : formatDate(day);
/** "Mon Nov 23" */
export const formatWeekdayDay = (day: Day): string => `${weekdayOf(day).slice(0, 3)} ${formatColumnDay(day)}`;
/** "Monday, November 23, 2026", as read aloud. */
export const spellDay = (day: Day): string =>
  `${weekdayOf(day)}, ${monthOf(day)} ${dateOf(day)}, ${yearOf(day)}`;

/** "today", "yesterday", "6 days ago", "in 3 days"; always beside the day itself, never in its place. */
export function formatDaysAway(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return "today";
  if (days === -1) return "yesterday";
  if (days === 1) return "tomorrow";
  return days < 0 ? `${-days} days ago` : `in ${days} days`;
}

/** "75 y"; below two years "14 mo", because a year is then too coarse to dose by. */
export function formatAge(bornOn: Day, today: Day): string {
  const years = ageInYears(bornOn, today);
  if (years >= 2) return `${years}\u00a0y`;
  const wholeMonths =
    (Number(yearOf(today)) - Number(yearOf(bornOn))) * 12 +
    (Number(today.slice(5, 7)) - Number(bornOn.slice(5, 7))) -
    (dateOf(today) < dateOf(bornOn) ? 1 : 0);
  return `${wholeMonths}\u00a0mo`;
}

/** "Mar 14, 1951 (75 y)" */
export const formatBorn = (bornOn: Day, today: Day): string =>
  `${formatDate(bornOn)} (${formatAge(bornOn, today)})`;

/** Whether text is a day that exists, so that Feb 30 is refused and not moved to March. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date >= 1 && date <= (lengths[month - 1] ?? 0);
}

/** Days since 1970-01-01, for placing a day on an axis. */
export const axisDay = (day: Day): number => dayNumber(day);
