import type { FormEvent, ReactNode } from "react";
import { languageOptions } from "#client/format/languages.ts";
import { errorWords, fieldWords } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { genders, type PatientDetails, payerKinds } from "#domain/patients/patient.schema.ts";
import styles from "./patient-form.module.css";

const genderWords = { female: "Female", male: "Male", other: "Other", "not-known": "Not known" } as const;
const payerWords = {
  medicare: "Medicare",
  commercial: "Commercial",
  "workers-compensation": "Workers' compensation",
  "self-pay": "Self-pay",
  "not-known": "Not known",
} as const;
/** The text fields, as they stand on the screen. */
const textFields = {
  name: [
    ["family", "Family name"],
    ["given", "Given name"],
    ["title", "Title"],
    ["nameUsed", "Name used"],
  ],
  contacts: [
    ["phone", "Phone"],
    ["email", "Email"],
    ["address", "Address"],
    ["guardian", "Guardian"],
  ],
} as const;

/** Identity, contacts and payer of one patient; every refusal stands at its field and nothing typed is lost. */
export function PatientForm(props: {
  heading: string;
  submitLabel: string;
  /** Whether what is typed is kept; said beside the heading. */
  note?: string;
  patient: PatientDetails;
  onChange: (part: Partial<PatientDetails>) => void;
  error: unknown;
  isPending: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const {
    heading,
    submitLabel,
    note,
    patient,
    onChange: set,
    error,
    isPending,
    onSubmit,
    onClose,
    children,
  } = props;
  const problem = (field: keyof PatientDetails): { error?: string } => {
    const words = fieldWords(error, `patient.${field}`);
    return words ? { error: words } : {};
  };
  const text = ([field, label]: (typeof textFields)["name" | "contacts"][number]) => (
    <TextField
      key={field}
      label={label}
      value={patient[field]}
      onChange={(value) => set({ [field]: value })}
      autoFocus={field === "family"}
      {...problem(field)}
    />
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={heading}>
      <SectionHead heading={heading} isRuled {...(note === undefined ? {} : { note })} />
      {error ? (
        <Strip tone="worse" role="alert">
          {errorWords(error)}
        </Strip>
      ) : null}
      {children}
      <div className={styles.fields}>
        {textFields.name.map(text)}
        <DateField
          label="Born"
          value={patient.bornOn ?? undefined}
          onChange={(bornOn) => set({ bornOn: bornOn ?? null })}
          {...problem("bornOn")}
        />
        <SelectField
          label="Gender"
          value={patient.gender}
          options={genders.map((value) => ({ value, label: genderWords[value] }))}
          onChange={(next) => set({ gender: genders.find((one) => one === next) ?? "not-known" })}
        />
      </div>
      <div className={styles.fields}>
        <SelectField
          label="Language"
          value={patient.language}
          options={languageOptions}
          onChange={(language) => set({ language })}
          {...problem("language")}
        />
        <RadioSegments
          label="Interpreter"
          value={patient.needsInterpreter}
          options={[
            { value: "not-asked", label: "Not asked" },
            { value: "no", label: "Not needed" },
            { value: "yes", label: "Needed" },
          ]}
          onChange={(needsInterpreter) => set({ needsInterpreter })}
        />
      </div>
      <div className={styles.fields}>{textFields.contacts.map(text)}</div>
      <div className={styles.fields}>
        <SelectField
          label="Payer kind"
          value={patient.payerKind}
          options={payerKinds.map((value) => ({ value, label: payerWords[value] }))}
          onChange={(next) => set({ payerKind: payerKinds.find((one) => one === next) ?? "not-known" })}
        />
        <TextField
          label="Payer"
          value={patient.payer}
          onChange={(payer) => set({ payer })}
          {...problem("payer")}
        />
        <TextField
          label="Claim number"
          value={patient.claimNumber}
          onChange={(claimNumber) => set({ claimNumber })}
          {...problem("claimNumber")}
        />
      </div>
      <div className={styles.acts}>
        <Button kind="main" type="submit" isPending={isPending}>
          {submitLabel}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
