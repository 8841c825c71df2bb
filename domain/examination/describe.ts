import type { Standing } from "./examine.ts";
import type { Examined, TestFinding } from "./examined.ts";

const resultWords = { negative: "negative", positive: "positive", "not-clear": "not clear" } as const;
const describeFound = (found: TestFinding): string =>
  found.kind === "reflex" ? found.grade : found.kind === "special" ? resultWords[found.result] : found.found;

/** "5° to 110°", "4+ of 5", "positive", "normal": a finding without its name. */
export function describeStanding(standing: Standing): string {
  switch (standing.kind) {
    case "not-examined":
      return "not examined";
    case "normal":
      return "normal";
    case "motion": {
      const { startDegrees, endDegrees } = standing.finding;
      return startDegrees === 0 ? `${endDegrees}°` : `${startDegrees}° to ${endDegrees}°`;
    }
    case "strength":
      return `${standing.finding.grade} of 5`;
    case "found":
      return describeFound(standing.finding);
    default:
      return standing satisfies never;
  }
}

const spaced = (word: string) => word.replaceAll("-", " ");
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const sideOf = (side: string) => (side === "midline" ? "" : `, ${side}`);

/** What "examined, normal" wrote and what was found, by region: the exact tests, each once. */
export function describeExamined({ normal, found, regions }: Examined) {
  const named = [
    ...new Set([...regions, ...normal.map(({ region }) => region), ...found.map(({ region }) => region)]),
  ];
  return named.map((region) => ({
    region,
    name: capital(spaced(region)),
    normal: normal
      .filter((one) => one.region === region)
      .map((one) => `${one.words}${sideOf(one.side)}: ${one.found}`),
    found: found
      .filter((one) => one.region === region)
      .map((one) => `${one.words}${sideOf(one.side)}: ${describeFound(one)}`),
  }));
}
