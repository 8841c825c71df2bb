import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CodeBox } from "#client/code-box.tsx";
import { errorData, errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { type MedicationKind, medicationKinds } from "#domain/consultations/consultation.ts";
import styles from "./composer-screen.module.css";

type Item = Outputs["prescriptions"]["preview"]["notScreened"][number];
type Props = { patientId: string; item: Item };

/** What no rule knows is answered here, before signing: a condition by its code or in words, a drug by its kind. */
export function NotScreenedAnswer({ patientId, item }: Props) {
  return (
    <section className={styles.line} aria-label={item.words}>
      <p>
        <StatusChip tone="outlined">Not screened</StatusChip> {item.words}
      </p>
      {item.kind === "condition" ? (
        <ConditionAnswer patientId={patientId} item={item} />
      ) : (
        <MedicationAnswer patientId={patientId} item={item} />
      )}
    </section>
  );
}

/** Only the code itself is sent; a text that is no code yet stands in the field until one is chosen. */
const codeIn = (text: string): string =>
  /^[A-Z](?:[0-9][0-9A-Z]|A[0-9])(\.[0-9A-Z]{1,4})?/.exec(text)?.[0] ?? "";

function ConditionAnswer({ patientId, item }: Props) {
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState("");
  const save = useMutation(
    trpc.conditions.answerScreening.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const atAnswer = errorData(save.error)?.refusal?.field === "answer";
  return (
    <>
      {save.error && !atAnswer ? <Strip tone="worse">{errorWords(save.error)}</Strip> : null}
      <div className={styles.fields}>
        <CodeBox
          label={`ICD-10-CM code of ${item.words}`}
          text={text}
          onType={setText}
          onChoose={({ code, title }) => setText(`${code} ${title}`)}
        />
        <TextField
          label="What it means for therapy"
          value={answer}
          onChange={setAnswer}
          maxLength={300}
          error={atAnswer ? errorWords(save.error) : undefined}
        />
        <Button
          size="small"
          isPending={save.isPending}
          isDisabled={codeIn(text) === "" && answer.trim() === ""}
          onPress={() =>
            save.mutate({
              operationId: newOperationId(),
              patientId,
              conditionId: item.id,
              expectedVersion: item.version,
              icd10: codeIn(text),
              answer,
            })
          }
        >
          Answer {item.words}
        </Button>
      </div>
    </>
  );
}

const kindWords: Record<Exclude<MedicationKind, "not-screened">, string> = {
  anticoagulant: "Anticoagulant",
  "insulin-or-secretagogue": "Insulin or secretagogue",
  "beta-blocker": "Beta-blocker",
  steroid: "Steroid",
  opioid: "Opioid",
  sedative: "Sedative",
  other: "None of these",
};
const isAnsweredKind = (kind: MedicationKind): kind is keyof typeof kindWords => kind !== "not-screened";

function MedicationAnswer({ patientId, item }: Props) {
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.conditions.classifyMedication.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const kinds = medicationKinds.filter(isAnsweredKind);
  return (
    <>
      {save.error ? <Strip tone="worse">{errorWords(save.error)}</Strip> : null}
      <SelectField
        label={`Kind of ${item.words}`}
        placeholder="Choose what it is for exercise"
        value=""
        isDisabled={save.isPending}
        options={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        onChange={(value) => {
          const kind = kinds.find((one) => one === value);
          if (kind)
            save.mutate({
              operationId: newOperationId(),
              patientId,
              medicationId: item.id,
              expectedVersion: item.version,
              kind,
            });
        }}
      />
    </>
  );
}
