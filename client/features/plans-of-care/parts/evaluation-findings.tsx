import { BodyChartField } from "#client/body-chart/body-chart-field.tsx";
import { formatDate } from "#client/format/dates.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { describeBodyChart, emptyBodyChart } from "#domain/body-chart/body-chart.ts";
import { type CarriedHistory, isGoneThrough } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { Person } from "#domain/plans-of-care/evaluation/fall-screen.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import styles from "../writing/evaluation-screen.module.css";
import { CarriedHistoryPart } from "./carried-history-part.tsx";
import { EvaluationRedFlags, type RedFlagsOf } from "./evaluation-red-flags.tsx";
import { ExaminationPart } from "./examination-part.tsx";
import { FallsPart } from "./falls-part.tsx";
import type { Problems } from "./problems.ts";
import { ReEvaluationPart } from "./re-evaluation-part.tsx";

export type FindingsOf = {
  /** Of whose episode, for which diagnoses, and who is told of a yes. */
  redFlags: RedFlagsOf;
  person: Person;
  /** What the last plan found; null at a first evaluation. */
  earlier: { evaluation: Evaluation; evaluatedOn: string } | null;
};

/** What the therapist asked and found. The history is carried and confirmed, not typed again. */
export function EvaluationFindings({
  of,
  evaluation,
  problems,
  onChange,
  onUnread,
}: {
  of: FindingsOf;
  evaluation: Evaluation;
  problems: Problems;
  onChange: (part: Partial<Evaluation>) => void;
  onUnread: (field: string, words: string | null) => void;
}) {
  const { carried } = evaluation;
  const setCarried = (next: CarriedHistory) =>
    onChange({ carried: next, isHistoryConfirmed: isGoneThrough(next) });
  return (
    <>
      {evaluation.reEvaluation ? (
        <ReEvaluationPart
          reEvaluation={evaluation.reEvaluation}
          problems={problems}
          onChange={(reEvaluation) => onChange({ reEvaluation })}
        />
      ) : null}
      {carried ? (
        <CarriedHistoryPart carried={carried} problems={problems} onChange={setCarried} />
      ) : (
        <Checkbox
          isSelected={evaluation.isHistoryConfirmed}
          onChange={(isHistoryConfirmed) => onChange({ isHistoryConfirmed })}
          error={problems["evaluation.isHistoryConfirmed"]}
        >
          History gone through with the patient
        </Checkbox>
      )}
      <TextArea
        label="Added to the history"
        rows={2}
        value={evaluation.history}
        maxLength={4000}
        onChange={(words) => onChange({ history: words })}
        error={problems["evaluation.history"]}
      />
      <section aria-label="Body chart" className={styles.findings}>
        <SectionHead heading="Symptoms" note="where, and what" isRuled />
        <BodyChartField
          chart={evaluation.bodyChart ?? emptyBodyChart}
          error={problems["evaluation.bodyChart"]}
          onChange={(bodyChart) => onChange({ bodyChart })}
        />
        {of.earlier ? (
          <p className={styles.sub}>
            {`${formatDate(of.earlier.evaluatedOn)}: ${describeBodyChart(of.earlier.evaluation.bodyChart)}`}
          </p>
        ) : null}
      </section>
      <FallsPart
        evaluation={evaluation}
        earlier={of.earlier}
        person={of.person}
        problems={problems}
        onChange={onChange}
      />
      <EvaluationRedFlags {...of.redFlags} evaluation={evaluation} problems={problems} onChange={onChange} />
      <ExaminationPart
        evaluation={evaluation}
        earlier={of.earlier}
        problems={problems}
        onChange={onChange}
        onUnread={onUnread}
      />
    </>
  );
}
