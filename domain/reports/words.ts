import type { DischargeReason, GoalState } from "./report.ts";
import type { ReportKind } from "./report-kind.ts";

export const reportWords: Record<ReportKind, string> = {
  progress: "Progress report",
  discharge: "Discharge summary",
};

export const goalStateWords: Record<GoalState, string> = {
  met: "met",
  progressing: "on the way",
  "no-change": "no change",
  worse: "worse",
  stopped: "no longer pursued",
};

export const dischargeReasonWords: Record<DischargeReason, string> = {
  "goals-met": "goals met",
  "physiatrist-decided": "the physiatrist decided",
  "patient-chose": "the patient chose to stop",
  "stopped-coming": "the patient stopped coming",
  "moved-elsewhere": "treatment goes on elsewhere",
  "medical-change": "a change in health",
  payer: "the payer covers no more",
};
