import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDate, formatDay } from "#client/format/dates.ts";
import { formatResultAmount } from "#client/format/quantity.ts";
import { KeptPart, useSight } from "#client/kept-part.tsx";
import { trpc } from "#client/trpc.ts";
import { buttonClassName } from "#client/ui/button.tsx";
import { EnvelopeLine } from "#client/ui/envelope-line.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { counted } from "#domain/units/counted.ts";
import type { Chart } from "./chart-panels.tsx";
import styles from "./chart-rail.module.css";

/** The story beside the measures: episode, goals, conditions, medications that matter, team. */
export function ChartRail({
  patientId,
  episodeId,
  chart,
  role,
  mayEvaluate,
  team,
}: {
  patientId: string;
  episodeId: string;
  chart: Chart;
  role: string;
  mayEvaluate: boolean;
  team: ReactNode;
}) {
  const { isOpen, wordsFor } = useSight(patientId);
  const { data: record } = useSuspenseQuery(trpc.patients.record.queryOptions({ patientId }));
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const episode = band.episodes.find((candidate) => candidate.episodeId === episodeId);
  const active = record.conditions.filter((condition) => condition.status === "active");
  return (
    <aside className={styles.rail} aria-label="Story">
      <section>
        <SectionHead
          heading="Episode"
          note={episode ? `since ${formatDate(episode.startedOn)}` : undefined}
        />
        <p>{chart.episode.title}</p>
        {chart.prescription?.content.diagnoses.map((diagnosis) => (
          <p key={`${diagnosis.code}${diagnosis.title}`} className={styles.sub}>
            {chart.prescription?.isKept ? null : (
              <span className={styles.code}>{diagnosis.code || "no code yet"}</span>
            )}{" "}
            {diagnosis.title}
          </p>
        ))}
        {band.episodes.length > 1 ? (
          <nav aria-label="Episodes" className={styles.links}>
            {band.episodes.map((other) => (
              <Link
                key={other.episodeId}
                to="/patients/$patientId"
                params={{ patientId }}
                search={{ episodeId: other.episodeId }}
                {...(other.episodeId === episodeId ? { "aria-current": "true" as const } : {})}
              >
                {other.title}
              </Link>
            ))}
          </nav>
        ) : null}
        {role === "physiatrist" ? (
          <div className={styles.links}>
            <Link
              className={buttonClassName({ size: "small" })}
              to="/patients/$patientId/consultation"
              params={{ patientId }}
              search={{ episodeId, kind: "follow-up" }}
            >
              Follow-up visit
            </Link>
          </div>
        ) : null}
        {mayEvaluate && chart.prescription ? (
          <div className={styles.links}>
            <Link
              className={buttonClassName({ size: "small" })}
              to="/patients/$patientId/evaluation"
              params={{ patientId }}
              search={{ episodeId }}
            >
              Evaluation and plan of care
            </Link>
          </div>
        ) : null}
      </section>
      <section>
        <SectionHead
          heading="Goals"
          note={isOpen("prescription") ? String(chart.prescription?.content.goals.length ?? 0) : undefined}
        />
        {chart.prescription?.content.goals.map((goal) => (
          <GoalRow key={goal.goalId} goal={goal} chart={chart} areScoresOpen={isOpen("sessions")} />
        ))}
        {!isOpen("prescription") ? (
          <KeptPart patientId={patientId} part="prescription" />
        ) : chart.prescription && chart.prescription.content.goals.length > 0 ? null : (
          <p className={styles.sub}>No goal named</p>
        )}
      </section>
      <section>
        <SectionHead heading="Conditions" note={isOpen("diagnoses") ? String(active.length) : undefined} />
        {isOpen("diagnoses") ? null : <KeptPart patientId={patientId} part="diagnoses" />}
        {active.slice(0, 8).map((condition) => (
          <p key={condition.conditionId}>
            {condition.words} <span className={styles.code}>{condition.icd10}</span>{" "}
            {condition.screening === "not-screened" ? (
              <StatusChip tone="outlined">Not screened</StatusChip>
            ) : null}
          </p>
        ))}
        {active.length > 8 ? <p className={styles.sub}>{active.length - 8} more</p> : null}
        {record.hiddenConditions > 0 ? (
          <p className={styles.sub}>
            {counted(record.hiddenConditions, "sensitive entry", "sensitive entries")} not shown
          </p>
        ) : null}
      </section>
      <section>
        {isOpen("medications") ? (
          <MedicationsThatMatter patientId={patientId} />
        ) : (
          <>
            <SectionHead heading="Medications that matter" />
            <KeptPart patientId={patientId} part="medications" />
          </>
        )}
        <div className={styles.links}>
          <Link to="/patients/$patientId/orders" params={{ patientId }} search={{ episodeId }}>
            Tests, procedures, medications
          </Link>
        </div>
      </section>
      {team}
      <section>
        <SectionHead heading="Record" />
        {isOpen("results") && isOpen("notes") ? (
          <p className={styles.sub}>
            {counted(record.observations.length, "value")},{" "}
            {counted(record.history.length, "entry", "entries")} of imported history
          </p>
        ) : (
          <p className={styles.sub}>{wordsFor("results", "notes")}</p>
        )}
        <div className={styles.links}>
          <Link to="/patients/$patientId/record" params={{ patientId }}>
            Open the record
          </Link>
        </div>
      </section>
    </aside>
  );
}

