import type { Day } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import type { EffusionGrade } from "../effusion.ts";
import type { PainAnswer, SinceLastTime } from "../session.ts";

/** What a hint proposes, strictest first. It is shown and never applied by itself. */
export const hintProposals = ["back", "hold", "progress"] as const;
export type HintProposal = (typeof hintProposals)[number];

/** A session in which the line was done, as far as a rule reads it. `null` is not known. */
export type PastSession = {
  heldOn: Day;
  dose: Dose;
  painWorst: PainAnswer | null;
  kneeEffusion: EffusionGrade | null;
  /** Effort of the session on the 0 to 10 scale. */
  effort: number | null;
};

/** What the rules read of one line. */
export type HintEvidence = {
  /** What the session starts from. */
  current: Dose;
  /** Newest first; sessions entered in error and rows that were not done are not among them. */
  past: readonly PastSession[];
  /** What the patient said today of the 24 hours after the last session. */
  after24Hours: SinceLastTime["after24Hours"] | null;
  painBefore: PainAnswer | null;
  kneeEffusion: EffusionGrade | null;
  /** Set where a knee is treated. */
  isKnee: boolean;
  bands: Pick<ClinicPolicy, "painGreenMost" | "painAmberMost">;
};

export type HintRule = { ruleId: string; name: string; source: string };
export type RuleHint = {
  rule: HintRule;
  proposes: HintProposal;
  /** What was read, in words; what is not known says so. */
  inputs: readonly string[];
  because: string;
};

export const painWords = (pain: PainAnswer | null): string =>
  pain === null ? "not known" : pain === "not-asked" ? "not asked" : `${pain} of 10`;
