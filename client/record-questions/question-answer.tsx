import { formatDate } from "#client/format/dates.ts";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { AnswerFields, type Change, type OpenQuestion } from "./answer-fields.tsx";
import styles from "./record-questions.module.css";

/** What a rule cannot say without. Not known is an answer, and holds in its own words; one that ran out is asked again. */
export function QuestionAnswer({
  patientId,
  question,
  canAnswer = true,
  isPhysiatrist = true,
  onAnswered,
}: {
  patientId: string;
  question: OpenQuestion;
  canAnswer?: boolean;
  isPhysiatrist?: boolean;
  onAnswered: (change: Change) => void;
}) {
  const { earlier } = question;
  return (
    <div className={styles.row} role="group" aria-label={question.words}>
      <p className={styles.what}>
        {earlier ? (
          <StatusChip tone="watch">{`Ran out ${formatDate(earlier.countedTo)}`}</StatusChip>
        ) : (
          <StatusChip tone="outlined">Asked</StatusChip>
        )}{" "}
        {question.words}
      </p>
      <p className={styles.sub}>
        {question.because}
        {earlier
          ? `${question.because === null ? "" : " · "}${earlier.given} on ${formatDate(earlier.on)} counts no longer, so it is asked again`
          : null}
      </p>
      {canAnswer && question.answer.kind !== "kept" ? (
        <AnswerFields
          patientId={patientId}
          question={question}
          standing={{ answerId: question.standingAnswerId }}
          isPhysiatrist={isPhysiatrist}
          onAnswered={onAnswered}
        />
      ) : null}
    </div>
  );
}