function MedicationsThatMatter({ patientId }: { patientId: string }) {
  const { data: medications } = useSuspenseQuery(trpc.medications.list.queryOptions({ patientId }));
  const matter = medications.list.filter((medication) => medication.kind !== "other");
  return (
    <>
      <SectionHead heading="Medications that matter" note={String(matter.length)} />
      {matter.slice(0, 6).map((medication) => (
        <p key={medication.medicationId} className={styles.pair}>
          <span>{medication.words}</span>
          <span className={styles.sub}>{medication.kind.replaceAll("-", " ")}</span>
        </p>
      ))}
      {medications.opioids ? (
        <p>
          {medications.opioids.atCaution !== "no" || medications.opioids.sedatives.length > 0 ? (
            <StatusChip tone="watch">{medications.opioids.words}</StatusChip>
          ) : (
            medications.opioids.words
          )}
        </p>
      ) : null}
    </>
  );
}

type Goal = NonNullable<Chart["prescription"]>["content"]["goals"][number];

function GoalRow({ goal, chart, areScoresOpen }: { goal: Goal; chart: Chart; areScoresOpen: boolean }) {
  const series = chart.series.find((candidate) => candidate.measureId === goal.measureId);
  const first = series?.points[0]?.thousandths;
  const last = series?.points.at(-1)?.thousandths;
  const { targetThousandths: target } = goal;
  const hasLine = first !== undefined && last !== undefined && target !== undefined && first !== target;
  return (
    <div className={styles.goal}>
      <p className={styles.pair}>
        <span>{goal.words}</span>
        {areScoresOpen ? (
          <b>{last === undefined ? "No score" : `${formatResultAmount(last)} ${goal.unit}`}</b>
        ) : (
          <span className={styles.sub}>score not opened</span>
        )}
      </p>
      {hasLine ? (
        <EnvelopeLine
          scale={{
            least: Math.min(first, target, last) / 1000 - 1,
            most: Math.max(first, target, last) / 1000 + 1,
          }}
          state="set"
          least={Math.min(first, target) / 1000}
          most={Math.max(first, target) / 1000}
          prescribed={target / 1000}
          current={last / 1000}
          label={`${goal.words}: baseline ${formatResultAmount(first)}, now ${formatResultAmount(last)}, target ${formatResultAmount(target)} ${goal.unit}`}
          width={220}
          height={18}
        />
      ) : null}
      <p className={styles.sub}>by {formatDay(goal.targetOn)}</p>
    </div>
  );
}
