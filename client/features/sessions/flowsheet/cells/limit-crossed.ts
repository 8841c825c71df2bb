import type { DoseField } from "#domain/doses/dose.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { checkLimits } from "#domain/sessions/check-limits.ts";
import type { Sheet, SheetRow } from "../use-row-acts.ts";

/** The patient's limit a step would cross, in words; every limit is a most, so less crosses none. Its button is locked, and what is typed still asks. */
export function limitCrossed(
  sheet: Pick<Sheet, "plan">,
  row: Pick<SheetRow, "lineKey" | "dose">,
  field: DoseField,
  by: number,
): string | undefined {
  const line = sheet.plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  const value = row.dose[field];
  if (by <= 0 || !sheet.plan || !line || !value) return undefined;
  const dose = { ...row.dose, [field]: { ...value, thousandths: value.thousandths + by } };
  const crossed = checkLimits(sheet.plan.limits, line.exercise, line.side, dose).find(
    (finding) => finding.cause === "limit" && finding.place === "outside" && finding.field === field,
  );
  const limit = sheet.plan.limits.find((one) => one.limitId === crossed?.sourceId);
  return limit ? describeLimit(limit) : undefined;
}
