import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CodeBox } from "#client/code-box.tsx";
import { errorData, errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { medicationKinds } from "#domain/consultations/consultation.ts";
import { medicationKindWords } from "#domain/consultations/medication-kinds.ts";
import { implantKinds, implantWords } from "#domain/precautions/facts/implants.ts";
import styles from "../composer/composer-screen.module.css";

type Item = Outputs["prescriptions"]["preview"]["notScreened"][number];
type Props = { patientId: string; item: Item };

/** What no rule knows is answered here, before signing: a condition by its code or in words, a drug and an implant by kind. */
export function NotScreenedAnswer({ patientId, item }: Props) {
  return (
    <section className={styles.line} aria-label={item.words}>
      <p>
        <StatusChip tone="outlined">Not screened</StatusChip> {item.words}
      </p>
      {item.kind === "condition" ? (
        <ConditionAnswer patientId={patientId} item={item} />
      ) : item.kind === "implant" ? (
        <ImplantAnswer patientId={patientId} item={item} />
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

function MedicationAnswer({ patientId, item }: Props) {
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.conditions.classifyMedication.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const kinds = medicationKinds.filter((kind) => kind !== "not-screened");
  return (
    <>
      {save.error ? <Strip tone="worse">{errorWords(save.error)}</Strip> : null}
      <SelectField
        label={`Kind of ${item.words}`}
        placeholder="Choose what it is for exercise"
        value=""
        isDisabled={save.isPending}
        options={kinds.map((kind) => ({ value: kind, label: medicationKindWords[kind] }))}
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

const answeredImplants = implantKinds.filter((kind) => kind !== "not-screened");

/** An implant is one of those the rules know; or none of them, and then somebody says what it means. */
function ImplantAnswer({ patientId, item }: Props) {
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<(typeof answeredImplants)[number] | undefined>();
  const [answer, setAnswer] = useState("");
  const save = useMutation(
    trpc.conditions.classifyImplant.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const atAnswer = errorData(save.error)?.refusal?.field === "answer";
  return (
    <div className={styles.fields}>
      <SelectField
        label={`Kind of ${item.words}`}
        placeholder="Choose what it is"
        value={kind ?? ""}
        options={answeredImplants.map((value) => ({ value, label: implantWords[value] }))}
        onChange={(value) => setKind(answeredImplants.find((one) => one === value))}
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
        isDisabled={kind === undefined}
        onPress={() => {
          if (kind)
            save.mutate({
              operationId: newOperationId(),
              patientId,
              implantId: item.id,
              expectedVersion: item.version,
              kind,
              answer,
            });
        }}
      >
        Answer {item.words}
      </Button>
      {save.error && !atAnswer ? <Strip tone="worse">{errorWords(save.error)}</Strip> : null}
    </div>
  );
}
