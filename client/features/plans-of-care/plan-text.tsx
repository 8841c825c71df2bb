import { formatDay } from "#client/format/dates.ts";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { formatDayAt, formatMoment } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import { redFlagQuestions } from "#domain/precautions/red-flags/questions.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import { counted, fromTo } from "#domain/units/counted.ts";
import styles from "./plan-text.module.css";

export type SignedPlan = NonNullable<Outputs["plansOfCare"]["get"]>;

const fallWords = {
  none: "none",
  one: "one",
  "two-or-more": "two or more",
  "not-asked": "not asked",
} as const;
const redFlagWords = { none: "asked, none", present: "present", "not-asked": "not asked" } as const;
const spaced = (words: string) => words.replaceAll("-", " ");
const sideOf = (side: string) => (side === "not-applicable" ? "" : `${side}, `);

/** A plan of care exactly as it was signed: its six parts, its lines beside the limits that bound them, what was found. */
export function PlanText({ plan, zone }: { plan: SignedPlan; zone: string }) {
  const { content, ordered } = plan;
  const { frequency } = content;
  return (
    <div className={styles.text}>
      {plan.newerNumber === null ? null : (
        <Strip tone="watch" icon="diamond">
          Written for prescription v{ordered.number}; v{plan.newerNumber} is in force since.
        </Strip>
      )}
      <p className={styles.signed}>
        Signed by <b>{plan.signerName}</b>, {formatMoment(plan.signedAt, zone)}, for prescription v
        {ordered.number}
        {ordered.outsideOrder
          ? `, ${formatOrigin(ordered, formatDayAt(ordered.signedAt, zone))}`
          : ` of ${ordered.signerName}`}
      </p>
      <section aria-label="Lines">
        <SectionHead heading="Lines, the therapist's" note={String(content.lines.length)} isRuled />
        <ol className={styles.lines}>
          {content.lines.map((line) => {
            const limits = plan.lineLimits.find((one) => one.lineKey === line.lineKey)?.words ?? [];
            return (
              <li key={line.lineKey}>
                <span className={styles.line}>
                  <b>{line.name}</b>
                  <span>
                    {sideOf(line.side)}
                    {describeDose(line.dose) || "not specified"}
                  </span>
                </span>
                <span className={styles.sub}>
                  {[
                    limits.length === 0 ? "no limit bounds it" : `inside: ${limits.join("; ")}`,
                    ...(line.isHomeProgram ? ["home program"] : []),
                    ...(line.note ? [line.note] : []),
                  ].join(" · ")}
                </span>
              </li>
            );
          })}
        </ol>
        {content.lines.length === 0 ? <p className={styles.sub}>None added to what was ordered</p> : null}
      </section>
      {ordered.lines.length > 0 ? (
        <section aria-label="Ordered lines">
          <SectionHead heading="Lines, ordered" note={`v${ordered.number}`} isRuled />
          <ol className={styles.lines}>
            {ordered.lines.map((line) => (
              <li key={line.lineKey}>
                <span className={styles.line}>
                  <span>{line.name}</span>
                  <span>
                    {sideOf(line.side)}
                    {describeDose(line.dose) || "not specified"}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <DefinitionRows
        isRuled
        rows={[
          {
            term: "Diagnosis",
            value: content.diagnoses
              .map((diagnosis) => `${diagnosis.code} ${diagnosis.title}`.trim())
              .join("; "),
          },
          ...content.goals.map((goal, index) => ({
            term: `Goal ${index + 1}`,
            value: describeGoal(goal),
            key: goal.goalId,
          })),
          { term: "Type", value: `${content.discipline}, the lines above` },
          { term: "Amount", value: `${frequency.perDay} per day` },
          {
            term: "Frequency",
            value: `${fromTo(frequency.perWeekLeast, frequency.perWeekMost)} per week, ordered ${fromTo(ordered.frequency.perWeekLeast, ordered.frequency.perWeekMost)}`,
          },
          {
            term: "Duration",
            value: `${counted(frequency.weeks, "week")}, ordered ${ordered.frequency.weeks}`,
          },
          { term: "Certify by", value: formatDay(content.certifyBy) },
          { term: "Limits of the patient", value: plan.limits.join("; ") || "none" },
        ]}
      />
      <Findings
        evaluation={content.evaluation}
        evaluatedOn={content.evaluatedOn}
        none={plan.isKept ? keptWords : "not recorded"}
      />
    </div>
  );
}

function Findings({
  evaluation,
  evaluatedOn,
  none,
}: {
  evaluation: Evaluation;
  evaluatedOn: string;
  /** What stands where nothing is shown: not recorded, or kept back. */
  none: string;
}) {
  const { motion, strength } = evaluation;
  return (
    <section aria-label="Evaluation">
      <SectionHead heading="Evaluation" note={formatDay(evaluatedOn)} isRuled />
      <DefinitionRows
        isRuled
        rows={[
          {
            term: "History",
            value: `${evaluation.isHistoryConfirmed ? "gone through with the patient" : "not confirmed"}${evaluation.history ? `; added: ${evaluation.history}` : ""}`,
          },
          { term: "Falls in the last year", value: fallWords[evaluation.fallsLastYear] },
          { term: "Red flags", value: describeRedFlags(evaluation) },
          {
            term: "Motion",
            value:
              motion
                .map(
                  (found) =>
                    `${spaced(found.joint)} ${spaced(found.motion)}, ${found.side}, ${found.mode} ${found.startDegrees} to ${found.endDegrees}°`,
                )
                .join("; ") || none,
          },
          {
            term: "Strength",
            value:
              strength.map((found) => `${found.muscle}, ${found.side} ${found.grade} of 5`).join("; ") ||
              none,
          },
          { term: "Other findings", value: evaluation.findings || none },
          { term: "Impairments treated", value: evaluation.impairments || none },
        ]}
      />
    </section>
  );
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
