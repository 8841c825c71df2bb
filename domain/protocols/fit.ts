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
  /** What does not fit the treated diagnosis, in sentences; it is said, never forbidden. */
  sentences: string[];
  /** Whether whoever prescribes names the side before it begins. */
  needsSide: boolean;
};

/**
 * Holds a protocol against what is treated, the first diagnosis. A code no region is known for says nothing; a side
 * nobody told is asked and never assumed.
 */
export function assessFit(
  protocol: Choosing,
  diagnoses: readonly Treated[],
  episode: { isSensitive: boolean },
): Fit {
  const isMeant = isMeantFor(protocol, diagnoses);
  const [treated] = diagnoses;
  const region = treated ? regionOfCode(treated.code) : undefined;
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
  return { isMeant, sentences, needsSide: protocol.isSided && (!hasSide || isElsewhere) };
}
