import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  type OpioidCheckKind,
  opioidCheckKinds,
  validateOpioidCheck,
} from "#domain/medications/medication.ts";

/** One check on one day; the last of its kind stands. */
export function OpioidCheckForm({
  patientId,
  today,
  terms,
  onClose,
}: {
  patientId: string;
  today: string;
  terms: Record<OpioidCheckKind, string>;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<OpioidCheckKind>("naloxone");
  const [answer, setAnswer] = useState<"yes" | "no" | null>(null);
  const [on, setOn] = useState<string | undefined>(today);
  const [words, setWords] = useState("");
  const [missing, setMissing] = useState<Record<string, string>>({});
  const check = useMutation(
    trpc.medications.checkOpioid.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const said = (field: string) => missing[field] ?? fieldWords(check.error, `check.${field}`);
  const answered = () => {
    setMissing({});
    check.reset();
  };
  const isAtField = ["answer", "on", "words"].some((field) => said(field) !== undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (answer === null) found["answer"] = "Choose yes or no.";
    if (on === undefined) found["on"] = "Enter the day it was done.";
    if (answer !== null && on !== undefined) {
      const problem = validateOpioidCheck({ kind, answer, on, words: words.trim() }, { today });
      if (problem) found[problem.field] = problem.words;
    }
    setMissing(found);
    if (answer === null || on === undefined || Object.keys(found).length > 0) return;
    check.mutate({
      operationId: newOperationId(),
      patientId,
      check: { kind, answer, on, words: words.trim() },
    });
  };
  return (
    <form aria-label="Opioid check" className={styles.form} onSubmit={send} noValidate>
      {check.error && !isAtField ? (
        <Strip tone="worse" role="alert">
          {errorWords(check.error)}
        </Strip>
      ) : null}
      <div className={styles.row}>
        <SelectField
          label="Check"
          value={kind}
          options={opioidCheckKinds.map((value) => ({ value, label: terms[value] }))}
          onChange={(next) => {
            setKind(next as OpioidCheckKind);
            answered();
          }}
        />
        <RadioSegments
          label={kind === "naloxone" || kind === "agreement" ? "There" : "Done"}
          value={answer}
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
          onChange={(next) => {
            setAnswer(next);
            answered();
          }}
          error={said("answer")}
        />
        <DateField
          label="On"
          value={on}
          onChange={(next) => {
            setOn(next);
            answered();
          }}
          error={said("on")}
        />
        <div className={styles.wide}>
          <TextField
            label={kind === "screen" ? "Which screen, and its result" : "Finding"}
            value={words}
            onChange={(next) => {
              setWords(next);
              answered();
            }}
            error={said("words")}
            maxLength={160}
          />
        </div>
      </div>
      <div className={styles.foot}>
        <Button kind="main" type="submit" isPending={check.isPending}>
          Record check
        </Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </form>
  );
}
