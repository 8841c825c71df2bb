import { type CodeKind, parentOf, prefixesOf } from "./code.ts";
import type { ReleaseEntry } from "./release-file.ts";

export type KnownCode = { kind: CodeKind; title: string };

/**
 * Everything a release knows: its codes, and a header for each proper prefix of them. A header the file does not
 * describe is titled from the codes below it, by `titleOf`; one whose codes have nothing in common stays untitled.
 */
export function withHeaders(
  entries: ReadonlyMap<string, ReleaseEntry>,
  titleOf: (code: string, below: readonly Titled[]) => string = titleOfHeader,
): Map<string, KnownCode> {
  const below = new Map<string, string[]>();
  for (const [code, { isHeader }] of entries) {
    if (isHeader) continue;
    for (const prefix of prefixesOf(code)) {
      const known = below.get(prefix);
      if (known) known.push(code);
      else below.set(prefix, [code]);
    }
  }
  const found = new Map<string, KnownCode>();
  for (const [code, { title, isHeader }] of entries)
    if (!isHeader || below.has(code)) found.set(code, { kind: isHeader ? "header" : "code", title });
  for (const [code, codes] of below) {
    const titled = codes.flatMap((one) => {
      const title = entries.get(one)?.title;
      return title === undefined ? [] : [{ code: one, title }];
    });
    const own = entries.get(code);
    found.set(code, {
      kind: isEncounters(code, codes) ? "encounters" : "header",
      title: own?.title ?? titleOf(code, titled),
    });
  }
  return found;
}

/** Codes that follow at once, of seven characters, among them the active and the healing injury. */
function isEncounters(code: string, codes: readonly string[]): boolean {
  return (
    codes.every((one) => one.length === 7 && parentOf(one) === code) &&
    codes.some((one) => one.endsWith("A")) &&
    codes.some((one) => one.endsWith("D"))
  );
}

export type Titled = { code: string; title: string };

/** Words that begin or end no title: what they point at was cut off. */
const pointing = new Set("of the with and in to due by for without or at on from".split(" "));
const sideWords = new Set("right left bilateral unspecified".split(" "));
const commonWordsLeast = 2;

const wordsBeforeEncounter = (title: string): string[] =>
  title.replace(/, (initial|subsequent) encounter.*$|, sequela\b.*$/, "").split(" ");
const bare = (word: string): string => word.toLowerCase().replace(/[,;:]$/, "");
const withoutSides = (words: readonly string[]): string[] =>
  words.filter((word) => !sideWords.has(bare(word)));

/**
 * What all titles say; else what they say but for the side; else two words and more they begin with; where those were cut
 * off in the middle ("with …"), or there are none, what the code that names nothing closer says; else the words common to
 * all, or, where those make no phrase, the shortest title "and more"; else nothing.
 */
export function titleOfHeader(code: string, below: readonly Titled[]): string {
  const whole = below.map(({ title }) => wordsBeforeEncounter(title));
  const alike = alikeButForSide(whole);
  if (alike) return capital(tidy(alike));
  const titles = whole.map(withoutSides);
  const begun = sharedBeginning(titles);
  const shared = tidy(begun);
  const isCut = shared.length < begun.length;
  const plain = unspecifiedOf(code, below);
  if (shared.length >= commonWordsLeast && !(isCut && plain.length > shared.length)) return capital(shared);
  if (plain.length > 0) return capital(plain);
  const [first = []] = titles;
  const common = tidy(first.filter((word) => titles.every((words) => words.includes(word))));
  if (common.length < commonWordsLeast) return capital(shared);
  if (!isBroken(common)) return capital(common);
  const [shortest = []] = titles.toSorted((a, b) => a.join(" ").length - b.join(" ").length);
  return `${capital(tidy(shortest))}, and more`;
}

/** Whether what was between two pointing words was cut out: "for and of". */
const isBroken = (words: readonly string[]): boolean =>
  words.some((word, index) => pointing.has(bare(word)) && pointing.has(bare(words[index + 1] ?? "")));

/** Titles that differ, where they do, in a word for the side alone, without that word. */
function alikeButForSide(titles: readonly (readonly string[])[]): string[] | undefined {
  const [first = []] = titles;
  if (titles.some((words) => words.length !== first.length)) return undefined;
  const kept: string[] = [];
  for (const [index, word] of first.entries()) {
    if (titles.every((words) => words[index] === word)) kept.push(word);
    else if (!titles.every((words) => sideWords.has(bare(words[index] ?? "")))) return undefined;
  }
  return kept;
}

function sharedBeginning(titles: readonly (readonly string[])[]): string[] {
  const [first = []] = titles;
  const length = first.findIndex((word, index) => titles.some((words) => words[index] !== word));
  return first.slice(0, length === -1 ? first.length : length);
}

/** The code that names nothing closer ends in 9 by custom, or says so in its title. */
function unspecifiedOf(code: string, below: readonly Titled[]): string[] {
  const named = below.filter(({ title }) => /, unspecified$/.test(title));
  const [shortest] = named.toSorted((a, b) => a.title.length - b.title.length);
  const closing = below.find((entry) => entry.code.startsWith(`${code}9`));
  const words = wordsBeforeEncounter(shortest?.title ?? closing?.title ?? "");
  return tidy(withoutSides(words).filter((word) => word !== "" && bare(word) !== "other"));
}

function tidy(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 0 && pointing.has(bare(kept[0] ?? ""))) kept.shift();
  while (kept.length > 0 && pointing.has(bare(kept.at(-1) ?? ""))) kept.pop();
  const last = kept.pop();
  return last === undefined ? [] : [...kept, last.replace(/[,;:]$/, "")];
}

const capital = (words: readonly string[]): string => {
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
