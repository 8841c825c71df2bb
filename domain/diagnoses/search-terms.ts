import { normalizeSearch, trigramsOf } from "#domain/patients/search-terms.ts";
import type { CodeRow } from "./code.ts";
import { canBeMisspelled } from "./spelling.ts";

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

/** Which words share a trigram, for what was typed and nothing begins with. */
export function trigramsOfWords(words: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) {
    if (!canBeMisspelled(word)) continue;
    for (const trigram of new Set(trigramsOf(word))) {
      const known = found.get(trigram);
      if (known) known.push(word);
      else found.set(trigram, [word]);
    }
  }
  return found;
}
