import type { Day } from "#domain/calendar/days.ts";
import { icd10Subset } from "#domain/consultations/icd10-subset.ts";
import {
  type CodePeriod,
  type CodeRow,
  holdsOn,
  parentOf,
  prefixesOf,
  sideOfTitle,
  withoutDot,
} from "./code.ts";
import { type KnownCode, withHeaders } from "./headers.ts";
import { becameHeader, beginningOf, firstDayOfCodes, knownTitles } from "./known-changes.ts";
import { withRelease } from "./periods.ts";

export type CodePeriods = Map<string, CodePeriod[]>;

const builtIn = icd10Subset.map(({ code, title }) => ({ code: withoutDot(code), title }));
const dailyCodes = new Set(builtIn.map(({ code }) => code));
const dailyEncounters = new Set(builtIn.flatMap(({ code }) => (code.length === 7 ? [parentOf(code)] : [])));

/** Whether a rehabilitation clinic meets it daily, so that it is found before others. */
export const isDaily = (code: string): boolean => dailyCodes.has(code) || dailyEncounters.has(code);

/** What the built-in list says of a day: codes that began by then, and what had not become a header yet. */
function knownOn(day: Day): Map<string, KnownCode> {
  const entries = new Map(
    builtIn
      .filter(({ code }) => beginningOf(code) <= day)
      .map(({ code, title }) => [code, { title, isHeader: false }] as const),
  );
  for (const { code, title, on } of becameHeader) if (on > day) entries.set(code, { title, isHeader: false });
  // The codes here are not all of a header's codes: what they share is no title of it.
  return withHeaders(entries, (code) => knownTitles[code] ?? "");
}

const changeDays = [
  ...new Set([
    firstDayOfCodes,
    ...builtIn.map(({ code }) => beginningOf(code)),
    ...becameHeader.map(({ on }) => on),
  ]),
].toSorted();

/** The built-in list with every change that is known, for a clinic that has loaded no release. */
export function builtInPeriods(): CodePeriods {
  const periods: CodePeriods = new Map();
  for (const [index, fromOn] of changeDays.entries())
    overwrite(periods, knownOn(fromOn), { fromOn, nextFromOn: changeDays[index + 1] ?? null });
  return periods;
}

/** Puts a release into the periods that stand: within its span nothing but what it says holds. */
export function overwrite(
  periods: CodePeriods,
  said: ReadonlyMap<string, KnownCode>,
  span: { fromOn: Day; nextFromOn: Day | null },
): void {
  for (const code of new Set([...periods.keys(), ...said.keys()])) {
    const next = withRelease(periods.get(code) ?? [], span, said.get(code));
    if (next.length === 0) periods.delete(code);
    else periods.set(code, next);
  }
}

/** Takes the changes that were only known to come out again: the newest release alone says what holds from its day on. */
export function withoutLaterChanges(periods: CodePeriods, newestFromOn: Day): void {
  for (const [code, list] of periods) {
    const kept = list
      .filter(({ fromOn }) => fromOn <= newestFromOn)
      .map((period) =>
        period.toOn !== null && period.toOn >= newestFromOn ? { ...period, toOn: null } : period,
      );
    if (kept.length === 0) periods.delete(code);
    else periods.set(code, kept);
  }
}

/** Changes known to come after the newest release: a code that became a header, its codes, and families that began. */
export function addLaterChanges(periods: CodePeriods, newestFromOn: Day): void {
  for (const day of changeDays.filter((one) => one > newestFromOn)) {
    const known = knownOn(day);
    const changed = [...known].filter(
      ([code]) =>
        becameHeader.some((change) => change.on === day && change.code === code) || beginningOf(code) === day,
    );
    for (const [code, said] of changed) {
      periods.set(code, withRelease(periods.get(code) ?? [], { fromOn: day, nextFromOn: null }, said));
      for (const prefix of prefixesOf(code)) {
        const header = known.get(prefix);
        if (header && !(periods.get(prefix) ?? []).some((period) => holdsOn(period, day)))
          periods.set(
            prefix,
            withRelease(periods.get(prefix) ?? [], { fromOn: day, nextFromOn: null }, header),
          );
      }
    }
  }
}

/** Musculoskeletal first, then nerves and injuries, then what therapy meets beside them; external causes last. */
const chapters = ["M", "GS", "RZ", "EIT", "FHJN", "ABCDKLOPQU", "VWXY"];
const mostWordsRanked = 99;

/** The rows that are searched, from the periods of every code. */
export function rowsOf(periods: CodePeriods): CodeRow[] {
  const below = new Map<string, number>();
  const sided = new Set<string>();
  for (const [code, list] of periods) {
    const last = list.at(-1);
    if (last?.kind === "code")
      for (const prefix of prefixesOf(code)) below.set(prefix, (below.get(prefix) ?? 0) + 1);
    if (last && ["left", "right"].includes(sideOfTitle(last.title))) sided.add(parentOf(code));
  }
  return [...periods]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, list]) =>
      list.map((period): CodeRow => {
        const parent = parentOf(code);
        const side = sideOfTitle(period.title);
        const isOpen = side === "none" && sided.has(parent) && /\bunspecified\b/i.test(period.title);
        return {
          code,
          ...period,
          parent,
          side: isOpen ? "unspecified" : side,
          codesBelow: period.kind === "code" ? 0 : (below.get(code) ?? 0),
          rank: rankOf(code, period),
        };
      }),
    );
}

function rankOf(code: string, { kind, title }: CodePeriod): number {
  const chapter = chapters.findIndex((letters) => letters.includes(code.charAt(0)));
  const words = Math.min(mostWordsRanked, title.split(" ").length);
  return (isDaily(code) ? 0 : 10_000) + (kind === "header" ? 2000 : 0) + chapter * 200 + words;
}
