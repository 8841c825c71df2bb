import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import { PrintHead } from "#client/print-head.tsx";
import { AddendaText, AddendumForm } from "#client/signed-addenda.tsx";
import { client, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeReportDue } from "#domain/reports/due.ts";
import type { ReportKind } from "#domain/reports/report-kind.ts";
import { reportWords } from "#domain/reports/words.ts";
import { ReportAnswer } from "./report-answer.tsx";
import { ReportForm } from "./report-form.tsx";
import { ReportText } from "./report-text.tsx";
import styles from "./reports.module.css";

type Reports = Outputs["reports"]["get"];
type Listed = Reports["reports"][number];

/** Progress reports and the discharge summary of an episode: one in full, the others listed, the next one written here. */
export function ReportScreen({
  patientId,
  episodeId,
  reportId,
  writing,
  canWrite,
  canCertify,
  staffId,
  onWrite,
  onOpen,
}: {
  patientId: string;
  episodeId: string;
  reportId: string | undefined;
  writing: ReportKind | undefined;
  canWrite: boolean;
  canCertify: boolean;
  staffId: string;
  onWrite: (kind: ReportKind | undefined) => void;
  onOpen: (reportId: string) => void;
}) {
  const { data } = useSuspenseQuery(
    trpc.reports.get.queryOptions({ episodeId, ...(reportId ? { reportId } : {}) }),
  );
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const [isAdding, setAdding] = useState(false);
  const mayWrite = canWrite && data.canBeWritten;
  const { report } = data;
  if (writing && mayWrite)
    return (
      <main id="content" className={styles.page}>
        <div className={styles.sheet} style={{ maxWidth: "none" }}>
          <SectionHead level={1} heading={reportWords[writing]} note={dueWords(data)} />
          <ReportForm
            key={writing}
            episodeId={episodeId}
            kind={writing}
            onSigned={onOpen}
            onClose={() => onWrite(undefined)}
          />
        </div>
      </main>
    );
  const acts = mayWrite ? (
    <>
      {data.endedOn === null ? (
        <Button kind={report ? "plain" : "main"} onPress={() => onWrite("progress")}>
          Write progress report
        </Button>
      ) : null}
      <Button onPress={() => onWrite("discharge")}>Write discharge summary</Button>
    </>
  ) : null;
  if (!report)
    return (
      <main id="content" className={styles.page}>
        <div className={styles.sheet}>
          <SectionHead level={1} heading="Reports" note={dueWords(data)} actions={acts} />
          <EmptyState heading="No report yet">
            A therapist writes one by the tenth treatment day, and a summary when treatment ends.
          </EmptyState>
        </div>
      </main>
    );
  const isWaiting = report.recertification === "waiting" || report.recertification === "returned";
  return (
    <main id="content" className={styles.page}>
      <div className={styles.sheet}>
        <PrintHead band={band} />
        <SectionHead
          level={1}
          heading={`${reportWords[report.kind]} ${report.number}`}
          note={dueWords(data)}
          actions={
            <>
              {acts}
              {mayWrite && !isAdding ? (
                <Button onPress={() => setAdding(true)}>Add an addendum</Button>
              ) : null}
              <Button icon="print" onPress={() => window.print()}>
                Print
              </Button>
            </>
          }
        />
        {report.isInError ? (
          <Strip tone="worse" role="status">
            Entered in error: it stays readable and counts for nothing.
          </Strip>
        ) : null}
        {report.answer ? (
          <Strip tone={report.answer.kind === "returned" ? "watch" : "info"}>
            {report.answer.kind === "returned" ? "Returned" : "Certified"} by <b>{report.answer.byName}</b>,{" "}
            {formatMoment(report.answer.at, band.timeZone)}
            {report.answer.reason ? `: ${report.answer.reason}` : ""}
          </Strip>
        ) : null}
        <ReportText report={report} isKept={data.isKept} zone={band.timeZone} />
        <AddendaText addenda={report.addenda} zone={band.timeZone} />
        {isAdding ? (
          <AddendumForm
            subjectId={report.reportId}
            canMarkInError={report.therapistId === staffId && !report.isInError}
            send={(addendum, operationId) =>
              client.reports.addend.mutate({ operationId, reportId: report.reportId, ...addendum })
            }
            onClose={() => setAdding(false)}
          />
        ) : null}
        <p className={styles.sub}>Content sealed as {report.hash}</p>
        <OtherReports
          reports={data.reports}
          shown={report.reportId}
          patientId={patientId}
          episodeId={episodeId}
        />
      </div>
      {canCertify && isWaiting && !report.isInError ? (
        <ReportAnswer reportId={report.reportId} onAnswered={() => onOpen(report.reportId)} />
      ) : null}
    </main>
  );
}

const dueWords = ({ due, endedOn }: Reports): string | undefined =>
  endedOn !== null ? `episode ended ${formatDay(endedOn)}` : due ? describeReportDue(due) : undefined;

const recertificationChips = {
  "not-asked": null,
  waiting: <StatusChip tone="outlined">Waits for certification</StatusChip>,
  returned: <StatusChip tone="watch">Returned</StatusChip>,
  certified: <StatusChip tone="plain">Certified</StatusChip>,
} as const;

function OtherReports({
  reports,
  shown,
  patientId,
  episodeId,
}: {
  reports: readonly Listed[];
  shown: string;
  patientId: string;
  episodeId: string;
}) {
  const others = reports.filter(({ reportId }) => reportId !== shown);
  if (others.length === 0) return null;
  return (
    <section aria-label="Other reports">
      <SectionHead heading="Other reports" note={String(others.length)} isRuled />
      <ul className={styles.reports}>
        {others.map((one) => (
          <li key={one.reportId}>
            <Link
              to="/patients/$patientId/report"
              params={{ patientId }}
              search={{ episodeId, reportId: one.reportId }}
            >
              {reportWords[one.kind]} {one.number}, {formatDay(one.fromOn)} to {formatDay(one.toOn)}
            </Link>
            <span>
              {one.isInError ? <StatusChip tone="worse">Entered in error</StatusChip> : null}
              {recertificationChips[one.recertification]} {one.signerName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
