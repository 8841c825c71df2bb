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

/** Words that end no title: what they point at was cut off. */
const pointing = new Set("of the with and in to due by for without or at on from, unspecified".split(" "));
const commonWordsLeast = 2;

/** Words all titles begin with; else what the unspecified one says; else the words common to all; else nothing. */
export function titleOfHeader(code: string, below: readonly Titled[]): string {
  const titles = below.map(({ title }) => title.split(" "));
  const [first = []] = titles;
  const length = first.findIndex((word, index) => titles.some((title) => title[index] !== word));
  const shared = tidy(first.slice(0, length === -1 ? first.length : length));
  if (shared.length >= commonWordsLeast) return capital(shared);
  const plain = unspecifiedOf(code, below);
  if (plain.length > 0) return capital(plain);
  if (shared.length > 0) return capital(shared);
  const common = tidy(first.filter((word) => titles.every((title) => title.includes(word))));
  return common.length >= commonWordsLeast ? capital(common) : "";
}

/** The code that names nothing closer ends in 9 by custom, or says so in its title. */
function unspecifiedOf(code: string, below: readonly Titled[]): string[] {
  const named = below.filter(({ title }) => /, unspecified$/.test(title));
  const [shortest] = named.toSorted((a, b) => a.title.length - b.title.length);
  const closing = below.find((entry) => entry.code.startsWith(`${code}9`));
  const title = shortest?.title ?? closing?.title ?? "";
  return tidy(
    title
      .replace(/, (initial|subsequent) encounter.*$|, sequela$/, "")
      .replaceAll(/,? ?\b(unspecified|other)\b/gi, "")
      .trim()
      .split(" ")
      .filter((word) => word !== ""),
  );
}

function tidy(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 0 && pointing.has((kept.at(-1) ?? "").toLowerCase().replace(/[,;:]$/, ""))) kept.pop();
  const last = kept.pop();
  return last === undefined ? [] : [...kept, last.replace(/[,;:]$/, "")];
}

const capital = (words: readonly string[]): string => {
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
