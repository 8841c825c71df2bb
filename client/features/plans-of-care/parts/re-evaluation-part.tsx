import { formatDay } from "#client/format/dates.ts";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  goalOutcomes,
  goalOutcomeWords,
  type ReEvaluation,
  reEvaluationReasonNames,
  reEvaluationReasons,
} from "#domain/plans-of-care/evaluation/re-evaluation.ts";
import styles from "../writing/evaluation-screen.module.css";
import type { Problems } from "./problems.ts";

/** Why it is evaluated again, and what became of each goal of the plan before. */
export function ReEvaluationPart({
  reEvaluation,
  problems,
  onChange,
}: {
  reEvaluation: ReEvaluation;
  problems: Problems;
  onChange: (next: ReEvaluation) => void;
}) {
  const { goals, reason, earlierNumber, earlierOn } = reEvaluation;
  const at = (field: string) => problems[`evaluation.reEvaluation.${field}`];
  const setGoal = (index: number, part: Partial<ReEvaluation["goals"][number]>) =>
    onChange({
      ...reEvaluation,
      goals: goals.map((goal, place) => (place === index ? { ...goal, ...part } : goal)),
    });
  return (
    <section className={styles.findings} aria-label="Re-evaluation">
      <SectionHead
        heading="Re-evaluation"
        note={`after plan ${earlierNumber}, evaluated ${formatDay(earlierOn)}`}
        isRuled
      />
      <div className={styles.fromTop}>
        <SelectField
          label="Why again"
          value={reason ?? ""}
          placeholder="Choose"
          options={reEvaluationReasonNames.map((value) => ({ value, label: reEvaluationReasons[value] }))}
          onChange={(next) => {
            const { reason: _before, ...rest } = reEvaluation;
            const chosen = reEvaluationReasonNames.find((one) => one === next);
            onChange(chosen ? { ...rest, reason: chosen } : rest);
          }}
          error={at("reason")}
        />
        <div className={styles.wide}>
          <TextField
            label="In words"
            value={reEvaluation.reasonWords}
            maxLength={300}
            onChange={(reasonWords) => onChange({ ...reEvaluation, reasonWords })}
            error={at("reasonWords")}
          />
        </div>
      </div>
      {goals.map((goal, index) => (
        <div key={goal.goalId} className={styles.goal} role="group" aria-label={`Earlier goal ${index + 1}`}>
          <RadioSegments
            label={goal.words}
            value={goal.outcome ?? null}
            options={goalOutcomes.map((value) => ({ value, label: goalOutcomeWords[value] }))}
            onChange={(outcome) => setGoal(index, { outcome })}
            error={at(`goals.${index}.outcome`)}
          />
          {goal.outcome === "changed" || goal.note !== "" ? (
            <TextField
              label="How it changed"
              value={goal.note}
              maxLength={200}
              onChange={(note) => setGoal(index, { note })}
              error={at(`goals.${index}.note`)}
            />
          ) : null}
        </div>
      ))}
    </section>
  );
}
