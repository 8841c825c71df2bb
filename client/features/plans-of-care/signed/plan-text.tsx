import { formatDay } from "#client/format/dates.ts";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { formatDayAt, formatMoment } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import { counted, fromTo } from "#domain/units/counted.ts";
import { EvaluationText } from "./evaluation-text.tsx";
import styles from "./plan-text.module.css";

export type SignedPlan = NonNullable<Outputs["plansOfCare"]["get"]>;

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
      <EvaluationText
        content={content}
        signerName={plan.signerName}
        none={plan.isKept ? keptWords : "not recorded"}
      />
    </div>
  );
}
