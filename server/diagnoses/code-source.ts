import type { Day } from "#domain/calendar/days.ts";
import type { CodeRow } from "#domain/diagnoses/code.ts";
import type { CodeBook } from "#domain/diagnoses/judge.ts";
import type { Term } from "#domain/diagnoses/query.ts";

/** Where codes are read from: the release that is loaded, or the built-in list. Both answer the same questions. */
export type CodeSource = {
  book: CodeBook;
  /** Whether a word finds any code. */
  hasWord: (term: Term) => Promise<boolean>;
  /** Words that share most of these trigrams, those that share more first. */
  listNearWords: (trigrams: readonly string[]) => Promise<string[]>;
  /** What holds on the day and is found by every term, at most `mostCandidates`, by rank. */
  findByTerms: (terms: readonly Term[], day: Day) => Promise<CodeRow[]>;
  /** What holds on the day and stands directly below; a category stands below the empty code. */
  listBelow: (parents: readonly string[], day: Day) => Promise<CodeRow[]>;
  /** What holds on the day and begins so, in order of the codes, at most `most`. */
  listBeginning: (prefix: string, day: Day, most: number) => Promise<CodeRow[]>;
  /** Everything ever known of these codes, in order of code and day. */
  listPeriods: (codes: readonly string[]) => Promise<CodeRow[]>;
};

export const mostCandidates = 200;
export const mostNearWords = 60;
/** The last character of the Basic Multilingual Plane ends a prefix range on both engines. */
export const afterPrefix = (text: string) => `${text}\uffff`;
