import type { ReportContent } from "#domain/reports/report.ts";
import { type Caller, op } from "#server/testing.ts";
import { type Probe, row } from "./testing-probe.ts";

/** Every open answer of a drafted report given, as a therapist would. */
export const answered = (draft: ReportContent): ReportContent => ({
  ...draft,
  goals: draft.goals.map((goal) => ({ ...goal, state: goal.state ?? ("progressing" as const) })),
  assessment: "Progressing the load needs judgment of the knee's answer each time.",
  plan: "Go on as planned.",
});

/** A progress report that asks to certify on, signed; and the next as it would be. */
export async function fillReports(
  therapist: Caller,
  episodeId: string,
): Promise<{ report: ReportContent; reportId: string }> {
  const { draft } = await therapist.reports.prepare({ episodeId, kind: "progress" });
  const { reportId } = await therapist.reports.sign({
    operationId: op(),
    episodeId,
    content: {
      ...answered(draft),
      recertification: {
        toOn: "2026-12-31",
        frequency: { perWeekLeast: 2, perWeekMost: 2, perDay: 1, weeks: 5 },
      },
    },
  });
  const next = await therapist.reports.prepare({ episodeId, kind: "progress" });
  return { report: answered(next.draft), reportId };
}

export const reportProbes: Record<string, Probe> = {
  "reports.get": row((c, { target }) => c.reports.get({ episodeId: target.episodeId })),
  "reports.prepare": row((c, { target }) =>
    c.reports.prepare({ episodeId: target.episodeId, kind: "progress" }),
  ),
  "reports.sign": row((c, { stage, target }) =>
    c.reports.sign({ operationId: op(), episodeId: target.episodeId, content: stage.report }),
  ),
  "reports.addend": row((c, { target }) =>
    c.reports.addend({
      operationId: op(),
      reportId: target.reportId,
      words: "The stairs were the front steps.",
      kind: "addendum",
    }),
  ),
  "reports.certify": row((c, { target }) =>
    c.reports.certify({ operationId: op(), reportId: target.reportId }),
  ),
  "reports.returnReport": row((c, { target }) =>
    c.reports.returnReport({
      operationId: op(),
      reportId: target.reportId,
      reason: "Say how the stairs went.",
    }),
  ),
};
