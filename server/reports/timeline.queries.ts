import type { Reader } from "#db/engine/store.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { reportWords } from "#domain/reports/words.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { listReports } from "./reports.queries.ts";

/** Reports of an episode and what they were answered, for its timeline. */
export async function listReportEntries(
  reader: Reader,
  episodeId: string,
  { sight, kept }: { sight: Sight; kept: (words: string) => string },
) {
  if (!sight.isOpen("sessions")) return [];
  return (await listReports(reader, episodeId)).flatMap((report) => {
    const name = `${reportWords[report.kind]} ${report.number}`;
    const { answer } = report;
    return [
      {
        at: report.signedAt,
        kind: "report" as const,
        id: report.reportId,
        headline: `${name} ${report.isInError ? "entered in error" : "signed"}`,
        detail: [
          `${describeDay(report.fromOn)} to ${describeDay(report.toOn)}`,
          ...(report.recertifyTo === null ? [] : [`asks to certify to ${describeDay(report.recertifyTo)}`]),
        ].join(", "),
        byName: report.signerName,
        tone: "plain" as const,
      },
      ...(answer
        ? [
            {
              at: answer.at,
              kind: "report" as const,
              id: report.reportId,
              headline: `${name} ${answer.kind}`,
              detail: kept(answer.reason),
              byName: answer.byName,
              tone: "plain" as const,
            },
          ]
        : []),
    ];
  });
}
