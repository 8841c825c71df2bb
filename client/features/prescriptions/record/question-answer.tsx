import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorData, errorWords, type Inputs, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./from-the-record.module.css";

type Question = Outputs["prescriptions"]["preview"]["questions"][number];
type Value = Inputs["precautions"]["answer"]["value"];

/** What a rule cannot say without: a date, a number, one of a few. Not known is an answer, and holds in its own words. */
export function QuestionAnswer({
  patientId,
  question,
  onAnswered,
}: {
  patientId: string;
  question: Question;
  onAnswered: () => void;
}) {
  const queryClient = useQueryClient();
  const [isExplaining, setExplaining] = useState(false);
  const [why, setWhy] = useState("");
  const save = useMutation(
    trpc.precautions.answer.mutationOptions({
      onSuccess: async () => {
        onAnswered();
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
    });
  const field = errorData(save.error)?.refusal?.field;
  return (
    <div className={styles.row} role="group" aria-label={question.words}>
      <p className={styles.what}>
        <StatusChip tone="outlined">Asked</StatusChip> {question.words}
      </p>
      <p className={styles.sub}>{question.because}</p>
      <div className={styles.acts}>
        <Button
          size="small"
          kind="quiet"
          isPending={save.isPending}
          onPress={() => give({ kind: "not-known" })}
        >
          Not known
        </Button>
        <Button size="small" kind="quiet" onPress={() => setExplaining(!isExplaining)}>
          Does not apply
        </Button>
      </div>
      <div className={styles.below}>
        <GivenAnswer
          question={question}
          error={field === "value" ? errorWords(save.error) : undefined}
          onGive={give}
        />
      </div>
      {isExplaining ? (
        <div className={styles.below}>
          <div className={styles.field}>
            <TextField
              label="Why it does not apply"
              value={why}
              onChange={setWhy}
              maxLength={300}
              error={field === "words" ? errorWords(save.error) : undefined}
            />
          </div>
          <Button
            size="small"
            isPending={save.isPending}
            onPress={() => give({ kind: "not-applicable" }, why)}
          >
            Answer
          </Button>
        </div>
      ) : null}
      {save.error && !field ? <Strip tone="worse">{errorWords(save.error)}</Strip> : null}
    </div>
  );
}

function GivenAnswer({
  question: { answer },
  error,
  onGive,
}: {
  question: Question;
  error: string | undefined;
  onGive: (value: Value) => void;
}) {
  const [on, setOn] = useState<string | undefined>();
  const [amount, setAmount] = useState<number | undefined>();
  // Asked about an entry that this reader is not named for: a colleague answers.
  if (answer.kind === "kept") return null;
  if (answer.kind === "choice")
    return answer.choices.map(({ value, label }) => (
      <Button key={value} size="small" onPress={() => onGive({ kind: "choice", value })}>
        {label}
      </Button>
    ));
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
