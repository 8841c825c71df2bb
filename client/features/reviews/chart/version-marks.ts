import { formatDay } from "#client/format/dates.ts";
import { dayIn } from "#client/format/times.ts";
import type { VersionMark } from "#client/ui/time-chart-model.ts";
import type { Day } from "#domain/calendar/days.ts";

type Version = { number: number; signedAt: number; startsOn: Day };

/**
 * Where each version stands on the time axis: the day it took effect, which is the day it was signed, or the day it
 * starts where that is later. What is older than the axis stands at its edge and says its own day; those of one place
 * share a mark.
 */
export function versionMarks(versions: readonly Version[], from: Day, zone: string): VersionMark[] {
  const placed = versions
    .toSorted((left, right) => left.number - right.number)
    .map(({ number, signedAt, startsOn }) => {
      const signedOn = dayIn(signedAt, zone);
      const on = startsOn > signedOn ? startsOn : signedOn;
      const since = `v${number} in force from ${formatDay(on)}`;
      return {
        day: on < from ? from : on,
        number,
        words: on === signedOn ? since : `${since}, signed ${formatDay(signedOn)}`,
      };
    });
  return [...new Set(placed.map(({ day }) => day))].map((day) => {
    const here = placed.filter((one) => one.day === day);
    const [first, last] = [here[0]?.number, here.at(-1)?.number];
    return {
      day,
      label: first === last ? `v${first}` : `v${first} to v${last}`,
      words: here.map(({ words }) => words).join("; "),
    };
  });
}
