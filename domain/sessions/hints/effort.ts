import type { HintEvidence, HintProposal, RuleHint } from "./hint.ts";

const rule = {
  ruleId: "effort",
  name: "Effort and repetitions in reserve",
  source: "RPE 5 to 8 of 10, 2 to 4 in reserve (K)",
};

/** Repetitions in reserve are 10 less the effort: 4 and more may progress, 2 and 3 hold. */
const easyMost = 6;
const hardLeast = 9;

/** Effort of the session against the line's cap; where nobody said, the rule says nothing. */
export function readEffort({ past, current }: HintEvidence): RuleHint | undefined {
  const [last, before] = past;
  if (!last || last.effort === null) return undefined;
  const capThousandths = current.rpeCap?.thousandths;
  const cap = capThousandths === undefined ? null : capThousandths / 1000;
  const [proposes, because] = read(last.effort, before?.effort ?? null, cap);
  return {
    rule,
    proposes,
    because,
    inputs: [
      `effort last time ${last.effort} of 10, ${10 - last.effort} in reserve`,
      ...(cap === null ? [] : [`cap ${cap} of 10`, `time before ${before?.effort ?? "not known"}`]),
    ],
  };
}

function read(effort: number, before: number | null, cap: number | null): [HintProposal, string] {
  if (cap !== null && effort > cap)
    return before !== null && before > cap
      ? ["back", "effort was above its cap twice running"]
      : ["hold", "effort was above its cap"];
  if (effort >= hardLeast) return ["hold", "fewer than 2 repetitions in reserve"];
  if (effort > easyMost) return ["hold", "2 to 3 repetitions in reserve"];
  return cap !== null && effort === cap
    ? ["hold", "effort is at its cap"]
    : ["progress", "4 repetitions or more in reserve"];
}
