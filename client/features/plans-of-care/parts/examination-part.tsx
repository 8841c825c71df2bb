import { useState } from "react";
import type { Earlier } from "#client/examination/cell-props.ts";
import { RegionExam } from "#client/examination/region-exam.tsx";
import { MotionFindings } from "#client/motion-findings.tsx";
import { StrengthFindings } from "#client/strength-findings.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { type Examination, isInTable } from "#domain/examination/examine.ts";
import { type Examined, nothingExamined } from "#domain/examination/examined.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import { joints } from "#domain/prescriptions/limit.ts";
import styles from "../writing/evaluation-screen.module.css";
import type { Problems } from "./problems.ts";

const spaced = (word: string) => word.replaceAll("-", " ");

/** Region by region, then what stands in no region's list. What is not named was not examined. */
export function ExaminationPart({
  evaluation,
  earlier,
  problems,
  onChange,
  onUnread,
}: {
  evaluation: Evaluation;
  earlier: { evaluation: Evaluation; evaluatedOn: string } | null;
  problems: Problems;
  onChange: (part: Partial<Evaluation>) => void;
  onUnread: (field: string, words: string | null) => void;
}) {
  const examined = evaluation.examined ?? nothingExamined;
  const [isMoreOpen, setMoreOpen] = useState(false);
  const examination: Examination = { motion: evaluation.motion, strength: evaluation.strength, examined };
  const set = (next: Examination) =>
    onChange({ motion: [...next.motion], strength: [...next.strength], examined: next.examined });
  const setExamined = (part: Partial<Examined>) => onChange({ examined: { ...examined, ...part } });
  const { regions } = examined;
  const before: Earlier | undefined = earlier
    ? {
        on: earlier.evaluatedOn,
        examination: {
          motion: earlier.evaluation.motion,
          strength: earlier.evaluation.strength,
          examined: earlier.evaluation.examined ?? nothingExamined,
        },
      }
    : undefined;
  const motion = evaluation.motion.filter((found) => !isInTable(regions, found));
  const strength = evaluation.strength.filter((found) => !isInTable(regions, found));
  // A field of a table says itself what is wrong with it.
  const wrong = Object.entries(problems).find(([field]) => {
    const [, place] = /^evaluation\.motion\.(\d+)/.exec(field) ?? [];
    const found = place === undefined ? undefined : evaluation.motion[Number(place)];
    return found ? !isInTable(regions, found) : /^evaluation\.(strength|examined)/.test(field);
  });
  return (
    <section className={styles.findings} aria-label="Examination">
      <SectionHead heading="Examination" note="an empty field was not examined" isRuled />
      {regions.map((region) => (
        <RegionExam
          key={region}
          region={region}
          examination={examination}
          earlier={before}
          onChange={set}
          onUnread={onUnread}
          onRemove={() => setExamined({ regions: regions.filter((one) => one !== region) })}
        />
      ))}
      <div className={styles.row}>
        <SelectField
          label="Examine a region"
          value=""
          placeholder="Choose"
          options={joints
            .filter((joint) => !regions.includes(joint))
            .map((joint) => ({ value: joint, label: spaced(joint) }))}
          onChange={(next) => {
            const joint = joints.find((one) => one === next);
            if (joint) setExamined({ regions: [...regions, joint] });
          }}
        />
      </div>
      {wrong ? <Strip tone="worse">{wrong[1]}</Strip> : null}
      <details
        className={styles.more}
        open={isMoreOpen || motion.length > 0 || strength.length > 0}
        onToggle={(event) => setMoreOpen(event.currentTarget.open)}
      >
        <summary>Passive motion and other muscles</summary>
        <MotionFindings
          motion={motion}
          onChange={(next) =>
            onChange({ motion: [...evaluation.motion.filter((found) => isInTable(regions, found)), ...next] })
          }
        />
        <StrengthFindings
          strength={strength}
          onChange={(next) =>
            onChange({
              strength: [...evaluation.strength.filter((found) => isInTable(regions, found)), ...next],
            })
          }
        />
      </details>
      <TextArea
        label="Other findings"
        rows={2}
        value={evaluation.findings}
        maxLength={4000}
        onChange={(findings) => onChange({ findings })}
        error={problems["evaluation.findings"]}
      />
    </section>
  );
}
