import type { HintEvidence, HintProposal, RuleHint } from "./hint.ts";

const rule = {
  ruleId: "soreness",
  name: "Soreness rules",
  source: "Fees 1998; Adams 2012, PMC6044585",
};

const said: Record<"settled" | "sore" | "flared", [HintProposal, string]> = {
  settled: ["progress", "no soreness the day after"],
  sore: ["hold", "sore the day after: repeat"],
  flared: ["back", "sore and worse the day after: one step down"],
};

/** Sore the next day repeats the dose, flared goes down one step; where nobody said, the rule says nothing. */
export function readSoreness({ past, after24Hours }: HintEvidence): RuleHint | undefined {
  if (past.length === 0 || !after24Hours || after24Hours === "not-asked") return undefined;
  const [proposes, because] = said[after24Hours];
  return { rule, proposes, because, inputs: [`24 hours after ${after24Hours}`] };
}
