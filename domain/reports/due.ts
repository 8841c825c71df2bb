import { certificationClocks } from "#domain/plans-of-care/certification.ts";

/** From this many treatment days on the next report is announced. */
const announcedLeft = 2;

export type ReportDue = {
  kind: "not-yet" | "soon" | "due" | "overdue";
  /** Treatment days since the last report, evaluation or plan. */
  treated: number;
  /** Treatment days left until it is due; zero when it is. */
  left: number;
};

/**
 * A progress report is due by the 10th treatment day, inclusive, counted from the day after the last report, evaluation
 * or re-evaluation: those serve as one (Medicare Benefit Policy Manual ch. 15 [bpm202]; other payers are held to the same).
 */
export function assessReportDue(treated: number): ReportDue {
  const left = Math.max(0, certificationClocks.progressReportTreatmentDays - treated);
  const overdue = treated > certificationClocks.progressReportTreatmentDays;
  const kind = overdue ? "overdue" : left === 0 ? "due" : left <= announcedLeft ? "soon" : "not-yet";
  return { kind, treated, left };
}

export function describeReportDue({ kind, treated, left }: ReportDue): string {
  const days = certificationClocks.progressReportTreatmentDays;
  switch (kind) {
    case "not-yet":
    case "soon":
      return `Progress report due in ${left} ${left === 1 ? "visit" : "visits"}`;
    case "due":
      return "Progress report due today";
    case "overdue":
      return `Progress report overdue: visit ${treated} of ${days}`;
    default:
      return kind satisfies never;
  }
}
