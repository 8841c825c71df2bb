import { protocols } from "#domain/protocols/catalog.ts";
import type { Protocol } from "#domain/protocols/protocol.ts";
import { usualStopAndCall } from "./usual-words.ts";

const sentencesOf = ({ precautions, stopAndCall, goals, phases }: Protocol): string[] => [
  ...precautions,
  ...stopAndCall,
  ...goals.map(({ words }) => words),
  ...phases.flatMap((phase) => [
    phase.name,
    ...phase.criteria.map(({ words }) => words),
    ...phase.limits.map(({ reason }) => reason),
    ...phase.lines.flatMap(({ notBefore }) => notBefore?.criterion ?? []),
  ]),
];

const builtIn = new Set([...usualStopAndCall, ...protocols.flatMap(sentencesOf)]);

/** Sentences that are nobody's own: those of the library, and of the protocol a prescription was written from. */
export function libraryWords(of: Protocol | undefined): ReadonlySet<string> {
  return of ? new Set([...builtIn, ...sentencesOf(of)]) : builtIn;
}
