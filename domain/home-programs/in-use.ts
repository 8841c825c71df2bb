import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";

/** A program that begins later than this is a slip of the year (K). */
export const farthestStartDays = 90;

type Given = { number: number; startsOn: Day };

/**
 * The programs a patient does now or will do, newest first: the one in force, which is the newest that has begun, and
 * those given since that begin later. One is over once a newer one has begun by the day it would.
 */
export const listInUse = <Program extends Given>(given: readonly Program[], today: Day): Program[] =>
  given
    .filter(({ number, startsOn }) => {
      const from = startsOn > today ? startsOn : today;
      return !given.some((newer) => newer.number > number && newer.startsOn <= from);
    })
    .toSorted((one, other) => other.number - one.number);

/** What stands against the day a program begins, in a sentence. */
export function problemOfStart(startsOn: Day, today: Day): string | undefined {
  if (startsOn < today) return "The program starts today or later.";
  const latest = addDays(today, farthestStartDays);
  return startsOn > latest
    ? `The program starts by ${describeDay(latest)}, at most ${farthestStartDays} days ahead. Check the date.`
    : undefined;
}
