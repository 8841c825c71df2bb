import { type CodeRow, type CodeSide, encounterRank } from "./code.ts";
import { isDaily } from "./code-table.ts";
import type { CodeQuery, Term, WantedSide } from "./query.ts";
import { isIndexed, wordsOfTitle } from "./search-terms.ts";

/** A row that was found, and by which reading of what was typed; the first reading is the likeliest. */
export type Candidate = { row: CodeRow; reading: number };

/** What a search holds its findings against. */
export type Wanted = Pick<CodeQuery, "side" | "readings" | "choosing"> & {
  /** The side of the problem that is treated, where none was typed. */
  treatedSide: WantedSide | undefined;
};

const holds = (words: readonly string[], { word, isWhole }: Term): boolean =>
  words.some((one) => (isWhole ? one === word : one.startsWith(word)));

/** Typed, a side comes before what has none; only known from elsewhere, it puts the other side last. */
function sideRank(side: CodeSide, { side: typed, treatedSide }: Wanted): number {
  const wanted = typed ?? treatedSide;
  if (wanted === undefined) return side === "unspecified" ? 1 : 0;
  if (side === wanted) return 0;
  if (side === "none") return typed === undefined ? 0 : 1;
  if (side === "unspecified") return 2;
  return 3;
}

/** How well a row answers, each number before the next, less is better. */
function marksOf({ row, reading }: Candidate, wanted: Wanted): number[] {
  const words = wordsOfTitle(row.title);
  const terms = wanted.readings[reading] ?? [];
  const exact = terms.filter(({ word }) => words.includes(word)).length;
  const chosen = wanted.choosing.filter((word) => words.includes(word)).length;
  const [first] = terms;
  return [
    sideRank(row.side, wanted),
    reading,
    row.kind === "header" ? 1 : 0,
    -chosen,
    isDaily(row.code) ? 0 : 1,
    -exact,
    Math.floor((row.rank % 2000) / 200),
    first && words[0]?.startsWith(first.word) ? 0 : 1,
    words.filter(isIndexed).length,
  ];
}

function compareMarks(a: readonly number[], b: readonly number[]): number {
  for (const [index, mark] of a.entries()) {
    const difference = mark - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Best first; a row that several readings found stands once, at its best. */
export function rankCandidates(candidates: readonly Candidate[], wanted: Wanted): CodeRow[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.row.code);
    if (!known || candidate.reading < known.reading) best.set(candidate.row.code, candidate);
  }
  return [...best.values()]
    .map((candidate) => ({ row: candidate.row, marks: marksOf(candidate, wanted) }))
    .toSorted((a, b) => compareMarks(a.marks, b.marks) || (a.row.code < b.row.code ? -1 : 1))
    .map(({ row }) => row);
}

/** Of the encounters of one injury the one that was typed, else the one therapy is for. */
export function chooseEncounter(rows: readonly CodeRow[], wanted: Wanted): CodeRow | undefined {
  const typed = [
    ...wanted.readings.flat(),
    ...wanted.choosing.map((word): Term => ({ word, isWhole: true })),
  ];
  let best: { row: CodeRow; matched: number } | undefined;
  for (const row of inTherapyOrder(rows)) {
    const words = wordsOfTitle(row.title);
    const matched = typed.filter((term) => holds(words, term)).length;
    if (!best || matched > best.matched) best = { row, matched };
  }
  return best?.row;
}

/** Codes under one header: the wanted side first, then in their order, the encounter therapy is for before the others. */
export function inTherapyOrder(rows: readonly CodeRow[], wanted?: Wanted): CodeRow[] {
  return rows
    .map((row) => ({
      row,
      side: wanted ? sideRank(row.side, wanted) : 0,
      injury: row.code.length === 7 ? row.code.slice(0, 6) : row.code,
      encounter: encounterRank(row.code),
    }))
    .toSorted(
      (a, b) =>
        a.side - b.side ||
        compareText(a.injury, b.injury) ||
        a.encounter - b.encounter ||
        compareText(a.row.code, b.row.code),
    )
    .map(({ row }) => row);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
