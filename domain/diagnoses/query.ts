import { normalizeSearch } from "#domain/patients/search-terms.ts";
import { abbreviations } from "./abbreviations.ts";
import { isCode, withoutDot } from "./code.ts";
import { bodyWords, everydayWords, wordForms } from "./everyday-words.ts";
import { isIndexed } from "./search-terms.ts";
import { canBeMisspelled, nearestWords } from "./spelling.ts";

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
/** Letters of a saying's last word before it is taken for that word. */
const shortestUnfinished = 3;

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

const formOf = (word: string): string => wordForms[word] ?? word;

type Saying = { words: readonly string[]; means: readonly string[] };
/** Every saying that is known, those of more words first. */
const sayings: readonly Saying[] = [
  ...everydayWords.flatMap(({ said, means }) =>
    said.map((one) => ({ words: one.split(" ").map(formOf), means })),
  ),
  ...abbreviations.map(({ short, means }) => ({ words: short.split(" "), means })),
  ...bodyWords.map(({ said, means }) => ({ words: [said], means })),
].toSorted((a, b) => b.words.length - a.words.length);

/** Every way to read the words, likeliest first; the last takes each by its letters. */
export function readingsOf(words: readonly string[]): Term[][] {
  const typed = words.map(formOf);
  let left: readonly string[] = typed;
  /** By the place where its first word was typed. */
  const parts: { place: number; ways: readonly string[] }[] = [];
  for (const { words: said, means } of sayings) {
    const places = placesOf(said, left, typed.length - 1);
    if (!places) continue;
    parts.push({ place: Math.min(...places), ways: means });
    left = left.map((word, place) => (places.includes(place) ? "" : word));
  }
  for (const [place, word] of left.entries())
    if (word !== "") parts.push({ place, ways: [...new Set([word, words[place] ?? word])] });
  let readings: string[][] = [[]];
  for (const { ways } of parts.toSorted((a, b) => a.place - b.place))
    readings = readings
      .flatMap((reading) => ways.map((way) => [...reading, ...way.split(" ")]))
      .slice(0, mostReadings - 1);
  return [...readings, [...words]]
    .map((reading) => [...new Set(reading)])
    .filter(
      (reading, place, all) =>
        reading.length > 0 && all.findIndex((one) => one.join(" ") === reading.join(" ")) === place,
    )
    .map((reading) => reading.map((word) => ({ word, isWhole: word.length < shortestBeginning })));
}

const sayingWords: ReadonlySet<string> = new Set([
  ...sayings.flatMap(({ words }) => words),
  ...Object.keys(wordForms),
]);
const sayingVocabulary = [...sayingWords];

/**
 * The words with each one that no saying has taken for the one it is near to; undefined where that changes nothing. So a
 * saying is found although a word of it is misspelled.
 */
export function spelledAsSaid(words: readonly string[]): string[] | undefined {
  const spelled = words.map((word) => {
    const form = formOf(word);
    if (sayingWords.has(form) || !canBeMisspelled(form)) return word;
    return nearestWords(form, sayingVocabulary)[0] ?? word;
  });
  return spelled.some((word, place) => word !== words[place]) ? spelled : undefined;
}

/** Where the words of a saying stand among those that are left, in any order; the word that is being typed may be its beginning. */
function placesOf(said: readonly string[], left: readonly string[], last: number): number[] | undefined {
  const places: number[] = [];
  for (const word of said) {
    const place = left.findIndex(
      (one, index) =>
        !places.includes(index) &&
        (one === word ||
          one === `${word}s` ||
          (said.length > 1 && index === last && one.length >= shortestUnfinished && word.startsWith(one))),
    );
    if (place === -1) return undefined;
    places.push(place);
  }
  return places;
}
