import { useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Change } from "#client/record-questions/answer-fields.tsx";
import { GivenAnswers } from "#client/record-questions/given-answers.tsx";
import { QuestionAnswer } from "#client/record-questions/question-answer.tsx";
import { ToldChange } from "#client/record-questions/told-change.tsx";
import { useMayAnswer } from "#client/record-questions/use-may-answer.ts";
import { trpc } from "#client/trpc.ts";
import { SectionHead } from "#client/ui/section-head.tsx";
import styles from "./record-screen.module.css";

/** What ran out stands among the answers, with who gave it, and is answered again there. */
const isNew = ({ earlier }: { earlier: unknown }): boolean => earlier === null;

/** What the rules for precautions ask about the record, and what was answered. */
export function RecordQuestions({ patientId }: { patientId: string }) {
  const { data: open } = useSuspenseQuery(trpc.precautions.questions.queryOptions({ patientId }));
  const { data: answered } = useSuspenseQuery(trpc.precautions.answered.queryOptions({ patientId }));
  const mayAnswer = useMayAnswer();
  const [change, setChange] = useState<Change | null>(null);
  const section = useRef<HTMLElement>(null);
  return (
    <section aria-label="Questions for precautions" ref={section} tabIndex={-1} className={styles.questions}>
      <SectionHead
        heading="Questions for precautions"
        note={`${open.length} to answer, ${answered.length} answered`}
        isRuled
      />
      {open.length + answered.length === 0 ? <p className={styles.none}>The rules ask nothing</p> : null}
      {change ? <ToldChange change={change} /> : null}
      {open.filter(isNew).map((question) => (
        <QuestionAnswer
          key={`${question.questionId} ${question.factId}`}
          patientId={patientId}
          question={question}
          {...mayAnswer}
          onAnswered={(told) => {
            setChange(told);
            section.current?.focus();
          }}
        />
      ))}
      <GivenAnswers patientId={patientId} />
    </section>
  );
}
