import { addDays, type Day } from "#domain/calendar/days.ts";
import type { CodePeriod } from "./code.ts";
import type { KnownCode } from "./headers.ts";

/** When a release holds: from its first day until the day before the next one that is loaded. */
export type ReleaseSpan = { fromOn: Day; nextFromOn: Day | null };

/**
 * The periods of one code after a release is loaded: within the release's span they are what it says, outside they stay.
 * Releases may be loaded in any order and again; the outcome is the same.
 *
 * @param said what the release says of the code; absent when it is not in it.
 */
export function withRelease(
  periods: readonly CodePeriod[],
  { fromOn, nextFromOn }: ReleaseSpan,
  said: KnownCode | undefined,
): CodePeriod[] {
  const dayBefore = addDays(fromOn, -1);
  const lastDay = nextFromOn === null ? null : addDays(nextFromOn, -1);
  const kept = periods.flatMap((period): CodePeriod[] => [
    ...(period.fromOn < fromOn ? [{ ...period, toOn: earlier(period.toOn, dayBefore) }] : []),
    ...(nextFromOn !== null && (period.toOn === null || period.toOn >= nextFromOn)
      ? [{ ...period, fromOn: period.fromOn > nextFromOn ? period.fromOn : nextFromOn }]
      : []),
  ]);
  const all = said ? [...kept, { ...said, fromOn, toOn: lastDay }] : kept;
  return joined(all.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)));
}

const earlier = (end: Day | null, day: Day): Day => (end === null || end > day ? day : end);

/** Periods that follow each other and say the same are one. */
function joined(periods: readonly CodePeriod[]): CodePeriod[] {
  const out: CodePeriod[] = [];
  for (const period of periods) {
    const last = out.at(-1);
    if (
      last &&
      last.kind === period.kind &&
      last.title === period.title &&
      last.toOn !== null &&
      addDays(last.toOn, 1) === period.fromOn
    )
      out[out.length - 1] = { ...last, toOn: period.toOn };
    else out.push(period);
  }
  return out;
}
