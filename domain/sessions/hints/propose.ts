import type { Dose, DoseField, Quantity } from "#domain/doses/dose.ts";
import { check, isAllowed } from "../check.ts";
import type { LineInForce, PlanInForce } from "../plan-in-force.ts";
import { readEffort } from "./effort.ts";
import { readEffusion } from "./effusion-rule.ts";
import { type HintEvidence, type HintProposal, hintProposals, type RuleHint } from "./hint.ts";
import { readPainMonitoring } from "./pain-monitoring.ts";
import { readSoreness } from "./soreness.ts";
import { readTwoForTwo } from "./two-for-two.ts";

export type Hint = {
  /** The strictest of the rules. */
  proposes: HintProposal;
  rules: readonly RuleHint[];
  /** One step of one field, where there is one inside everything that holds. */
  step?: { field: DoseField; from: Quantity; to: Quantity };
  /** Why it holds although the rules would let it progress. */
  heldBecause?: string;
  /** It holds for what is not known: there is nothing to look at yet. */
  isMissing?: true;
};
type Steps = Partial<Record<DoseField, Quantity>>;

const readers = [readPainMonitoring, readSoreness, readEffusion, readEffort, readTwoForTwo];

/**
 * What the published rules would propose for one line, with what they read. The strictest wins; missing pain or 24-hour
 * response is at most a hold; nothing beyond a bound or a limit is proposed. A line that is contraindicated, held or not
 * open yet gets none, and so does one without an earlier session.
 */
export function proposeHint(
  plan: PlanInForce,
  line: LineInForce,
  evidence: HintEvidence,
  steps: Steps,
): Hint | undefined {
  const isRefused =
    check(plan, { purpose: "perform", lineKey: line.lineKey, dose: line.current }).consequence === "refused";
  if (isRefused || line.notYetOpen) return undefined;
  const rules = readers.flatMap((read) => read(evidence) ?? []);
  if (rules.length === 0) return undefined;
  const said = strictest(rules.map((rule) => rule.proposes));
  if (said === "hold") return { proposes: said, rules };
  const missing = said === "progress" ? whatIsMissing(evidence) : undefined;
  if (missing) return { proposes: "hold", rules, heldBecause: missing, isMissing: true };
  if (said === "progress" && isRedToday(evidence))
    return { proposes: "hold", rules, heldBecause: "pain before is red" };
  const step = findStep(plan, line, steps, said, rules);
  if (step) return { proposes: said, rules, step };
  return said === "back"
    ? { proposes: said, rules }
    : { proposes: "hold", rules, heldBecause: "the next step is beyond what may be set" };
}

const strictest = (proposals: readonly HintProposal[]): HintProposal =>
  hintProposals.find((proposal) => proposals.includes(proposal)) ?? "hold";

/** What is not known: nothing more is proposed without it. */
function whatIsMissing({ past: [last], after24Hours, painBefore }: HintEvidence): string | undefined {
  if (typeof last?.painWorst !== "number") return "pain of last time is not known";
  if (after24Hours !== "settled" && after24Hours !== "sore") return "the 24 hours after are not known";
  return typeof painBefore === "number" ? undefined : "pain before is not asked yet";
}
const isRedToday = ({ painBefore, bands }: HintEvidence): boolean =>
  typeof painBefore === "number" && painBefore > bands.painAmberMost;

/** Of these more is harder in every exercise, so a step up or down is one of them; the most usual first. */
const stepped = ["load", "hold", "duration", "reps"] as const satisfies readonly DoseField[];
/** A step of more than a tenth of the load is taken in repetitions instead (ACSM). Rungs have no tenths. */
const mostOfLoad = 0.1;
const ordinal = ["band", "pin"];

function findStep(
  plan: PlanInForce,
  { lineKey, current }: LineInForce,
  steps: Steps,
  direction: "progress" | "back",
  rules: readonly RuleHint[],
): Hint["step"] {
  const isLoadEarned = rules.some(({ rule }) => rule.ruleId === "two-for-two");
  const fields = stepped.filter((field) => {
    const [value, step] = [current[field], steps[field]];
    if (!value || !step || value.unit !== step.unit) return false;
    const isWide =
      field === "load" && !ordinal.includes(value.unit) && step.thousandths > value.thousandths * mostOfLoad;
    return direction === "back" || isLoadEarned || !isWide || current.reps === undefined;
  });
  for (const field of fields) {
    const [from, step] = [current[field], steps[field]];
    if (!from || !step) continue;
    const thousandths = from.thousandths + (direction === "progress" ? step.thousandths : -step.thousandths);
    if (thousandths <= 0) continue;
    const to: Quantity = { thousandths, unit: from.unit };
    const dose: Dose = { ...current, [field]: to };
    if (isWithin(plan, lineKey, dose)) return { field, from, to };
  }
  return undefined;
}

/** Inside every bound and limit, today and from now on. */
const isWithin = (plan: PlanInForce, lineKey: string, dose: Dose): boolean =>
  (["perform", "from-now-on"] as const).every((purpose) => {
    const result = check(plan, { purpose, lineKey, dose });
    return isAllowed(result) && result.place !== "outside";
  });

/** Worth a word in its row: it would change something, or the line itself earned more and something holds it. */
export const isWorthShowing = ({ proposes, rules, isMissing }: Hint): boolean =>
  proposes !== "hold" || (!isMissing && rules.some(({ rule }) => rule.ruleId === "two-for-two"));
