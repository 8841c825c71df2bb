import { normalizeSearch } from "#domain/patients/search-terms.ts";
import { abbreviations } from "./abbreviations.ts";
import { isCode, withoutDot } from "./code.ts";
import { isIndexed } from "./search-terms.ts";

export type WantedSide = "left" | "right" | "both";

/** A word that must stand in the title: begun with, unless it is too short to be the beginning of one. */
export type Term = { word: string; isWhole: boolean };

/** What was typed into a search of codes. */
export type CodeQuery = {
  /** Written without its dot and as long as what was typed; absent when no code begins so. */
  code: string | undefined;
  /** Whether it can only be a code: it has its dot, or four characters and more. */
  isSurelyCode: boolean;
  side: WantedSide | undefined;
  /** Each a way to read the words, all its terms required; what an abbreviation means comes before its letters. */
  readings: Term[][];
  /** Words that only choose among what was found, for example which encounter. */
  choosing: string[];
};

const sideWords: Record<string, WantedSide> = {
  left: "left",
  lt: "left",
  l: "left",
  right: "right",
  rt: "right",
  r: "right",
  both: "both",
  bilateral: "both",
  bilat: "both",
  bil: "both",
};
const mostWords = 8;
const mostReadings = 6;
const shortestBeginning = 2;

const codeTyped = /^([A-Za-z](?:\d[0-9A-Za-z]?|[Aa]\d)(?:\.?[0-9A-Za-z]{0,4}))(?=\s|$)/;

export function readCodeQuery(text: string): CodeQuery {
  const typed = text.trim();
  const words = normalizeSearch(typed).split(" ").filter(Boolean).slice(0, mostWords);
  const isShort = abbreviations.some(({ short }) => short === words.join(" "));
  const code = isShort ? undefined : codeOf(typed);
  const sides = words.flatMap((word) => sideWords[word] ?? []);
  const isBoth = sides.includes("left") && sides.includes("right");
  const rest = words.filter((word) => sideWords[word] === undefined);
  // A letter beside other words, and words that stand everywhere, only choose; alone they are what was typed so far.
  const finding = rest.filter((word) => isIndexed(word) && !/^\p{L}$/u.test(word));
  const indexed = finding.length > 0 ? finding : rest;
  return {
    code,
    isSurelyCode: code !== undefined && (code.length >= 4 || typed.includes(".")),
    side: isBoth ? "both" : sides.at(-1),
    readings: readingsOf(indexed),
    choosing: rest.filter((word) => !indexed.includes(word)),
  };
}

/** A code alone, or a whole one before its own title, as a search box holds it once it was chosen. */
function codeOf(typed: string): string | undefined {
  const match = codeTyped.exec(typed)?.[1];
  if (match === undefined) return undefined;
  const isAlone = match.length === typed.length;
  const code = withoutDot(match);
  return isAlone || (isCode(code) && match.includes(".")) ? code : undefined;
}

/** Every way to read the words; the first takes every abbreviation at its meaning. */
function readingsOf(words: readonly string[]): Term[][] {
  let readings: string[][] = [[]];
  let index = 0;
  while (index < words.length) {
    const known = abbreviations.find(({ short }) => startsWith(words, index, short.split(" ")));
    const length = known ? known.short.split(" ").length : 1;
    const ways = known
      ? [...known.means.map((phrase) => phrase.split(" ")), words.slice(index, index + length)]
      : [[words[index] ?? ""]];
    readings = ways.flatMap((way) => readings.map((reading) => [...reading, ...way]));
    index += length;
  }
  return readings
    .filter((reading) => reading.length > 0)
    .slice(0, mostReadings)
    .map((reading) =>
      [...new Set(reading)].map((word) => ({
        word,
        isWhole: word.length < shortestBeginning,
      })),
    );
}

const startsWith = (words: readonly string[], index: number, phrase: readonly string[]): boolean =>
  phrase.every((word, place) => words[index + place] === word);
