import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";

/**
 * What stands against a dose that a prescriber orders, in a sentence: a contraindication, a hold, or a crossed limit,
 * which only its owner lifts. Undefined when there is nothing of it: the bounds of a line are the prescriber's own and
 * do not stand against them.
 */
export function describeBarrier(plan: PlanInForce, result: CheckResult): string | undefined {
  for (const finding of result.findings) {
    if (finding.cause === "contraindication") {
      const found = plan.contraindications.find(({ precautionId }) => precautionId === finding.sourceId);
      return `A contraindication stands against this${found ? `: ${found.words}` : ""}.`;
    }
    if (finding.consequence === "refused")
      return finding.cause === "not-in-force"
        ? "The prescription is not in force."
        : finding.sourceId === plan.prescriptionVersionId
          ? "The prescription is held."
          : "A safety question holds this and is answered first.";
    const limit = plan.limits.find(({ limitId }) => limitId === finding.sourceId);
    if (limit && finding.place === "outside" && finding.consequence === "ask-first")
      return `This crosses a limit owned by ${limit.owner.name}: ${describeLimit(limit)}.`;
  }
  return undefined;
}
