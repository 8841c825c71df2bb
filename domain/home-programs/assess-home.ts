import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { describeContraindicated } from "#domain/precautions/contraindicated.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckFinding, CheckResult } from "#domain/sessions/check-result.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";

type Ordering = { orderedBy: string };

/**
 * Whether a dose may be done at home: by the same check as at the clinic. What would be asked first there is not done
 * alone at home, so it is refused here, in a sentence that says against what it stands.
 */
export function assessHomeDose(
  plan: PlanInForce,
  { lineKey, dose }: { lineKey: string; dose: Dose },
  { orderedBy }: Ordering,
): { result: CheckResult; refusal: string | undefined } {
  const result = check(plan, { purpose: "perform", lineKey, dose });
  if (isAllowed(result)) return { result, refusal: undefined };
  const line = plan.lines.find((candidate) => candidate.lineKey === lineKey);
  const [finding] = result.findings;
  return {
    result,
    refusal:
      line && finding
        ? sentenceOf(finding, { plan, line, dose, orderedBy })
        : "This line is not in the plan any more. Take it off the program.",
  };
}

type Against = Ordering & { plan: PlanInForce; line: LineInForce; dose: Dose };

function sentenceOf(finding: CheckFinding, { plan, line, dose, orderedBy }: Against): string {
  const { name } = line;
  const wanted = finding.wanted ? describeQuantity(finding.wanted) : describeDose(dose);
  const bound = finding.bound ? describeQuantity(finding.bound) : "";
  const field = finding.field ? doseFieldFacts[finding.field].label.toLowerCase() : "dose";
  const limit = plan.limits.find(({ limitId }) => limitId === finding.sourceId);
  const contraindication = plan.contraindications.find(
    ({ precautionId }) => precautionId === finding.sourceId,
  );
  switch (finding.cause) {
    case "contraindication":
      return contraindication
        ? describeContraindicated(name, contraindication)
        : `${name} is contraindicated for this patient.`;
    case "limit":
      return limit
        ? `${name} is not known to keep a limit of the patient: ${describeLimit(limit)}, set by ${limit.owner.name}. Lower it, or leave it for the clinic.`
        : `${name} meets a limit of the patient. Lower it, or leave it for the clinic.`;
    case "held":
      return `${name} is held until a question is answered. It is not done at home meanwhile.`;
    case "not-in-force":
      return "The prescription is not in force. Nothing is given under it.";
    case "locked":
      return `${orderedBy} locked the ${field} of ${name} at ${bound}. Keep it, or ask first.`;
    case "left-out":
      return `${orderedBy} prescribed ${bound} for ${name}, and it is left out. Enter it, or ask first.`;
    case "left-open":
      return `The ${field} of ${name} is not specified, and is asked first here. Leave it open, or ask first.`;
    case "weekly-step":
      return `${name}: ${wanted} grows faster than ${bound} this week.`;
    case "not-yet-open":
      return `${name} is not open yet${line.notYetOpen ? `: ${describeNotBefore(line.notYetOpen)}` : ""}.`;
    case "rung":
      return `${name} is harder than ${orderedBy} lets you move to. Ask first.`;
    case "unknown-exercise":
      return `No library has ${name}, so it cannot be held against the patient's limits.`;
    case "unit-differs":
      return `${name}: ${wanted} is in another unit than ${bound}. Amounts are never converted.`;
    case "bound":
    case "permission":
      return `${name}: ${wanted} is outside the ${bound} ${orderedBy} set. Stay inside, or ask first.`;
    default:
      return finding.cause satisfies never;
  }
}
