import { check } from "#domain/sessions/check.ts";
import type { CheckFinding, CheckResult } from "#domain/sessions/check-result.ts";
import type { Sheet, SheetRow } from "../flowsheet/use-row-acts.ts";

/** What stands against a row by now, and whether the row was answered before it did. */
export type StandsAgainst = { check: CheckResult; finding: CheckFinding; isSince: boolean };

/**
 * The row held against the plan as it is now: a limit or a contraindication that came, or stood already, and that its
 * dose crosses. What was left out or told as done outside is answered, and so is nothing else.
 */
export function recheckRow({ plan, session }: Sheet, row: SheetRow): StandsAgainst | undefined {
  const isOpen = session.state === "open" || session.state === "not-begun";
  if (!plan || !isOpen || row.state === "not-done" || row.deviationReason !== "") return undefined;
  const now = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: row.dose });
  const finding = now.findings.find(
    ({ place, cause }) => place === "outside" && (cause === "contraindication" || cause === "limit"),
  );
  if (!finding) return undefined;
  const isKnown = row.check.findings.some(({ sourceId }) => sourceId === finding.sourceId);
  return { check: now, finding, isSince: row.state !== "copied" && !isKnown };
}
