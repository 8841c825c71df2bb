import type { Day } from "#domain/calendar/days.ts";
import type { CodeRow } from "#domain/diagnoses/code.ts";
import { readingsOf, spelledAsSaid, type Term } from "#domain/diagnoses/query.ts";
import { type Candidate, chooseEncounter, rankCandidates, type Wanted } from "#domain/diagnoses/rank.ts";
import { canBeMisspelled, nearestWords } from "#domain/diagnoses/spelling.ts";
import { trigramsOf } from "#domain/patients/search-terms.ts";
import type { CodeSource } from "./code-source.ts";

export type Search = { source: CodeSource; day: Day; wanted: Wanted };
export type Findings = { rows: CodeRow[]; total: number; sentence: string | null };

export const mostShown = 20;
/** Where more is found than shown, the last places are headers to go on from. */
const mostHeaders = 3;
const mostReadings = 6;

/** Codes whose titles hold every word typed; where nothing holds them, those that hold the words meant. */
export async function findByWords(search: Search): Promise<Findings> {
  const { wanted } = search;
  const found = await findReadings(search, wanted.readings);
  if (found.length > 0) return show(search, wanted.readings, found, null);
  const asSaid = await findAsSaid(search);
  if (asSaid) return asSaid;
  const corrected = await correct(search.source, wanted.readings);
  const near = await findReadings(search, corrected.readings);
  if (near.length === 0) return findWithoutOne(search);
  const unknown = corrected.unknown.map((word) => `“${word}”`).join(" and ");
  const sentence = `Nothing holds ${unknown || "all of these words"}. Shown: what is spelled alike.`;
  return show(search, corrected.readings, near, sentence);
}

/** What a saying means of which a word is misspelled. */
async function findAsSaid(search: Search): Promise<Findings | undefined> {
  const words = (search.wanted.readings.at(-1) ?? []).map(({ word }) => word);
  const spelled = spelledAsSaid(words);
  if (!spelled) return undefined;
  const readings = readingsOf(spelled);
  const found = await findReadings(search, readings);
  if (found.length === 0) return undefined;
  const unknown = words.filter((word, place) => word !== spelled[place]).map((word) => `“${word}”`);
  return show(
    search,
    readings,
    found,
    `Nothing holds ${unknown.join(" and ")}. Shown: what is spelled alike.`,
  );
}

/** What holds all but one of the words, the last that was typed left out first; which one is said. */
async function findWithoutOne(search: Search): Promise<Findings> {
  const words = search.wanted.readings.at(-1) ?? [];
  for (const left of words.length > 1 ? words.toReversed() : []) {
    const readings = readingsOf(words.flatMap(({ word }) => (word === left.word ? [] : [word])));
    const found = await findReadings(search, readings);
    if (found.length > 0)
      return show(
        search,
        readings,
        found,
        `Nothing holds all of these words. Shown: without “${left.word}”.`,
      );
  }
  return show(search, [], [], null);
}

async function findReadings({ source, day }: Search, readings: readonly Term[][]): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const [reading, terms] of readings.entries())
    for (const row of await source.findByTerms(terms, day)) candidates.push({ row, reading });
  return candidates;
}

type Corrected = { readings: Term[][]; unknown: string[] };

/** What may have been meant, nearest first; a word that begins something stays beside what it is near to. */
async function correct(source: CodeSource, readings: readonly Term[][]): Promise<Corrected> {
  const unknown: string[] = [];
  const near = new Map<string, Term[]>();
  for (const term of readings.flat()) {
    if (near.has(term.word)) continue;
    const isKnown = await source.hasWord(term);
    const words = canBeMisspelled(term.word)
      ? nearestWords(term.word, await source.listNearWords(trigramsOf(term.word)))
      : [];
    if (!isKnown && words.length > 0) unknown.push(term.word);
    near.set(term.word, [
      ...(isKnown ? [term] : []),
      ...words.filter((word) => word !== term.word).map((word) => ({ word, isWhole: true })),
    ]);
  }
  const ways = readings.flatMap((reading) =>
    reading.reduce<Term[][]>(
      (before, term) =>
        (near.get(term.word) ?? []).flatMap((meant) => before.map((terms) => [...terms, meant])),
      [[]],
    ),
  );
  return { readings: ways.filter((terms) => terms.length > 0).slice(0, mostReadings), unknown };
}

async function show(
  { source, day, wanted }: Search,
  readings: Term[][],
  candidates: readonly Candidate[],
  sentence: string | null,
): Promise<Findings> {
  const asRead = { ...wanted, readings };
  const ranked = rankCandidates(candidates, asRead);
  const codes = ranked.filter((row) => row.kind !== "header");
  const headers = ranked.filter((row) => row.kind === "header");
  const isMore = codes.length > mostShown - mostHeaders;
  const best = codes.slice(0, isMore ? mostShown - Math.min(mostHeaders, headers.length) : mostShown);
  const families = best.filter((row) => row.kind === "encounters").map((row) => row.code);
  const encounters = families.length > 0 ? await source.listBelow(families, day) : [];
  const rows = best.flatMap((row) => {
    if (row.kind !== "encounters") return [row];
    const chosen = chooseEncounter(
      encounters.filter(({ parent }) => parent === row.code),
      asRead,
    );
    return chosen ? [chosen] : [];
  });
  return { rows: [...rows, ...headers].slice(0, mostShown), total: ranked.length, sentence };
}
