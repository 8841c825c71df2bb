import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckFinding, CheckResult } from "#domain/sessions/check-result.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Sheet, SheetRow, Wanted } from "../flowsheet/use-row-acts.ts";
import { isDropped } from "./outside-words.ts";

/** What stands against a row by now, and whether the row was answered before it did. */
export type StandsAgainst = { check: CheckResult; finding: CheckFinding; isSince: boolean };

/**
 * The row held against the plan as it is now: a limit or a contraindication that came, or stood already, and that its
 * dose crosses; and a line that a new version does not have any more. What was left out or told as done outside is answered, and so is nothing else.
 */
export function recheckRow({ plan, session }: Sheet, row: SheetRow): StandsAgainst | undefined {
  const isOpen = session.state === "open" || session.state === "not-begun";
  if (!plan || !isOpen || row.state === "not-done" || row.deviationReason !== "") return undefined;
  const now = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: row.dose });
  const finding = now.findings.find(
    ({ place, cause }) =>
      place === "outside" &&
      (cause === "contraindication" ||
        cause === "limit" ||
        (cause === "not-in-force" && isDropped(row, { plan }))),
  );
  if (!finding) return undefined;
  const isKnown = row.check.findings.some(({ sourceId }) => sourceId === finding.sourceId);
  return { check: now, finding, isSince: row.state !== "copied" && !isKnown };
}

/**
 * What was wanted and not recorded, held against the plan as it is now: a limit that was lifted, a hold that ended, a
 * version or an answer that came since counts at once, and so does what came to stand against it.
 */
export function recheckWanted(
  { plan, session }: Pick<Sheet, "plan" | "session">,
  row: Pick<SheetRow, "lineKey">,
  wanted: Wanted,
): Wanted {
  const { dose, rung, purpose = "perform" } = wanted;
  // A late entry's sheet has the plan of its day; what holds from now on is held against today's, by the server alone.
  if (!plan || (session.isLateEntry && purpose === "from-now-on")) return wanted;
  // The rung's exercise stands in no plan yet: of what the server found, what has ended falls away.
  const now = rung
    ? withoutEnded(plan, wanted.check, row.lineKey)
    : check(plan, { purpose, lineKey: row.lineKey, dose });
  return { ...wanted, check: now };
}

/** Whether what was wanted may be recorded by now; the server decides again. */
export const isInsideNow = (now: CheckResult): boolean => isAllowed(now);

/** What was found earlier of an exercise that stands in no plan, less what has ended since. */
export function withoutEnded(plan: PlanInForce, found: CheckResult, lineKey?: string): CheckResult {
  const line = plan.lines.find((candidate) => candidate.lineKey === lineKey);
  const holds = [plan.heldByRequestId, line?.heldByRequestId];
  const findings = found.findings.filter(({ cause, sourceId }) => {
    if (cause === "limit") return plan.limits.some(({ limitId }) => limitId === sourceId);
    if (cause === "contraindication")
      return plan.contraindications.some(({ precautionId }) => precautionId === sourceId);
    if (cause === "not-in-force") return plan.state !== "active" && plan.state !== "expired";
    if (cause === "held") return plan.state === "held" || holds.includes(sourceId);
    return true;
  });
  const [gravest] = findings;
  return {
    ...found,
    findings,
    place: gravest ? found.place : "within",
    consequence: gravest?.consequence ?? "act",
  };
}
