import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { usePatientZone } from "#client/clinic-zone.ts";
import { formatDate } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { counted } from "#domain/units/counted.ts";
import { AnswerFields, type Change } from "./answer-fields.tsx";
import styles from "./record-questions.module.css";
import { ToldChange } from "./told-change.tsx";
import { useMayAnswer } from "./use-may-answer.ts";

type Answer = Outputs["precautions"]["answered"][number];

/** The answers given to what the rules ask: by whom, when, how long each counts; each may be changed in its place. */
export function GivenAnswers({ patientId, isFolded = false }: { patientId: string; isFolded?: boolean }) {
  const { data: answers, error } = useQuery(trpc.precautions.answered.queryOptions({ patientId }));
  const [change, setChange] = useState<Change | null>(null);
  const section = useRef<HTMLElement>(null);
  if (error) return <Strip tone="worse">{errorWords(error)}</Strip>;
  if (!answers || answers.length === 0) return null;
  const rows = answers.map((answer) => (
    <GivenAnswer
      key={`${answer.questionId} ${answer.factId}`}
      patientId={patientId}
      answer={answer}
      onChanged={(told) => {
        setChange(told);
        section.current?.focus();
      }}
    />
  ));
  const heading = counted(answers.length, "answer given", "answers given");
  return (
    <section aria-label="Answers given" className={styles.section} ref={section} tabIndex={-1}>
      {change ? <ToldChange change={change} /> : null}
      {isFolded ? (
        <details className={styles.folded}>
          <summary>{heading}</summary>
          {rows}
        </details>
      ) : (
        rows
      )}
    </section>
  );
}

function GivenAnswer({
  patientId,
  answer,
  onChanged,
}: {
  patientId: string;
  answer: Answer;
  onChanged: (change: Change) => void;
}) {
  const zone = usePatientZone(patientId);
  const { canAnswer, isPhysiatrist } = useMayAnswer();
  const [isChanging, setChanging] = useState(false);
  const { words, because, given, by, earlier } = answer;
  const act = isChanging ? "Leave as it is" : answer.isAskedAgain ? "Answer again" : "Change answer";
  return (
    <div className={styles.row} role="group" aria-label={words}>
      <p className={styles.what}>
        {answer.isAskedAgain && answer.countsTo ? (
          <>
            <StatusChip tone="watch">{`Ran out ${formatDate(answer.countsTo)}, asked again`}</StatusChip>{" "}
          </>
        ) : null}
        {words} <b>{given}</b>
      </p>
      <p className={styles.sub}>
        {[
          because,
          by?.words,
          by ? `${by.byName}, ${formatMoment(by.at, zone)}` : formatDate(answer.answeredOn),
          countsWords(answer),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div className={styles.acts}>
        {canAnswer ? (
          <Button
            size="small"
            kind="quiet"
            aria-expanded={isChanging}
            aria-label={`${act}: ${words}`}
            onPress={() => setChanging(!isChanging)}
          >
            {act}
          </Button>
        ) : null}
      </div>
      {isChanging ? (
        <AnswerFields
          patientId={patientId}
          question={answer}
          standing={{ answerId: answer.answerId, value: valueOf(answer) }}
          isPhysiatrist={isPhysiatrist}
          onAnswered={(change) => {
            setChanging(false);
            onChanged(change);
          }}
        />
      ) : null}
      {earlier.length > 0 ? (
        <details className={styles.earlier}>
          <summary>{counted(earlier.length, "earlier answer")}</summary>
          {earlier.map((one) => (
            <p key={one.answerId}>
              {[one.given, one.words, `${one.byName}, ${formatMoment(one.at, zone)}`]
                .filter(Boolean)
                .join(" · ")}
            </p>
          ))}
        </details>
      ) : null}
    </div>
  );
}

const countsWords = ({ countsTo, isAskedAgain, hasRunOut }: Answer): string => {
  if (countsTo === null) return "counts until it is changed";
  if (isAskedAgain) return "counts no longer";
  return `${hasRunOut ? "counted" : "counts"} through ${formatDate(countsTo)}`;
};

const valueOf = ({ value }: Answer) =>
  value.kind === "number"
    ? { kind: "number" as const, thousandths: value.thousandths }
    : value.kind === "date"
      ? value
      : undefined;
