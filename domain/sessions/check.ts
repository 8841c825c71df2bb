import { type Dose, type DoseField, doseFields, type Quantity, type Side } from "#domain/doses/dose.ts";
import { easedByLess, type OwnSafer, saferDirection } from "#domain/doses/fields.ts";
import { compareQuantities, isSafer, isSameQuantity } from "#domain/doses/quantity.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import { checkLimits } from "./check-limits.ts";
import { checkLine, checkRung } from "./check-line.ts";
import {
  type CheckConsequence,
  type CheckFinding,
  type CheckPlace,
  type CheckResult,
  checkConsequences,
} from "./check-result.ts";
import type { ExerciseFacts, LineInForce, Permission, PlanInForce } from "./plan-in-force.ts";

/** What is asked of the rules: to do this dose today, or to make it current from now on. */
export type Wanted =
  | { purpose: "perform" | "from-now-on"; lineKey: string; dose: Dose }
  /** An exercise the therapist adds: limits and contraindications hold for it like for every other. */
  | { purpose: "perform" | "from-now-on"; added: ExerciseFacts; side: Side; dose: Dose };

/** Worst last. */
const placeOrder: readonly CheckPlace[] = ["within", "at-the-limit", "not-specified", "outside"];

/**
 * Holds a wanted dose against the plan in force. Total and deterministic: the same plan and dose give the same result
 * on the tablet, on the server, and years later from the stored plan. Gravest finding first.
 */
export function check(plan: PlanInForce, wanted: Wanted): CheckResult {
  const line =
    "lineKey" in wanted ? plan.lines.find((candidate) => candidate.lineKey === wanted.lineKey) : undefined;
  const facts = "added" in wanted ? wanted.added : line?.exercise;
  const side = "added" in wanted ? wanted.side : (line?.side ?? "not-applicable");
  if (!facts)
    return result(plan, wanted, undefined, [
      { place: "outside", consequence: "refused", cause: "not-in-force" },
    ]);
  const exercise = underLoad(facts, wanted.dose);
  const eases =
    wanted.purpose === "from-now-on" && line !== undefined && isOnlyEasing(line.current, wanted.dose);
  const limits = [...checkKnown(exercise), ...checkLimits(plan.limits, exercise, side, wanted.dose)].map(
    (finding): CheckFinding => {
      if (eases) return { ...finding, consequence: "act" };
      return wanted.purpose === "from-now-on" ? easing(line, finding) : finding;
    },
  );
  const findings = [
    ...(wanted.purpose === "perform"
      ? checkTreatable(plan, line, exercise, side)
      : checkRaised(plan, line, exercise, side, wanted.dose)),
    ...(line
      ? permitted(plan, line, wanted, [
          ...limits,
          ...(eases ? [] : [...checkOpen(line), ...checkRung(plan, line)]),
          ...checkLine(plan, line, wanted.dose),
        ])
      : limits),
  ];
  return result(plan, wanted, line, findings);
}

/** What is not known of an exercise cannot be held against the patient's limits, so somebody is asked. */
const checkKnown = (exercise: ExerciseFacts): CheckFinding[] =>
  exercise.isUnknown ? [{ place: "not-specified", consequence: "ask-first", cause: "unknown-exercise" }] : [];

/** Before its day or its criterion a line is not specified yet, whoever owns it: somebody opens it first. */
const checkOpen = (line: LineInForce): CheckFinding[] =>
  line.notYetOpen ? [{ place: "not-specified", consequence: "ask-first", cause: "not-yet-open" }] : [];

/** A state, a hold or a contraindication that stands against doing it at all. */
function checkTreatable(
  plan: PlanInForce,
  line: LineInForce | undefined,
  exercise: ExerciseFacts,
  side: Side,
): CheckFinding[] {
  const findings: CheckFinding[] = [];
  if (plan.state !== "active" && plan.state !== "expired")
    findings.push({
      place: "outside",
      consequence: "refused",
      cause: plan.state === "held" ? "held" : "not-in-force",
      sourceId: plan.prescriptionVersionId,
    });
  for (const requestId of [plan.heldByRequestId, line?.heldByRequestId])
    if (requestId)
      findings.push({ place: "outside", consequence: "refused", cause: "held", sourceId: requestId });
  for (const { precautionId } of contraindicating(plan.contraindications, exercise, side))
    findings.push({
      place: "outside",
      consequence: "refused",
      cause: "contraindication",
      sourceId: precautionId,
    });
  return findings;
}

/** Recording less from now on is always allowed; anything more meets the same refusals as doing it. */
function checkRaised(
  plan: PlanInForce,
  line: LineInForce | undefined,
  exercise: ExerciseFacts,
  side: Side,
  dose: Dose,
): CheckFinding[] {
  return line && isOnlyEasing(line.current, dose) ? [] : checkTreatable(plan, line, exercise, side);
}

const isEasedByLess = (field: DoseField | undefined): boolean => easedByLess.some((one) => one === field);

