import { normalizeSearch, trigramsOf } from "#domain/patients/search-terms.ts";
import type { CodeRow } from "./code.ts";

/**
 * Words that stand in so many titles that they find nothing by themselves. Typed, they choose among what the other
 * words found: which encounter of an injury, which side, which of several alike.
 */
const unindexed = new Set(
  (
    "of and or the in to for with without by on at from a an not due other unspecified specified elsewhere " +
    "classified mention encounter initial subsequent sequela left right bilateral unilateral"
  ).split(" "),
);
export const isIndexed = (word: string): boolean => !unindexed.has(word);

export const wordsOfTitle = (title: string): string[] => normalizeSearch(title).split(" ").filter(Boolean);

/**
 * Which codes each word of their titles finds. The encounters of one injury are found as one, by every word that any of
 * their titles has.
 *
 * @param rows in order of their codes, so that what is found as one stands together.
 */
export function termsOf(rows: readonly CodeRow[]): Map<string, string[]> {
  const encounters = new Set(rows.flatMap((row) => (row.kind === "encounters" ? [row.code] : [])));
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const target = encounters.has(row.parent) ? row.parent : row.code;
    for (const word of wordsOfTitle(row.title)) {
      if (!isIndexed(word)) continue;
      const codes = found.get(word);
      if (!codes) found.set(word, [target]);
      else if (codes.at(-1) !== target) codes.push(target);
    }
  }
  return found;
}

const shortestSpelled = 4;

/** Which words share a trigram, for what was typed and nothing begins with. */
export function trigramsOfWords(words: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < shortestSpelled || /\d/.test(word)) continue;
    for (const trigram of new Set(trigramsOf(word))) {
      const known = found.get(trigram);
      if (known) known.push(word);
      else found.set(trigram, [word]);
    }
  }
  return found;
}

/** A word short enough to be an abbreviation, or a number, is not corrected: another one would be as near. */
export const canBeMisspelled = (word: string): boolean => word.length >= shortestSpelled && !/\d/.test(word);

const mostNear = 4;

/** Those of the candidates that differ from what was typed, or from its beginning, by one or two letters; nearest first. */
export function nearestWords(typed: string, candidates: readonly string[]): string[] {
  const most = typed.length <= 5 ? 1 : 2;
  return candidates
    .map((word) => ({ word, distance: distanceTo(typed, word) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, mostNear)
    .map(({ word }) => word);
}

/** Letters left out, added, replaced or swapped with the next one, to reach a beginning of `word` as long as it may be. */
function distanceTo(typed: string, word: string): number {
  let before: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const isSame = typed[row - 1] === word[column - 1];
      const isSwapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      next.push(
        Math.min(
          (last[column] ?? row) + 1,
          (next[column - 1] ?? row) + 1,
          (last[column - 1] ?? row) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? row) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = next;
  }
  // Typing may not be at its end: what follows in the word costs nothing, but at least half of the word stands.
  const whole = last.at(-1) ?? typed.length;
  const begun = Math.min(...last.slice(Math.max(1, typed.length - 1)));
  return Math.min(whole, begun + (word.length > typed.length * 2 ? 1 : 0));
}
