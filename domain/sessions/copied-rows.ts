import type { Dose } from "#domain/doses/dose.ts";
import { check } from "./check.ts";
import { checkLimits } from "./check-limits.ts";
import type { CheckResult } from "./check-result.ts";
import { startable } from "./opening.ts";
import type { LineInForce, PlanInForce } from "./plan-in-force.ts";

/** A row as a session begins with it: copied, and an observation of nobody. */
export type CopiedRow = {
  row: number;
  lineKey: string;
  lineId: string;
  name: string;
  dose: Dose;
  check: CheckResult;
};

/** Every open line with its current dose; one above a limit of the patient is copied at the limit. */
export const copiedRows = (plan: PlanInForce): CopiedRow[] =>
  startable(plan).map((line, index) => {
    const dose = atMostLimits(plan, line);
    return {
      row: index + 1,
      lineKey: line.lineKey,
      lineId: line.lineId,
      name: line.name,
      dose,
      check: check(plan, { purpose: "perform", lineKey: line.lineKey, dose }),
    };
  });

/** The current dose, brought down to a limit that stands below it. */
export function atMostLimits(plan: PlanInForce, line: LineInForce): Dose {
  const dose: Dose = { ...line.current };
  for (const finding of checkLimits(plan.limits, line.exercise, line.side, line.current))
    if (finding.cause === "limit" && finding.place === "outside" && finding.field && finding.bound)
      dose[finding.field] = finding.bound;
  return dose;
}
