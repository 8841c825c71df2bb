import { formatDay } from "#client/format/dates.ts";
import { describeMotion } from "#client/motion-findings.tsx";
import { type DefinitionRow, DefinitionRows } from "#client/ui/definition-rows.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { describeBodyChart } from "#domain/body-chart/body-chart.ts";
import { describeExamined } from "#domain/examination/describe.ts";
import { describeFallScreen } from "#domain/plans-of-care/evaluation/describe-falls.ts";
import { describeImpairment } from "#domain/plans-of-care/evaluation/impairment.ts";
import { goalOutcomeWords, reEvaluationReasons } from "#domain/plans-of-care/evaluation/re-evaluation.ts";
import type { Evaluation, PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { redFlagQuestions } from "#domain/precautions/red-flags/questions.ts";
import { CarriedHistoryText } from "./carried-history-text.tsx";
import styles from "./plan-text.module.css";

const redFlagWords = { none: "asked, none", present: "present", "not-asked": "not asked" } as const;

/** Everything that was signed of an evaluation. What was not asked or not examined says so. */
export function EvaluationText({
  content,
  signerName,
  none,
}: {
  content: PlanOfCareContent;
  signerName: string;
  /** What stands where nothing is shown: not recorded, or kept back. */
  none: string;
}) {
  const { evaluation, evaluatedOn } = content;
  const { reEvaluation, carried } = evaluation;
  return (
    <section aria-label="Evaluation" className={styles.text}>
      <SectionHead
        heading={reEvaluation ? "Re-evaluation" : "Evaluation"}
        note={formatDay(evaluatedOn)}
        isRuled
      />
      {reEvaluation ? (
        <DefinitionRows
          isRuled
          rows={[
            {
              term: "Why again",
              value: [
                reEvaluation.reason ? reEvaluationReasons[reEvaluation.reason] : "not said",
                ...(reEvaluation.reasonWords ? [reEvaluation.reasonWords] : []),
              ].join(": "),
            },
            {
              term: "Follows",
              value: `plan ${reEvaluation.earlierNumber}, evaluated ${formatDay(reEvaluation.earlierOn)}`,
            },
            ...reEvaluation.goals.map((goal, index) => ({
              term: `Earlier goal ${index + 1}`,
              value: `${goal.outcome ? goalOutcomeWords[goal.outcome] : "Not said"}: ${goal.words}${goal.note ? `. ${goal.note}` : ""}`,
              key: goal.goalId,
            })),
          ]}
        />
      ) : null}
      {carried ? <CarriedHistoryText carried={carried} signerName={signerName} /> : null}
      <DefinitionRows
        isRuled
        rows={[
          ...(carried
            ? []
            : [
                {
                  term: "History",
                  value: evaluation.isHistoryConfirmed ? "gone through with the patient" : "not confirmed",
                },
              ]),
          { term: "Added to the history", value: evaluation.history || "nothing" },
          {
            term: "Symptoms, body chart",
            value: evaluation.bodyChart ? describeBodyChart(evaluation.bodyChart) : none,
          },
          { term: "Falls", value: describeFallScreen(evaluation) },
          { term: "Red flags", value: describeRedFlags(evaluation) },
          ...examinationRows(evaluation, none),
          { term: "Other findings", value: evaluation.findings || none },
          { term: "Impairments treated", value: impairmentWords(content) || none },
        ]}
      />
    </section>
  );
}

function examinationRows({ motion, strength, examined }: Evaluation, none: string): DefinitionRow[] {
  const regions = examined ? describeExamined(examined) : [];
  return [
    {
      term: "Motion",
      value:
        motion
          .map((found) => {
            const { words, value } = describeMotion(found);
            return `${words}: ${value}`;
          })
          .join("; ") || none,
    },
    {
      term: "Strength",
      value: strength.map((found) => `${found.muscle}, ${found.side} ${found.grade} of 5`).join("; ") || none,
    },
    ...regions.map(({ region, name, normal, found }): DefinitionRow => {
      const isMeasured = motion.some(({ joint }) => joint === region);
      return {
        term: name,
        key: `region ${region}`,
        value: (
          <>
            {found.length > 0 ? <p>{found.join("; ")}</p> : null}
            {normal.length > 0 ? <p>Examined, normal: {normal.join("; ")}</p> : null}
            {found.length + normal.length === 0 ? (
              <p>{isMeasured ? "as measured above, nothing else examined" : "not examined"}</p>
            ) : null}
          </>
        ),
      };
    }),
    ...(examined?.note ? [{ term: "Examination, note", value: examined.note }] : []),
  ];
}

function impairmentWords({ evaluation, goals }: PlanOfCareContent): string {
  const listed = (evaluation.impairmentList ?? []).map((one) => {
    const numbers = one.goalIds.flatMap((goalId) => {
      const index = goals.findIndex((goal) => goal.goalId === goalId);
      return index < 0 ? [] : [`goal ${index + 1}`];
    });
    return `${describeImpairment(one)}${numbers.length > 0 ? ` (${numbers.join(", ")})` : ""}`;
  });
  return [...listed, ...(evaluation.impairments ? [evaluation.impairments] : [])].join("; ");
}

function describeRedFlags({ redFlags, redFlagAnswers = [] }: Evaluation): string {
  const named = (answer: "yes" | "not-asked") =>
    redFlagQuestions
      .filter(({ flag }) => redFlagAnswers.some((one) => one.flag === flag && one.answer === answer))
      .map(({ words }) => words.replace(/\?$/, ""));
  const [yes, open] = [named("yes"), named("not-asked")];
  return [
    yes.length > 0 ? `yes: ${yes.join("; ")}` : redFlagWords[redFlags],
    ...(open.length > 0 ? [`not asked: ${open.join("; ")}`] : []),
  ].join(". ");
}
