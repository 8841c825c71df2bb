import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { NumberField } from "#client/ui/number-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { schemaProblems } from "#client/use-signed-form.ts";
import { medicationKinds } from "#domain/consultations/consultation.ts";
import {
  type MedicationDetails,
  medicationSchema,
  validateMedication,
} from "#domain/medications/medication.ts";
import { findOpioid, type OpioidId, opioids } from "#domain/medications/morphine-equivalent.ts";

export type Medication = Outputs["medications"]["list"]["list"][number];

const kinds = medicationKinds.map((kind) => ({
  value: kind,
  label: kind === "not-screened" ? "not known, to be screened" : kind.replaceAll("-", " "),
}));
const fields = [
  "words",
  "kind",
  "doseText",
  "startedOn",
  "opioid",
  "opioid.opioidId",
  "opioid.dailyThousandths",
];

/** A medication as the patient takes it, and what it means for therapy. */
export function MedicationForm({
  patientId,
  standing,
  today,
  onClose,
}: {
  patientId: string;
  /** The one that is changed; absent when one is added. */
  standing?: Medication;
  today: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [value, setValue] = useState<MedicationDetails>({
    words: standing?.words ?? "",
    kind: standing?.kind ?? "other",
    doseText: standing?.doseText ?? "",
    startedOn: standing?.startedOn ?? null,
    opioid: standing?.opioid ?? null,
  });
  const [hasTried, setTried] = useState(false);
  const onSuccess = async () => {
    onClose();
    await queryClient.invalidateQueries();
  };
  const record = useMutation(trpc.medications.record.mutationOptions({ onSuccess }));
  const change = useMutation(trpc.medications.change.mutationOptions({ onSuccess }));
  const error = record.error ?? change.error;
  const rule = validateMedication(value, { today });
  const problems: Record<string, string> = {
    ...(rule ? { [rule.field]: rule.words } : {}),
    ...schemaProblems(medicationSchema, value),
  };
  const said = (field: string) =>
    (hasTried ? problems[field] : undefined) ?? fieldWords(error, `medication.${field}`);
  const set = (part: Partial<MedicationDetails>) => {
    setValue((before) => ({ ...before, ...part }));
    record.reset();
    change.reset();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const base = { operationId: newOperationId(), patientId, medication: value };
    if (standing)
      change.mutate({ ...base, medicationId: standing.medicationId, expectedVersion: standing.version });
    else record.mutate(base);
  };
  const isAtField = fields.some((field) => said(field) !== undefined);
  return (
    <form
      aria-label={standing ? `Change ${standing.words}` : "List medication"}
      className={styles.form}
      onSubmit={send}
      noValidate
    >
      {error && !isAtField ? (
        <Strip tone="worse" role="alert">
          {errorWords(error)}
        </Strip>
      ) : null}
      <div className={styles.row}>
        <div className={styles.wide}>
          <TextField
            label="Medication"
            autoFocus
            value={value.words}
            onChange={(words) => set({ words })}
            error={said("words")}
            maxLength={160}
          />
        </div>
        <SelectField
          label="Matters as"
          value={value.kind}
          options={kinds}
          onChange={(next) => {
            const kind = next as MedicationDetails["kind"];
            set(kind === "opioid" ? { kind } : { kind, opioid: null });
          }}
          error={said("kind")}
        />
        <div className={styles.wide}>
          <TextField
            label="How it is taken"
            value={value.doseText}
            onChange={(doseText) => set({ doseText })}
            error={said("doseText")}
            maxLength={120}
          />
        </div>
        <DateField
          label="Since"
          hint="Empty is not known"
          value={value.startedOn ?? undefined}
          onChange={(startedOn) => set({ startedOn: startedOn ?? null })}
          error={said("startedOn")}
        />
      </div>
      {value.kind === "opioid" ? (
        <div className={styles.row}>
          <SelectField
            label="Which opioid"
            value={value.opioid?.opioidId ?? ""}
            placeholder="Choose"
            options={opioids.map(({ opioidId, name }) => ({ value: opioidId, label: name }))}
            onChange={(opioidId) =>
              set({
                opioid: {
                  opioidId: opioidId as OpioidId,
                  dailyThousandths: value.opioid?.dailyThousandths ?? null,
                },
              })
            }
            error={said("opioid") ?? said("opioid.opioidId")}
          />
          {value.opioid ? (
            <NumberField
              label="At most"
              hint="Empty is not known"
              unit={findOpioid(value.opioid.opioidId)?.unit ?? ""}
              value={
                value.opioid.dailyThousandths === null ? undefined : value.opioid.dailyThousandths / 1000
              }
              onChange={(amount) =>
                set({
                  opioid: {
                    opioidId: value.opioid?.opioidId ?? "other",
                    dailyThousandths: amount === undefined ? null : Math.round(amount * 1000),
                  },
                })
              }
              error={said("opioid.dailyThousandths")}
            />
          ) : null}
        </div>
      ) : null}
      <div className={styles.foot}>
        <Button kind="main" type="submit" isPending={record.isPending || change.isPending}>
          {standing ? "Save" : "List medication"}
        </Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </form>
  );
}
