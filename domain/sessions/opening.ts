import { check, isAllowed } from "./check.ts";
import type { LineInForce, PlanInForce } from "./plan-in-force.ts";

/** Lines a session begins with: those that are open, and closed ones whose dose an answer permits. */
export const startable = (plan: PlanInForce): LineInForce[] =>
  plan.lines.filter((line) => mayStart(plan, line));

/** Whether a line may stand in a session: it is open, or the prescriber answered that it may be done all the same. */
export const mayStart = (plan: PlanInForce, line: LineInForce): boolean =>
  line.notYetOpen === undefined ||
  isAllowed(check(plan, { purpose: "perform", lineKey: line.lineKey, dose: line.current }));

/**
 * What follows when a therapist says that the criterion of a closed line is met: the line's own consequence. A day that
 * lies ahead is the prescriber's to change; so is any criterion where the line asks first.
 */
export function consequenceOfOpening(line: LineInForce): "act" | "act-and-tell" | "ask-first" {
  if (line.notYetOpen?.on !== undefined) return "ask-first";
  return line.owner === "therapist" ? "act" : line.consequence;
}
