import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { dayIn, formatDayAt, formatMoment } from "#client/format/times.ts";
import { KeptPart, useSight } from "#client/kept-part.tsx";
import { TranscribeFromReferral } from "#client/transcribe-order-link.tsx";
import { trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { ChartViewButton } from "#client/ui/chart-view-button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TimeChart } from "#client/ui/time-chart.tsx";
import { addDays } from "#domain/calendar/days.ts";
import { describeProcedureKind } from "#domain/orders/procedures/procedure.ts";
import { describeStanding } from "#domain/prescriptions/describe-event.ts";
import { describeFrequency } from "#domain/prescriptions/describe-frequency.ts";
import { describeEquipment } from "#domain/prescriptions/equipment/describe-equipment.ts";
import { DecisionBar } from "../answers/decision-bar.tsx";
import { AddScoreForm } from "./add-score-form.tsx";
import { type Chart, chartPanels } from "./chart-panels.tsx";
import { ChartRail } from "./chart-rail.tsx";
import styles from "./chart-screen.module.css";
import { ChartTimeline } from "./chart-timeline.tsx";
import { HomeProgramHead } from "./home-program-head.tsx";
import { NextPhaseStrip } from "./next-phase-strip.tsx";
import { NothingPrescribed } from "./nothing-prescribed.tsx";
import { PrescriptionLinesTable } from "./prescription-lines-table.tsx";
import { versionMarks } from "./version-marks.ts";

type Role = "physiatrist" | "therapist" | "specialist" | "admin";

/** One episode on one screen: is this working, and why. */
export function ChartScreen({
  patientId,
  episodeId,
  role,
  mayEvaluate,
  team,
}: {
  patientId: string;
  episodeId: string | null;
  /** What the reader acts as; of whom a part of the chart is kept acts as nobody. */
  role: Role;
  /** A therapist, no assistant. */
  mayEvaluate: boolean;
  /** Who sits on the team, under the story. */
  team: ReactNode;
}) {
  if (!episodeId)
    return (
      <main id="content" className={styles.blank}>
        <EmptyState
          heading="No episode of care yet"
          action={
            <>
              {role === "physiatrist" ? (
                <Link
                  className={buttonClassName({ kind: "main" })}
                  to="/patients/$patientId/consultation"
                  params={{ patientId }}
                  search={{ kind: "consultation" }}
                >
                  Start consultation
                </Link>
              ) : null}
              {role === "therapist" ? <TranscribeFromReferral patientId={patientId} /> : null}
              <Link className={buttonClassName({})} to="/patients/$patientId/record" params={{ patientId }}>
                Open the record
              </Link>
            </>
          }
        >
          {role === "therapist"
            ? "A signed consultation opens the first one, or an outside order that you transcribe and verify."
            : "A signed consultation opens the first one."}
        </EmptyState>
      </main>
    );
  return (
    <EpisodeChart
      patientId={patientId}
      episodeId={episodeId}
      role={role}
      mayEvaluate={mayEvaluate}
      team={team}
    />
  );
}

function EpisodeChart({
  patientId,
  episodeId,
  role,
  mayEvaluate,
  team,
}: {
  patientId: string;
  episodeId: string;
  role: Role;
  /** A therapist, no assistant. */
  mayEvaluate: boolean;
  team: ReactNode;
}) {
  const { isOpen } = useSight(patientId);
  const { data: chart } = useSuspenseQuery(trpc.reviews.chart.queryOptions({ episodeId }));
  const [isScoring, setScoring] = useState(false);
  const canScore = role === "physiatrist" || role === "therapist";
  const [view, setView] = useState<"chart" | "table">("chart");
  const today = dayIn(chart.now, chart.episode.timeZone);
  const { prescription } = chart;
  const first = chart.series.flatMap((series) => series.points[0]?.takenOn ?? []).toSorted()[0];
  const from = first ?? prescription?.startsOn ?? addDays(today, -28);
  const to = prescription && prescription.endsOn > today ? prescription.endsOn : addDays(today, 7);
  return (
    <main id="content" className={styles.page}>
      <ChartRail
        patientId={patientId}
        episodeId={episodeId}
        chart={chart}
        role={role}
        mayEvaluate={mayEvaluate}
        team={team}
      />
      <div className={styles.main}>
        <SectionHead
          heading="Measures"
          note={
            prescription
              ? `prescription ${prescription.number === 1 ? "v1" : `v1 to v${prescription.number}`}, ${formatDay(from)} to today`
              : `${formatDay(from)} to today`
          }
          actions={
            <>
              {canScore && !isScoring ? (
                <Button size="small" icon="plus" onPress={() => setScoring(true)}>
                  Add score
                </Button>
              ) : null}
              {isOpen("sessions") ? <ChartViewButton view={view} onChange={setView} /> : null}
            </>
          }
          isRuled
        />
        {isScoring ? (
          <AddScoreForm episodeId={episodeId} today={today} onClose={() => setScoring(false)} />
        ) : null}
        {!isOpen("sessions") ? (
          <KeptPart patientId={patientId} part="sessions" />
        ) : chart.series.length === 0 ? (
          <EmptyState heading="No score yet">
            Scores from consultations, evaluations and sessions appear here.
          </EmptyState>
        ) : (
          <TimeChart
            caption={`Measures of ${chart.episode.title}`}
            from={from}
            to={to}
            today={today}
            view={view}
            panels={chartPanels(chart)}
            versions={[
              ...versionMarks(prescription?.versions ?? [], from, chart.episode.timeZone),
              ...chart.procedures
                .filter(({ performedOn }) => performedOn >= from)
                .map(({ kind, performedOn }) => ({ day: performedOn, label: describeProcedureKind(kind) })),
            ]}
            {...(prescription ? { endLabel: "prescription ends" } : {})}
          />
        )}
        {prescription ? (
          <>
            <SectionHead
              heading={`Prescription v${prescription.number}`}
              note={`${prescription.kind.replaceAll("-", " ")}${phaseWords(prescription.phase)}, ${formatOrigin(prescription, formatDayAt(prescription.signedAt, chart.episode.timeZone))} · ends ${formatDay(prescription.endsOn)}`}
              actions={
                <>
                  <StateChip state={prescription.state} isAccepted={prescription.isAccepted} />
                  <Link
                    to="/patients/$patientId/version/$versionId"
                    params={{ patientId, versionId: prescription.versionId }}
                  >
                    Read
                  </Link>
                </>
              }
              isRuled
            />
            {prescription.standsBecause ? (
              <Strip tone={prescription.state === "completed" ? "info" : "worse"} role="none">
                <b>
                  {describeStanding(
                    prescription.state,
                    prescription.standsBecause,
                    formatMoment(prescription.standsBecause.at, chart.episode.timeZone),
                  )}
                  .
                </b>
              </Strip>
            ) : null}
            <p className={styles.order}>
              {[
                describeFrequency(prescription.content.frequency, prescription.content.taper),
                ...(prescription.content.equipment ?? []).map(describeEquipment),
              ].join(" · ")}
            </p>
            <NextPhaseStrip
              patientId={patientId}
              episodeId={episodeId}
              chart={chart}
              today={today}
              canPrescribe={role === "physiatrist"}
            />
            <PrescriptionLinesTable chart={chart} canReply={role === "physiatrist"} />
            <PlanOfCareHead patientId={patientId} episodeId={episodeId} chart={chart} />
            {isOpen("sessions") ? (
              <HomeProgramHead patientId={patientId} episodeId={episodeId} chart={chart} />
            ) : null}
          </>
        ) : !isOpen("prescription") ? (
          <KeptPart patientId={patientId} part="prescription" heading="Prescription" />
        ) : (
          <NothingPrescribed patientId={patientId} episodeId={episodeId} role={role} />
        )}
      </div>
      <ChartTimeline
        chart={chart}
        zone={chart.episode.timeZone}
        keptNote={
          chart.sight.keptWords === null ? null : "Entries of what is not opened to your seat are left out."
        }
      />
      {role === "physiatrist" ? (
        <DecisionBar patientId={patientId} episodeId={episodeId} chart={chart} />
      ) : null}
    </main>
  );
}

const phaseWords = (phase: { number: number; count: number } | null): string =>
  phase && phase.count > 1 ? `, phase ${phase.number} of ${phase.count}` : "";

/** The plan of care in one line: whose, since when, how it is certified; it is read on its own screen. */
function PlanOfCareHead({
  patientId,
  episodeId,
  chart,
}: {
  patientId: string;
  episodeId: string;
  chart: Chart;
}) {
  const { planOfCare } = chart;
  if (!planOfCare) return null;
  const { certification, answer } = planOfCare;
  const signedOn = formatDay(dayIn(planOfCare.signedAt, chart.episode.timeZone));
  return (
    <>
      <SectionHead
        heading={`Plan of care ${planOfCare.number}`}
        note={`signed ${signedOn} by ${planOfCare.signerName}${planOfCare.certifiedTo ? ` · certified to ${formatDay(planOfCare.certifiedTo)}` : ` · certify by ${formatDay(planOfCare.certifyBy)}`}`}
        actions={
          <>
            {certification === "waiting" ? (
              <StatusChip tone="outlined">Waits for certification</StatusChip>
            ) : certification === "returned" ? (
              <StatusChip tone="watch">Returned</StatusChip>
            ) : (
              <StatusChip tone="plain">{certification === "ended" ? "Ended" : "Certified"}</StatusChip>
            )}
            <Link to="/patients/$patientId/plan-of-care" params={{ patientId }} search={{ episodeId }}>
              Read plan
            </Link>
            <Link to="/patients/$patientId/report" params={{ patientId }} search={{ episodeId }}>
              Reports
            </Link>
          </>
        }
        isRuled
      />
      {certification === "returned" && answer ? (
        <p>
          Returned by {answer.byName}: {answer.reason}
        </p>
      ) : null}
    </>
  );
}

const states = {
  active: ["info", "In force"],
  held: ["worse", "Held"],
  superseded: ["neutral", "Superseded"],
  revoked: ["worse", "Revoked"],
  completed: ["neutral", "Completed"],
  expired: ["watch", "Expired"],
  "entered-in-error": ["outlined", "Entered in error"],
} as const;

function StateChip({ state, isAccepted }: { state: keyof typeof states; isAccepted: boolean }) {
  const [tone, words] = states[state];
  return (
    <>
      <StatusChip tone={tone}>{words}</StatusChip>
      {state === "active" && !isAccepted ? <StatusChip tone="outlined">Not yet accepted</StatusChip> : null}
    </>
  );
}
