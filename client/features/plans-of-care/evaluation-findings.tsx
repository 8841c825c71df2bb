import { MotionFindings } from "#client/motion-findings.tsx";
import { StrengthFindings } from "#client/strength-findings.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import { EvaluationRedFlags, type RedFlagsOf } from "./evaluation-red-flags.tsx";
import styles from "./evaluation-screen.module.css";

export type Problems = Readonly<Record<string, string>>;
type Set = (part: Partial<Evaluation>) => void;

/** What the therapist asked and found. The history comes from the consultation and is confirmed, not typed again. */
export function EvaluationFindings({
  evaluation,
  history,
  redFlags,
  problems,
  onChange,
}: {
  evaluation: Evaluation;
  /** Of whose episode, for which diagnoses, and who is told of a yes. */
  redFlags: RedFlagsOf;
  /** As the physiatrist wrote it; empty when nothing was carried. */
  history: string;
  problems: Problems;
  onChange: Set;
}) {
  return (
    <section className={styles.findings} aria-label="Findings">
      <SectionHead heading="Findings" isRuled />
      {history ? <p className={styles.carried}>{history}</p> : null}
      <Checkbox
        isSelected={evaluation.isHistoryConfirmed}
        onChange={(isHistoryConfirmed) => onChange({ isHistoryConfirmed })}
        error={problems["evaluation.isHistoryConfirmed"]}
      >
        History gone through with the patient
      </Checkbox>
      <TextArea
        label="Added to the history"
        rows={2}
        value={evaluation.history}
        maxLength={4000}
        onChange={(words) => onChange({ history: words })}
        error={problems["evaluation.history"]}
      />
      <div className={styles.row}>
        <RadioSegments
          label="Falls in the last year"
          value={evaluation.fallsLastYear === "not-asked" ? null : evaluation.fallsLastYear}
          options={[
            { value: "none", label: "None" },
            { value: "one", label: "One" },
            { value: "two-or-more", label: "Two or more" },
          ]}
          onChange={(fallsLastYear) => onChange({ fallsLastYear })}
          error={problems["evaluation.fallsLastYear"]}
        />
      </div>
      <EvaluationRedFlags {...redFlags} evaluation={evaluation} problems={problems} onChange={onChange} />
      <MotionFindings motion={evaluation.motion} onChange={(motion) => onChange({ motion })} />
      <StrengthFindings strength={evaluation.strength} onChange={(strength) => onChange({ strength })} />
      <TextArea
        label="Other findings"
        rows={2}
        value={evaluation.findings}
        maxLength={4000}
        onChange={(findings) => onChange({ findings })}
        error={problems["evaluation.findings"]}
      />
      <TextArea
        label="Impairments treated"
        rows={2}
        value={evaluation.impairments}
        maxLength={2000}
        onChange={(impairments) => onChange({ impairments })}
        error={problems["evaluation.impairments"]}
      />
    </section>
  );
}
