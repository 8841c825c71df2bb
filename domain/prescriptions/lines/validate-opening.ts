import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import type { Line } from "#domain/prescriptions/line.ts";

/**
 * The day a line opens, against today and the end of the prescription, both inclusive. A line that opened under the
 * version in force keeps its day.
 */
export function validateOpening(
  { name, lineKey, notBefore }: Line,
  path: string,
  days: { today: Day; endsOn: Day; standing: readonly Line[] },
): { field: string; words: string }[] {
  const on = notBefore?.on;
  if (on === undefined) return [];
  if (on > days.endsOn)
    return [
      {
        field: `${path}.notBefore`,
        words: `${name} would never open: the prescription ends on ${describeDay(days.endsOn)}. Change one of the days.`,
      },
    ];
  const isCarried = days.standing.some((line) => line.lineKey === lineKey && line.notBefore?.on === on);
  return on >= days.today || isCarried
    ? []
    : [
        {
          field: `${path}.notBefore`,
          words: `${describeDay(on)} is past. Choose a day from today on, or leave it empty: the line is then open from the start.`,
        },
      ];
}
