import { canonicalJson } from "#db/engine/canonical.ts";
import { isSameHistory } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { Evaluation, PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { readCarriedHistory } from "./evaluation-history.queries.ts";
import { readSignedPlan } from "./plans-of-care.queries.ts";

type Standing = { planOfCareId: string; number: number; documentId: string; certification: string };

/**
 * What a signed evaluation says of the record is what the record says, and what it says of an earlier one is that
 * one. A plan that came back may be signed again with the evaluation it was signed with.
 */
export async function requireEvaluation(
  run: Run,
  episode: ReachedEpisode,
  { evaluation }: PlanOfCareContent,
  standing: Standing | undefined,
): Promise<void> {
  const before = standing && (await readSignedPlan(run.tx, standing));
  if (standing?.certification === "returned" && before && isSame(before.content.evaluation, evaluation))
    return;
  await requireHistory(run, episode, evaluation, before?.content.evaluation);
  if (!evaluation.examined || !evaluation.fallScreen)
    refuse("invalid", "Open the evaluation again: it asks for more than this draft holds.", {
      field: "content.evaluation.examined",
    });
  const { reEvaluation } = evaluation;
  if (standing && standing.certification !== "returned" && !reEvaluation)
    refuse("invalid", "A plan was signed before: say why it is evaluated again.", {
      field: "content.evaluation.reEvaluation.reason",
    });
  if (!reEvaluation) return;
  // A plan that came back follows the one its first signing followed.
  const isOfBefore = before?.content.evaluation.reEvaluation?.earlierPlanId === reEvaluation.earlierPlanId;
  const isOfStanding =
    standing?.planOfCareId === reEvaluation.earlierPlanId &&
    standing.number === reEvaluation.earlierNumber &&
    before !== undefined &&
    before.content.evaluatedOn === reEvaluation.earlierOn &&
    canonicalJson(before.content.goals.map(({ goalId }) => goalId)) ===
      canonicalJson(reEvaluation.goals.map(({ goalId }) => goalId));
  if (!isOfStanding && !isOfBefore)
    refuse("changed-meanwhile", "Another plan was signed while you were writing. Nothing was signed.");
}

const isSame = (one: Evaluation, other: Evaluation) => canonicalJson(one) === canonicalJson(other);

async function requireHistory(
  run: Run,
  episode: ReachedEpisode,
  { carried }: Evaluation,
  before: Evaluation | undefined,
): Promise<void> {
  if (!carried)
    return refuse("invalid", "Open the evaluation again: the history is gone through part by part.", {
      field: "content.evaluation.carried",
    });
  if (carried.goneThroughBy !== run.actor.staffId)
    refuse("invalid", "Whoever went through the history signs the evaluation.", {
      field: "content.evaluation.carried",
    });
  if (before?.carried && isSameHistory(before.carried, carried)) return;
  const now = await readCarriedHistory(run.tx, { actor: run.actor, now: run.now }, episode);
  if (!isSameHistory(now, carried))
    refuse(
      "changed-meanwhile",
      "The record's history changed since you opened the evaluation. Nothing was signed. Open it again and look at what is new.",
      { field: "content.evaluation.carried" },
    );
}
