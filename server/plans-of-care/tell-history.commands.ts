import { differingParts, historyPartWords } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { Run } from "#server/command.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";

/** What the patient said otherwise than the record reaches the physiatrist: which parts; the words stand in the plan. */
export async function tellHistory(
  run: Run,
  of: { patientId: string; episodeId: string; prescriberId: string; planOfCareId: string; today: string },
  { evaluation }: PlanOfCareContent,
): Promise<void> {
  const parts = evaluation.carried ? differingParts(evaluation.carried) : [];
  if (parts.length === 0) return;
  await raiseSignal(run, {
    patientId: of.patientId,
    episodeId: of.episodeId,
    prescriberId: of.prescriberId,
    kind: "told",
    facts: {
      by: run.actor.shownName,
      line: "History",
      change: `the patient says otherwise of ${parts.map((part) => historyPartWords[part].toLowerCase()).join(", ")}; see the plan of care`,
    },
    sourceId: `${of.planOfCareId}-history`,
    dueOn: of.today,
  });
}
