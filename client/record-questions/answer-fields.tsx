import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorData, errorWords, type Inputs, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./record-questions.module.css";

export type OpenQuestion = Omit<Outputs["precautions"]["questions"][number], "regions">;
type Asked = Pick<OpenQuestion, "questionId" | "factId" | "answer" | "words">;
type Value = Inputs["precautions"]["answer"]["value"];
export type Change = Outputs["precautions"]["answer"];

/**
 * The ways a question is answered: a date, a number, one of a few; not known, and does not apply with its reason. What
 * frees by judgment alone only a physiatrist is offered.
 */
export function AnswerFields({
  patientId,
  question,
  standing,
  isPhysiatrist,
  onAnswered,
}: {
  patientId: string;
  question: Asked;
  /** What stands on the screen, so that a colleague's answer meanwhile is not written over. */
  standing: { answerId: string | null; value?: Value | undefined };
  isPhysiatrist: boolean;
  onAnswered: (change: Change) => void;
}) {
  const queryClient = useQueryClient();
  const [isExplaining, setExplaining] = useState(false);
  const [why, setWhy] = useState("");
  const save = useMutation(
    trpc.precautions.answer.mutationOptions({
      onSuccess: async (change) => {
        onAnswered(change);
        await queryClient.invalidateQueries();
      },
    }),
  );
  const give = (value: Value, words = "") =>
    save.mutate({
      operationId: newOperationId(),
      patientId,
      questionId: question.questionId,
      factId: question.factId,
      value,
      words,
      standingAnswerId: standing.answerId,
    });
  const field = errorData(save.error)?.refusal?.field;
  return (
    <>
      <div className={styles.acts}>
        <Button
          size="small"
          kind="quiet"
          isPending={save.isPending}
          onPress={() => give({ kind: "not-known" })}
        >
          Not known
        </Button>
        {isPhysiatrist ? (
          <Button size="small" kind="quiet" onPress={() => setExplaining(!isExplaining)}>
            Does not apply
          </Button>
        ) : null}
      </div>
      <div className={styles.below}>
        <GivenValue
          question={question}
          standing={standing.value}
          isPhysiatrist={isPhysiatrist}
          error={field === "value" ? errorWords(save.error) : undefined}
          onGive={give}
        />
      </div>
      {isExplaining ? (
        <form
          noValidate
          className={styles.below}
          onSubmit={(event) => {
            event.preventDefault();
            give({ kind: "not-applicable" }, why);
          }}
        >
          <div className={styles.field}>
            <TextField
              label="Why it does not apply"
              value={why}
              onChange={setWhy}
              maxLength={300}
              error={field === "words" ? errorWords(save.error) : undefined}
            />
          </div>
          <Button size="small" type="submit" isPending={save.isPending}>
            Answer
          </Button>
        </form>
      ) : null}
      {save.error && !field ? (
        <div className={styles.what}>
          <Strip
            tone={errorData(save.error)?.refusal?.kind === "changed-meanwhile" ? "watch" : "worse"}
            role="alert"
          >
            {errorWords(save.error)}
          </Strip>
        </div>
      ) : null}
    </>
  );
}

function GivenValue({
  question: { answer },
  standing,
  isPhysiatrist,
  error,
  onGive,
}: {
  question: Asked;
  standing: Value | undefined;
  isPhysiatrist: boolean;
  error: string | undefined;
  onGive: (value: Value) => void;
}) {
  const [on, setOn] = useState(standing?.kind === "date" ? standing.on : undefined);
  const [amount, setAmount] = useState(standing?.kind === "number" ? standing.thousandths / 1000 : undefined);
  // Asked about an entry that this reader is not named for: a colleague answers.
  if (answer.kind === "kept") return null;
  if (answer.kind === "choice") {
    const offered = answer.choices.filter((choice) => isPhysiatrist || !choice.isPhysiatrists);
    return (
      <>
        {offered.map(({ value, label }) => (
          <Button key={value} size="small" onPress={() => onGive({ kind: "choice", value })}>
            {label}
          </Button>
        ))}
        {offered.length < answer.choices.length ? (
          <span className={styles.sub}>A physiatrist may also answer what frees it by judgment.</span>
        ) : null}
      </>
    );
  }
  return (
    <>
      {answer.kind === "date" ? (
        <DateField label="Date" isLabelHidden value={on} onChange={setOn} error={error} />
      ) : (
        <NumberField
          label="Value"
          isLabelHidden
          unit={answer.unit}
          value={amount}
          onChange={setAmount}
          error={error}
        />
      )}
      <Button
        size="small"
        isDisabled={answer.kind === "date" ? on === undefined : amount === undefined}
        onPress={() => {
          if (answer.kind === "date" && on !== undefined) onGive({ kind: "date", on });
          if (answer.kind === "number" && amount !== undefined)
            onGive({ kind: "number", thousandths: Math.round(amount * 1000) });
        }}
      >
        Answer
      </Button>
    </>
  );
}
