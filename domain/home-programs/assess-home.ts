import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import { contraindicating, describeContraindicated } from "#domain/precautions/contraindicated.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckFinding, CheckResult } from "#domain/sessions/check-result.ts";
import type {
  ContraindicationInForce,
  ExerciseFacts,
  LineInForce,
  PlanInForce,
} from "#domain/sessions/plan-in-force.ts";
import type { HomeExercise } from "./home-program.ts";

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
        ? sentenceOf(finding, { plan, name: line.name, line, dose, orderedBy })
        : "This line is not in the plan any more. Take it off the program.",
  };
}

/** What a program says of an exercise that decides whether it may be done: as given, whatever the plan has in its place now. */
export type GivenAtHome = Pick<
  HomeExercise,
  "lineKey" | "name" | "exerciseId" | "exerciseVersion" | "side" | "dose" | "treatment"
>;
/** What the library says of an exercise in one version. */
export type FactsAt = (exerciseId: string, exerciseVersion: number) => ExerciseFacts;

const factsOfGiven = (
  { exerciseId, exerciseVersion, treatment }: GivenAtHome,
  factsAt: FactsAt,
): ExerciseFacts => withTreatment(factsAt(exerciseId, exerciseVersion), treatment);

/** What in force excludes an exercise as the patient has it at home: under its load, and with the settings of its line. */
export const excludingGiven = <Row extends Pick<ContraindicationInForce, "effect" | "excludedTags">>(
  inForce: readonly Row[],
  given: GivenAtHome,
  factsAt: FactsAt,
): Row[] => contraindicating(inForce, underLoad(factsOfGiven(given, factsAt), given.dose), given.side);

/**
 * Why an exercise that a patient already has must not be done; undefined while it may. What was given is held against
 * the plan first, since it is what the patient does; its line answers for it only while the line has the same exercise.
 */
export function refusalOfGiven(
  plan: PlanInForce,
  given: GivenAtHome,
  factsAt: FactsAt,
  { orderedBy }: Ordering,
): string | undefined {
  const { lineKey, name, dose, side, exerciseId } = given;
  const [excluding] = excludingGiven(plan.contraindications, given, factsAt);
  if (excluding) return describeContraindicated(name, excluding);
  const line = plan.lines.find((candidate) => candidate.lineKey === lineKey);
  if (line?.exercise.exerciseId === exerciseId) return assessHomeDose(plan, given, { orderedBy }).refusal;
  if (line?.heldByRequestId) return heldSentence(name);
  const result = check(plan, { purpose: "perform", added: factsOfGiven(given, factsAt), side, dose });
  const [finding] = result.findings;
  return isAllowed(result) || !finding ? undefined : sentenceOf(finding, { plan, name, dose, orderedBy });
}

const heldSentence = (name: string): string =>
  `${name} is held until a question is answered. It is not done at home meanwhile.`;

type Against = Ordering & { plan: PlanInForce; name: string; line?: LineInForce; dose: Dose };

function sentenceOf(finding: CheckFinding, { plan, name, line, dose, orderedBy }: Against): string {
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
      return heldSentence(name);
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
      return `${name} is not open yet${line?.notYetOpen ? `: ${describeNotBefore(line.notYetOpen)}` : ""}.`;
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
