import { regionWords } from "./fit.ts";
import type { ProtocolRegion } from "./protocol.ts";

type Listed = {
  name: string;
  ownerName: string;
  region: ProtocolRegion;
  phases: readonly { name: string; lines: readonly string[] }[];
};

/** Whether every word typed stands somewhere in a protocol's name, owner, region, phases or exercises. */
export function holdsWords({ name, ownerName, region, phases }: Listed, text: string): boolean {
  const where = [
    name,
    ownerName,
    regionWords[region],
    ...phases.flatMap((phase) => [phase.name, ...phase.lines]),
  ]
    .join(" ")
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}
