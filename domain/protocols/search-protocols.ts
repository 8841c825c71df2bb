import { spelledAlike } from "#domain/diagnoses/spelling.ts";
import { normalizeSearch } from "#domain/patients/search-terms.ts";
import { regionWords } from "./fit.ts";
import type { ProtocolRegion } from "./protocol.ts";

type Listed = {
  name: string;
  ownerName: string;
  region: ProtocolRegion;
  phases: readonly { name: string; lines: readonly string[] }[];
};

/** What a protocol is found by: its name, owner, region, phases and exercises. */
const textOf = ({ name, ownerName, region, phases }: Listed): string =>
  normalizeSearch(
    [name, ownerName, regionWords[region], ...phases.flatMap((phase) => [phase.name, ...phase.lines])].join(
      " ",
    ),
  );

/** Protocols that hold every word typed, in their order; where none does, those that hold what is spelled alike. */
export function findProtocols<Protocol extends Listed>(
  protocols: readonly Protocol[],
  text: string,
): { found: Protocol[]; isSpelledAlike: boolean } {
  const texts = protocols.map((protocol) => ({ protocol, text: textOf(protocol) }));
  const holding = (words: readonly string[]): Protocol[] =>
    texts.filter((one) => words.every((word) => one.text.includes(word))).map(({ protocol }) => protocol);
  const typed = normalizeSearch(text).split(" ").filter(Boolean);
  const found = holding(typed);
  if (found.length > 0) return { found, isSpelledAlike: false };
  const known = texts.flatMap((one) => one.text.split(" "));
  for (const { words } of spelledAlike(typed, known)) {
    const near = holding(words);
    if (near.length > 0) return { found: near, isSpelledAlike: true };
  }
  return { found: [], isSpelledAlike: false };
}
