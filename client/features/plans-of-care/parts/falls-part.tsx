import { formatDate } from "#client/format/dates.ts";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import { describeFallScreen } from "#domain/plans-of-care/evaluation/describe-falls.ts";
import {
  assessFallRisk,
  type FallOutcome,
  type FallScreen,
  fallOutcomeWords,
  notScreened,
  type Person,
} from "#domain/plans-of-care/evaluation/fall-screen.ts";
import { screenedFromAge } from "#domain/plans-of-care/evaluation/fall-thresholds.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import styles from "../writing/evaluation-screen.module.css";
import type { Problems } from "./problems.ts";

const tones = {
  "at-risk": "watch",
  "not-at-risk": "plain",
  "not-screened": "outlined",
} as const satisfies Record<FallOutcome, StatusTone>;
const questions = [
  { field: "isUnsteady", words: "Unsteady standing or walking" },
  { field: "isWorried", words: "Worried about falling" },
] as const;
const tests = [
  { field: "upAndGoThousandths", words: "Timed Up and Go", unit: "s", by: 1000 },
  { field: "chairStands", words: "Chair stands in 30 s", unit: "stands", by: 1 },
  { field: "tandemThousandths", words: "Tandem stance", unit: "s", by: 1000 },
] as const;

/** Three questions, and what was measured where they say so. The outcome follows from the answers and says why. */
export function FallsPart({
  evaluation,
  earlier,
  person,
  problems,
  onChange,
}: {
  evaluation: Evaluation;
  earlier: { evaluation: Evaluation; evaluatedOn: string } | null;
  person: Person;
  problems: Problems;
  onChange: (part: Partial<Evaluation>) => void;
}) {
  const { fallsLastYear } = evaluation;
  const screen = evaluation.fallScreen ?? notScreened;
  const risk = assessFallRisk(fallsLastYear, screen, person);
  const set = (part: Partial<Pick<Evaluation, "fallsLastYear">>, asked: Omit<FallScreen, "outcome">) => {
    const falls = part.fallsLastYear ?? fallsLastYear;
    onChange({
      fallsLastYear: falls,
      fallScreen: { ...asked, outcome: assessFallRisk(falls, asked, person).outcome },
    });
  };
  const isMeasured = tests.some(({ field }) => screen[field] !== undefined);
  return (
    <section className={styles.findings} aria-label="Falls">
      <SectionHead heading="Falls" note={`the screen is made for ${screenedFromAge} and over`} isRuled />
      <div className={styles.fromTop}>
        <RadioSegments
          label="Falls in the last year"
          value={fallsLastYear === "not-asked" ? null : fallsLastYear}
          options={[
            { value: "none", label: "None" },
            { value: "one", label: "One" },
            { value: "two-or-more", label: "Two or more" },
          ]}
          onChange={(falls) => set({ fallsLastYear: falls }, screen)}
          error={problems["evaluation.fallsLastYear"]}
        />
        {questions.map(({ field, words }) => (
          <RadioSegments
            key={field}
            label={words}
            value={screen[field] === "not-asked" ? null : screen[field]}
            options={[
              { value: "no", label: "No" },
              { value: "yes", label: "Yes" },
            ]}
            onChange={(answer) => set({}, { ...screen, [field]: answer })}
            error={problems[`evaluation.fallScreen.${field}`]}
          />
        ))}
      </div>
      {risk.outcome === "at-risk" || isMeasured ? (
        <div className={styles.fromTop}>
          {tests.map(({ field, words, unit, by }) => (
            <div key={field} className={styles.test}>
              <NumberField
                label={words}
                unit={unit}
                value={screen[field] === undefined ? undefined : screen[field] / by}
                onChange={(amount) => {
                  const { [field]: _before, ...rest } = screen;
                  set({}, amount === undefined ? rest : { ...rest, [field]: Math.round(amount * by) });
                }}
                error={problems[`evaluation.fallScreen.${field}`]}
              />
            </div>
          ))}
        </div>
      ) : null}
      <div role="status">
        <StatusChip tone={tones[risk.outcome]}>{fallOutcomeWords[risk.outcome]}</StatusChip>
        {risk.reasons.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {risk.withoutNumber.length > 0 ? (
          <p className={styles.sub}>
            {risk.withoutNumber.join(", ")}: no number is stated for this age or sex.
          </p>
        ) : null}
        {risk.needsTest ? <p className={styles.sub}>Balance is not measured yet.</p> : null}
        {earlier ? (
          <p className={styles.sub}>
            {`${formatDate(earlier.evaluatedOn)}: ${describeFallScreen(earlier.evaluation)}`}
          </p>
        ) : null}
        {risk.outcome === "at-risk" ? (
          <p className={styles.sub}>Signing raises the precaution: support in reach.</p>
        ) : null}
      </div>
    </section>
  );
}
