import { useRef } from "react";
import { QuestionAnswer } from "#client/record-questions/question-answer.tsx";
import type { Outputs } from "#client/trpc.ts";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "./from-the-record.module.css";
import { NewDiagnosisRow, NewDiagnosisWords } from "./new-diagnosis.tsx";
import { NotScreenedAnswer } from "./not-screened-answer.tsx";
import { effectTones, RaisedAnswers } from "./raised-answers.tsx";
import { countToAnswer, isInside } from "./to-answer.tsx";

type Preview = Outputs["prescriptions"]["preview"];

/** What the record raises and asks: a physiatrist answers before signing; a therapist reads what is still open. */
export function FromTheRecord({
  patientId,
  episodeId,
  preview,
  canAnswer,
}: {
  patientId: string;
  episodeId: string;
  preview: Preview;
  canAnswer: boolean;
}) {
  const section = useRef<HTMLElement>(null);
  const { newDiagnoses, notScreened, notRaised, questions, unconfirmed } = preview;
  const outside = [
    ...questions.filter(({ isOutside }) => isOutside).map(({ words }) => words),
    ...unconfirmed.filter(({ isOutside }) => isOutside).map(({ words }) => words),
  ];
  const lists = [newDiagnoses, notScreened, notRaised, questions, unconfirmed];
  if (lists.every((list) => list.length === 0)) return null;
  if (!canAnswer) return <StillOpen preview={preview} />;
  // What was answered leaves the list; the next one is one Tab away.
  const answered = () => section.current?.focus();
  const count = countToAnswer(preview);
  return (
    <section aria-label="From the record" className={styles.section} ref={section} tabIndex={-1}>
      <SectionHead
        heading="From the record"
        note={count === 0 ? "nothing to answer" : `${count} to answer`}
        isRuled
      />
      {notRaised.length > 0 ? (
        <Strip tone="worse">{`${notRaised.join(". ")}: not raised yet. Open the chart again, then sign.`}</Strip>
      ) : null}
      {newDiagnoses.map((found) => (
        <NewDiagnosisRow
          key={`${found.code} ${found.title} ${found.side}`}
          episodeId={episodeId}
          found={found}
          onAnswered={answered}
        />
      ))}
      {notScreened.map((item) => (
        <NotScreenedAnswer key={item.id} patientId={patientId} item={item} />
      ))}
      {questions.filter(isInside).map((question) => (
        <QuestionAnswer
          key={`${question.questionId} ${question.factId}`}
          patientId={patientId}
          question={question}
          onAnswered={answered}
        />
      ))}
      <RaisedAnswers patientId={patientId} precautions={unconfirmed.filter(isInside)} onAnswered={answered} />
      {outside.length > 0 ? (
        <details className={styles.outside}>
          <summary>{`${outside.length} outside the treated region, in force and not confirmed`}</summary>
          <ul>
            {outside.map((words) => (
              <li key={words} className={styles.sub}>
                {words}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function StillOpen({ preview }: { preview: Preview }) {
  return (
    <section aria-label="From the record" className={styles.section}>
      <SectionHead heading="From the record" note="for a physiatrist to answer" isRuled />
      <p className={styles.sub}>
        It holds as it stands, and what is new holds from your verification on; that answers none of it.
      </p>
      {preview.newDiagnoses.map((found) => (
        <NewDiagnosisWords key={`${found.code} ${found.title} ${found.side}`} found={found} />
      ))}
      {preview.notScreened.map((item) => (
        <p key={item.id}>
          <StatusChip tone="outlined">Not screened</StatusChip> {item.words}
        </p>
      ))}
      {preview.questions.map(({ questionId, factId, words }) => (
        <p key={`${questionId} ${factId}`}>
          <StatusChip tone="outlined">Not answered</StatusChip> {words}
        </p>
      ))}
      {preview.unconfirmed.map(({ precautionIds, effect, words }) => (
        <p key={precautionIds.join()}>
          <StatusChip tone={effectTones[effect]}>{words}</StatusChip>
        </p>
      ))}
    </section>
  );
}
