import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import type { Protocol, ProtocolRegion } from "./protocol.ts";
import { isSameRegion, regionOfCode, undotted } from "./region-of-code.ts";

type Choosing = Pick<Protocol, "codePrefixes" | "region" | "isSided" | "isSensitive">;
type Treated = Pick<Diagnosis, "code" | "side">;

export const regionWords: Record<ProtocolRegion, string> = {
  neck: "neck",
  "thoracic-spine": "upper back",
  "lumbar-spine": "low back",
  shoulder: "shoulder",
  elbow: "elbow",
  forearm: "forearm",
  wrist: "wrist",
  hand: "hand",
  hip: "hip",
  knee: "knee",
  ankle: "ankle",
  foot: "foot",
  pelvis: "pelvis",
  balance: "balance",
};

/** Whether one of the diagnoses is among those a protocol is meant for. */
export const isMeantFor = (
  { codePrefixes }: Pick<Protocol, "codePrefixes">,
  diagnoses: readonly Pick<Diagnosis, "code">[],
): boolean => diagnoses.some(({ code }) => codePrefixes.some((prefix) => undotted(code).startsWith(prefix)));

export type Fit = {
  isMeant: boolean;
  /** For the order of a list: first what is meant for the treated diagnosis, then by how many of them it is meant for. */
  rank: number;
  /** What does not fit the treated diagnosis, in sentences; it is said, never forbidden. */
  sentences: string[];
  /** Whether whoever prescribes names the side before it begins. */
  needsSide: boolean;
};

/**
 * Holds a protocol against what is treated: the side of the first diagnosis, and the first region a code tells, because
 * aftercare codes tell none. Where none does, nothing is said of it; a side nobody told is asked and never assumed.
 */
export function assessFit(
  protocol: Choosing,
  diagnoses: readonly Treated[],
  episode: { isSensitive: boolean },
): Fit {
  const isMeant = isMeantFor(protocol, diagnoses);
  const [treated] = diagnoses;
  const region = diagnoses.map(({ code }) => regionOfCode(code)).find((one) => one !== undefined);
  const isElsewhere = !isMeant && region !== undefined && !isSameRegion(region, protocol.region);
  const hasSide = treated !== undefined && ["left", "right", "both"].includes(treated.side);
  const sentences = [
    ...(isElsewhere
      ? [
          `The diagnosis is of the ${regionWords[region]}, and this protocol is for the ${regionWords[protocol.region]}.`,
        ]
      : []),
    ...(protocol.isSided && !hasSide
      ? ["This protocol treats one side, and the diagnosis names none. Choose the side."]
      : protocol.isSided && isElsewhere
        ? ["Choose the side it is for."]
        : []),
    ...(protocol.isSensitive && !episode.isSensitive
      ? ["This protocol is for a sensitive episode, and this one is open to everybody who treats."]
      : []),
  ];
  const meantFor = diagnoses.filter((diagnosis) => isMeantFor(protocol, [diagnosis])).length;
  const rank = (treated && isMeantFor(protocol, [treated]) ? diagnoses.length + 1 : 0) + meantFor;
  return { isMeant, rank, sentences, needsSide: protocol.isSided && (!hasSide || isElsewhere) };
}
