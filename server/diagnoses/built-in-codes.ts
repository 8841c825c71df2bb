import { type CodeRow, holdsOn } from "#domain/diagnoses/code.ts";
import { builtInPeriods, rowsOf } from "#domain/diagnoses/code-table.ts";
import { firstDayOfCodes } from "#domain/diagnoses/known-changes.ts";
import type { Term } from "#domain/diagnoses/query.ts";
import { termsOf, trigramsOfWords } from "#domain/diagnoses/search-terms.ts";
import { type CodeSource, mostCandidates, mostNearWords } from "./code-source.ts";

let opened: CodeSource | undefined;
/** The built-in list, made once. */
export function openBuiltInCodes(): CodeSource {
  opened ??= openRows(rowsOf(builtInPeriods()));
  return opened;
}

/** Codes held in memory, answering as the tables of a loaded release do. */
function openRows(rows: readonly CodeRow[]): CodeSource {
  const terms = termsOf(rows);
  const trigrams = trigramsOfWords(terms.keys());
  const found = ({ word, isWhole }: Term): string[] =>
    isWhole
      ? (terms.get(word) ?? [])
      : [...terms].flatMap(([term, codes]) => (term.startsWith(word) ? codes : []));
  const byRank = (a: CodeRow, b: CodeRow) => a.rank - b.rank || (a.code < b.code ? -1 : 1);
  return {
    book: { releaseName: null, firstOn: firstDayOfCodes },
    hasWord: (term) => Promise.resolve(found(term).length > 0),
    listNearWords: (asked) => {
      const shared = new Map<string, number>();
      for (const trigram of asked)
        for (const word of trigrams.get(trigram) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
      return Promise.resolve(
        [...shared]
          .toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
          .slice(0, mostNearWords)
          .map(([word]) => word),
      );
    },
    findByTerms: (asked, day) => {
      const sets = asked.map((term) => new Set(found(term)));
      return Promise.resolve(
        rows
          .filter((row) => holdsOn(row, day) && sets.every((codes) => codes.has(row.code)))
          .toSorted(byRank)
          .slice(0, mostCandidates),
      );
    },
    listBelow: (parents, day) =>
      Promise.resolve(rows.filter((row) => parents.includes(row.parent) && holdsOn(row, day))),
    listBeginning: (prefix, day, most) =>
      Promise.resolve(rows.filter((row) => row.code.startsWith(prefix) && holdsOn(row, day)).slice(0, most)),
    listPeriods: (codes) => Promise.resolve(rows.filter((row) => codes.includes(row.code))),
  };
}
