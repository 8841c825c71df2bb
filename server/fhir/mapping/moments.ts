import { isDay } from "#domain/calendar/bounds.ts";
import { addDays, type Day } from "#domain/calendar/days.ts";

/** When the import runs, in the clinic's zone. */
export type Now = { instant: number; today: Day };

/**
 * A FHIR date or dateTime. A day without a time is kept as noon UTC, which is that day in every zone of the United
 * States. A year or a month alone names no day: `day` and `instant` are null.
 */
export type Moment = { day: Day | null; instant: number | null };
export type Wrong = { reason: string };

const dateTime =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const dayMilliseconds = 86_400_000;

/** @param what names the date in the reason, for example "onset". */
export function readMoment(text: string, what: string, now: Now, mayBeAhead = false): Moment | Wrong {
  const match = dateTime.exec(text);
  if (!match) return { reason: `Its ${what} is not a FHIR date.` };
  const [, year = "", month, date, time, zone] = match;
  const day = `${year}-${month ?? "01"}-${date ?? "01"}`;
  if (!isDay(day)) return { reason: `Its ${what} is not a date between 1800 and 2199 that exists.` };
  // One day of grace: the source's zone may be ahead of the clinic's.
  if (!mayBeAhead && day > addDays(now.today, 1)) return { reason: `Its ${what} is in the future.` };
  if (date === undefined) return { day: null, instant: null };
  if (time === undefined) return { day, instant: Date.parse(`${day}T12:00:00Z`) };
  if (zone === undefined) return { reason: `Its ${what} has a time without a zone.` };
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return { reason: `Its ${what} is not a time that exists.` };
  if (!mayBeAhead && instant > now.instant + dayMilliseconds)
    return { reason: `Its ${what} is in the future.` };
  return { day, instant };
}

/** Start and end of something that lasted; the end may lie ahead, and is never before the start. */
export function readPeriod(
  period: { start?: string | undefined; end?: string | undefined } | undefined,
  now: Now,
): { startedAt: number | null; endedAt: number | null } | Wrong {
  const start = period?.start === undefined ? undefined : readMoment(period.start, "start", now);
  if (start && "reason" in start) return start;
  const end = period?.end === undefined ? undefined : readMoment(period.end, "end", now, true);
  if (end && "reason" in end) return end;
  const [startedAt, endedAt] = [start?.instant ?? null, end?.instant ?? null];
  const isBackwards =
    startedAt !== null && endedAt !== null && endedAt < startedAt && (end?.day ?? "") < (start?.day ?? "");
  if (isBackwards) return { reason: "It ends before it starts." };
  return { startedAt, endedAt };
}
