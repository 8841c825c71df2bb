import { describeRecord } from "#domain/reports/compose.ts";
import type { ReportContent } from "#domain/reports/report.ts";

/** Whether what a draft says of the record is what the record says now. */
export const isAsRecorded = (draft: ReportContent, now: ReportContent): boolean =>
  JSON.stringify(statedIn(draft)) === JSON.stringify(statedIn(now));

const statedIn = ({ fromOn, toOn, prescriptionVersionId, planOfCareId, record, goals }: ReportContent) => [
  fromOn,
  toOn,
  prescriptionVersionId ?? null,
  planOfCareId ?? null,
  record,
  goals.map(({ goalId, words, now }) => [goalId, words, now ?? null]),
];

/** A draft with the record of now; what was written and said of each goal stays. Sentences nobody changed follow the record. */
export function takeUp(draft: ReportContent, now: ReportContent): ReportContent {
  const { recertification, assessment, plan } = draft;
  const reason = draft.discharge?.reason;
  return {
    ...now,
    ...(recertification ? { recertification } : {}),
    ...(now.discharge ? { discharge: { ...now.discharge, ...(reason ? { reason } : {}) } } : {}),
    goals: now.goals.map((goal) => {
      const before = draft.goals.find(({ goalId }) => goalId === goal.goalId);
      const state = before?.state ?? goal.state;
      return { ...goal, ...(state ? { state } : {}), note: before?.note ?? "" };
    }),
    progress: draft.progress === describeRecord(draft.record) ? now.progress : draft.progress,
    assessment,
    plan,
  };
}
