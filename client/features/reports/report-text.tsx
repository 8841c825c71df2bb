import { formatDay } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { keptWords } from "#domain/people/sensitive.ts";
import { dischargeReasonWords, goalStateWords } from "#domain/reports/words.ts";
import { counted, fromTo } from "#domain/units/counted.ts";
import { RecordRows } from "./record-rows.tsx";
import styles from "./reports.module.css";

export type SignedReport = NonNullable<Outputs["reports"]["get"]["report"]>;

const stateTones = {
  met: "better",
  progressing: "info",
  "no-change": "neutral",
  worse: "worse",
  stopped: "plain",
} as const;

/** A report exactly as it was signed. */
export function ReportText({
  report,
  isKept,
  zone,
}: {
  report: SignedReport;
  isKept: boolean;
  zone: string;
}) {
  const { content } = report;
  const { recertification, discharge } = content;
  return (
    <>
      <p className={styles.signed}>
        Covers {formatDay(content.fromOn)} to {formatDay(content.toOn)}, signed by <b>{report.signerName}</b>,{" "}
        {formatMoment(report.signedAt, zone)}
      </p>
      {discharge ? (
        <p>
          <b>Treatment ends: </b>
          {discharge.reason ? dischargeReasonWords[discharge.reason] : "not said"}
          {discharge.homeProgramNumber === null
            ? ". No home program was given."
            : `. Home program ${discharge.homeProgramNumber} goes on.`}
        </p>
      ) : null}
      <section aria-label="Goals">
        <SectionHead heading="Goals" note={String(content.goals.length)} isRuled />
        <ul className={styles.goals}>
          {content.goals.map((goal) => (
            <li key={goal.goalId}>
              <span>
                {goal.words}
                {goal.now ? <span className={styles.sub}>now {goal.now}</span> : null}
                {goal.note ? <span className={styles.sub}>{goal.note}</span> : null}
              </span>
              {goal.state ? (
                <StatusChip tone={stateTones[goal.state]}>{goalStateWords[goal.state]}</StatusChip>
              ) : null}
            </li>
          ))}
        </ul>
        {content.goals.length === 0 ? <p className={styles.sub}>No goal was set.</p> : null}
      </section>
      <Prose heading="Progress" words={content.progress} />
      <Prose
        heading={content.kind === "discharge" ? "Outcome" : "Why a therapist’s skill is needed"}
        words={content.assessment}
      />
      <Prose heading={content.kind === "discharge" ? "What goes on" : "Plan"} words={content.plan} />
      {recertification ? (
        <section aria-label="Recertification">
          <SectionHead heading="Recertification" isRuled />
          <p>
            Asks to certify on to <b>{formatDay(recertification.toOn)}</b>:{" "}
            {fromTo(recertification.frequency.perWeekLeast, recertification.frequency.perWeekMost)} per week
            for {counted(recertification.frequency.weeks, "week")}.
          </p>
        </section>
      ) : null}
      <section aria-label="From the record">
        <SectionHead heading="From the record" note={isKept ? keptWords : undefined} isRuled />
        <RecordRows record={content.record} />
      </section>
    </>
  );
}

function Prose({ heading, words }: { heading: string; words: string }) {
  return (
    <section aria-label={heading}>
      <SectionHead heading={heading} isRuled />
      <p className={styles.prose}>{words}</p>
    </section>
  );
}
