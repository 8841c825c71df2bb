import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeEvent } from "#domain/prescriptions/describe-event.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import type { CheckFinding } from "#domain/sessions/check-result.ts";
import type { Sheet, SheetRow, Wanted } from "../flowsheet/use-row-acts.ts";

/** Whether a row's line left the plan while the prescription itself stands. */
export const isDropped = (row: Pick<SheetRow, "lineKey">, { plan }: Pick<Sheet, "plan">): boolean =>
  plan !== null &&
  (plan.state === "active" || plan.state === "expired") &&
  !plan.lines.some(({ lineKey }) => lineKey === row.lineKey);

/** What a dose crosses, whose it is, and what stands until it is answered. */
export function outsideWords(finding: CheckFinding, wanted: Wanted, row: SheetRow, sheet: Sheet): string {
  const value = finding.wanted ? describeQuantity(finding.wanted) : describeDose(wanted.dose);
  const bound = finding.bound ? describeQuantity(finding.bound) : "";
  const stands = `Until answered, ${describeDose(row.dose)} stands.`;
  const limit = sheet.plan?.limits.find((candidate) => candidate.limitId === finding.sourceId);
  const contraindication = sheet.plan?.contraindications.find(
    (candidate) => candidate.precautionId === finding.sourceId,
  );
  switch (finding.cause) {
    case "limit":
      // Nobody is told that a dose beyond a limit goes on meanwhile.
      return limit
        ? `${describeLimit(limit)}: it holds until ${limit.owner.name} lifts it.`
        : "A limit of the patient holds here until it is lifted.";
    case "contraindication":
      return `Contraindication: ${contraindication?.words ?? "this exercise"}. ${contraindication?.ownerName ?? "Its owner"} may lift it.`;
    case "held":
      return sheet.hold?.kind === "held" && sheet.plan?.state === "held"
        ? `${describeEvent(sheet.hold)}. Nothing is treated until it is resumed. Stopping is always allowed.`
        : "Held for safety until answered. Stopping is always allowed.";
    case "not-in-force":
      return isDropped(row, sheet)
        ? `${row.name} is no longer ordered${sheet.sinceBegun ? ` since version ${sheet.sinceBegun.number}` : ""}.${row.state === "copied" ? " Choose Not done, or record what was done before." : ""}`
        : "The prescription is not in force. Nothing is treated under it.";
    case "locked":
      return `${sheet.orderedBy} locked this at ${bound}. ${stands}`;
    case "left-out":
      return `${sheet.orderedBy} prescribed ${bound} here, and it is left out. ${stands}`;
    case "left-open":
      return `Not specified, and ${sheet.prescriberName} is asked first here. ${stands}`;
    case "weekly-step":
      return `${value} grows faster than ${bound} this week. ${stands}`;
    case "not-yet-open": {
      const line = sheet.plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
      return `${row.name} is not open yet${line?.notYetOpen ? `: ${describeNotBefore(line.notYetOpen)}` : ""}. ${sheet.prescriberName} is asked first.`;
    }
    case "rung":
      return `${wanted.rung?.name ?? "This exercise"} is harder than ${sheet.orderedBy} lets you move to: ${sheet.prescriberName} is asked first. Until answered, ${row.name} stands.`;
    case "unknown-exercise":
      return `No library has this exercise, so it cannot be held against the patient's limits: ${sheet.prescriberName} is asked first. ${stands}`;
    case "unit-differs":
      return `${value} is in another unit than ${bound}. Amounts are never converted.`;
    case "bound":
    case "permission":
      return `${value} is outside the ${bound} ${sheet.orderedBy} set. ${stands}`;
    default:
      return finding.cause satisfies never;
  }
}