/** Whether every changed field goes to less load, repetitions, sets or time. */
export function isOnlyEasing(current: Dose, wanted: Dose): boolean {
  const fields = new Set([...Object.keys(current), ...Object.keys(wanted)]) as Set<keyof Dose>;
  for (const field of fields) {
    const [from, to] = [current[field], wanted[field]];
    if (!from || !to) return false;
    const comparison = compareQuantities(to, from);
    if (comparison === "equal") continue;
    if (comparison !== "less" || !isEasedByLess(field)) return false;
  }
  return true;
}

/** Above a limit, but less than what is current: making it current is a step down. Doing it still asks. */
function easing(line: LineInForce | undefined, finding: CheckFinding): CheckFinding {
  const current = finding.field ? line?.current[finding.field] : undefined;
  const isLess =
    finding.wanted !== undefined &&
    current !== undefined &&
    isEasedByLess(finding.field) &&
    compareQuantities(finding.wanted, current) === "less";
  return isLess ? { ...finding, consequence: "act" } : finding;
}

/**
 * A reply that grants a dose answers what the bounds ask, and what was not known of the exercise or of a limit it was
 * asked about. It never answers for crossing a limit, and a reply for once never makes a dose current.
 */
function permitted(
  plan: PlanInForce,
  line: LineInForce,
  wanted: Wanted,
  findings: readonly CheckFinding[],
): CheckFinding[] {
  const permissions = plan.permissions.filter(
    (permission) =>
      permission.lineKey === line.lineKey && !(permission.isOnce && wanted.purpose === "from-now-on"),
  );
  return findings.map((finding) => {
    if (finding.consequence === "act") return finding;
    const permission = permissions.find((candidate) =>
      answers(candidate, line.exercise.safer, wanted.dose, finding),
    );
    return permission
      ? { ...finding, consequence: "act", cause: "permission", sourceId: permission.permissionId }
      : finding;
  });
}

function answers(
  permission: Permission,
  own: OwnSafer | undefined,
  dose: Dose,
  finding: CheckFinding,
): boolean {
  const isWholeInside = () =>
    doseFields.every((name) => {
      const [upTo, value] = [permission.upTo[name], dose[name]];
      return !upTo || (value !== undefined && isInside(name, own, upTo, value));
    });
  if (finding.cause === "unknown-exercise" || finding.cause === "not-yet-open") return isWholeInside();
  if (finding.cause === "rung") return permission.answersRungId === finding.sourceId && isWholeInside();
  // Only what stands outside the line, a limit, names a source here.
  if (finding.sourceId !== undefined)
    return (
      finding.place === "not-specified" &&
      (permission.answersLimitIds ?? []).includes(finding.sourceId) &&
      isWholeInside()
    );
  const { field, wanted, bound } = finding;
  const upTo = field ? permission.upTo[field] : undefined;
  return field !== undefined && upTo !== undefined && wanted !== undefined
    ? isInside(field, own, upTo, wanted, bound)
    : false;
}

/**
 * What was granted, or safer than it by the field's direction in this exercise. Where neither direction is safer, no
 * further from the crossed bound than what was granted, and on the same side of it.
 */
function isInside(
  field: DoseField,
  own: OwnSafer | undefined,
  upTo: Quantity,
  value: Quantity,
  crossed?: Quantity,
): boolean {
  if (isSameQuantity(value, upTo) || isSafer(field, upTo, value, own)) return true;
  if (saferDirection(field, own) !== "none" || !crossed) return false;
  const [fromBound, fromGranted] = [compareQuantities(value, crossed), compareQuantities(value, upTo)];
  return (fromBound === "more" && fromGranted === "less") || (fromBound === "less" && fromGranted === "more");
}

function result(
  plan: PlanInForce,
  wanted: Wanted,
  line: LineInForce | undefined,
  findings: readonly CheckFinding[],
): CheckResult {
  const gravity = (consequence: CheckConsequence) => checkConsequences.indexOf(consequence);
  const sorted = findings.toSorted(
    (a, b) =>
      gravity(b.consequence) - gravity(a.consequence) ||
      placeOrder.indexOf(b.place) - placeOrder.indexOf(a.place),
  );
  const worstPlace = sorted.reduce<CheckPlace>(
    (worst, { place }) => (placeOrder.indexOf(place) > placeOrder.indexOf(worst) ? place : worst),
    "within",
  );
  return {
    schema: 1,
    prescriptionVersionId: plan.prescriptionVersionId,
    ...("lineKey" in wanted ? { lineKey: wanted.lineKey } : {}),
    ...(line ? { lineId: line.lineId } : {}),
    limitIds: plan.limits.map((limit) => limit.limitId),
    place: worstPlace,
    consequence: sorted[0]?.consequence ?? "act",
    findings: sorted,
  };
}

/** What may be performed or become current without anybody's answer. */
export const isAllowed = (result: Pick<CheckResult, "consequence">): boolean =>
  result.consequence === "act" || result.consequence === "act-and-tell";
