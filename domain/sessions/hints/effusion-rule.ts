import { type EffusionGrade, effusionGrades } from "../effusion.ts";
import type { HintEvidence, HintProposal, RuleHint } from "./hint.ts";

const rule = { ruleId: "effusion", name: "Effusion rules", source: "Adams 2012, PMC6044585" };

const gradeOf = (grade: EffusionGrade): number => effusionGrades.indexOf(grade);
const isAtLeast = (grade: EffusionGrade | null | undefined, least: EffusionGrade): boolean =>
  grade !== null && grade !== undefined && gradeOf(grade) >= gradeOf(least);

/**
 * Of a treated knee: up to 1+ may progress, 2+ holds. After a session at 2+ a trace may progress and 1+ is kept. Where
 * an effusion stood and nobody tested it today, it holds.
 */
export function readEffusion({ isKnee, kneeEffusion, past }: HintEvidence): RuleHint | undefined {
  const [last] = past;
  if (!isKnee || !last) return undefined;
  const before = last.kneeEffusion;
  if (kneeEffusion === null && !isAtLeast(before, "1+")) return undefined;
  const [proposes, because] = read(kneeEffusion, before);
  return {
    rule,
    proposes,
    because,
    inputs: [`effusion today ${kneeEffusion ?? "not tested"}`, `last time ${before ?? "not tested"}`],
  };
}

function read(today: EffusionGrade | null, before: EffusionGrade | null): [HintProposal, string] {
  if (today === null) return ["hold", "the effusion of last time was not tested today"];
  if (isAtLeast(today, "2+")) return ["hold", "effusion 2+ or more: hold and treat it"];
  if (isAtLeast(before, "2+") && isAtLeast(today, "1+")) return ["hold", "1+ after 2+: keep the dose"];
  return ["progress", "effusion 1+ or less"];
}
