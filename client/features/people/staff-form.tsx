import { type FormEvent, type ReactNode, useState } from "react";
import { errorWords, fieldWords, type Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { sectionWords } from "#domain/people/sensitive.ts";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { adminRights, sensitiveSections, staffRoles } from "#domain/people/staff.ts";
import styles from "./staff-screen.module.css";
import { rightWords, roleWords, type Staff, withRole } from "./staff-words.ts";

type Clinic = Outputs["policy"]["clinics"][number];

/** One person's entry: who, what they may do, and where. */
export function StaffForm(props: {
  heading: string;
  submitLabel: string;
  initial: StaffDetails;
  staff: readonly Staff[];
  clinics: readonly Clinic[];
  /** The person whose entry it is; nobody supervises themselves. */
  staffId?: string;
  error: unknown;
  isPending: boolean;
  onSubmit: (details: StaffDetails) => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { heading, submitLabel, initial, staff, clinics, staffId, error, isPending, onSubmit, onClose } =
    props;
  const [details, setDetails] = useState(initial);
  const set = (part: Partial<StaffDetails>) => setDetails((before) => ({ ...before, ...part }));
  const problem = (field: string): { error?: string } => {
    const words = fieldWords(error, field) ?? fieldWords(error, `staff.${field}`);
    return words ? { error: words } : {};
  };
  const supervisors = staff.filter(
    (person) => person.isActive && person.level === "therapist" && person.staffId !== staffId,
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...details, npi: details.npi === "" ? null : details.npi });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={heading}>
      <SectionHead heading={heading} isRuled />
      {error ? (
        <Strip tone="worse" role="alert">
          {errorWords(error)}
        </Strip>
      ) : null}
      <div className={styles.fields}>
        <TextField
          label="Family name"
          value={details.family}
          onChange={(family) => set({ family })}
          autoFocus
          {...problem("family")}
        />
        <TextField
          label="Given name"
          value={details.given}
          onChange={(given) => set({ given })}
          {...problem("given")}
        />
        <TextField
          label="Credentials"
          value={details.credentials}
          onChange={(credentials) => set({ credentials })}
          hint="As signed, for example PT, DPT"
          {...problem("credentials")}
        />
        <TextField
          label="Email"
          type="email"
          value={details.email}
          onChange={(email) => set({ email })}
          {...problem("email")}
        />
        <TextField
          label="Phone"
          type="tel"
          value={details.phone}
          onChange={(phone) => set({ phone })}
          {...problem("phone")}
        />
        <TextField
          label="NPI"
          value={details.npi ?? ""}
          onChange={(npi) => set({ npi })}
          hint="10 digits; empty if none"
          {...problem("npi")}
        />
      </div>
      <div className={styles.fields}>
        <RadioSegments
          label="Role"
          value={details.role}
          options={staffRoles.map((value) => ({ value, label: roleWords[value] }))}
          onChange={(role) => setDetails((before) => withRole(before, role))}
          {...problem("role")}
        />
        {details.role === "therapist" ? (
          <>
            <RadioSegments
              label="Discipline"
              value={details.discipline}
              options={[
                { value: "PT", label: "PT" },
                { value: "OT", label: "OT" },
              ]}
              onChange={(discipline) => set({ discipline })}
              {...problem("discipline")}
            />
            <RadioSegments
              label="Level"
              value={details.level}
              options={[
                { value: "therapist", label: "Therapist" },
                { value: "assistant", label: "Assistant" },
              ]}
              onChange={(level) =>
                set({ level, supervisorId: level === "assistant" ? details.supervisorId : null })
              }
              {...problem("level")}
            />
          </>
        ) : null}
        {details.level === "assistant" ? (
          <SelectField
            label="Supervised by"
            value={details.supervisorId ?? ""}
            placeholder="Choose"
            options={supervisors.map((person) => ({ value: person.staffId, label: person.shownName }))}
            onChange={(value) => set({ supervisorId: value === "" ? null : value })}
            {...problem("supervisorId")}
          />
        ) : null}
        {details.role === "specialist" ? (
          <TextField
            label="Specialty"
            value={details.specialty ?? ""}
            onChange={(specialty) => set({ specialty })}
            hint="For example pain psychology"
            {...problem("specialty")}
          />
        ) : null}
        {details.role === "admin" ? (
          <CheckboxGroup
            label="Rights"
            values={details.rights}
            options={adminRights.map((value) => ({ value, label: rightWords[value] }))}
            onChange={(rights) => set({ rights })}
            {...problem("rights")}
          />
        ) : null}
      </div>
      <div className={styles.fields}>
        <CheckboxGroup
          label="Clinics"
          values={details.clinicIds}
          options={clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          onChange={(clinicIds) => set({ clinicIds })}
          {...problem("clinicIds")}
        />
        {details.role === "admin" ? null : (
          <CheckboxGroup
            label="Sensitive sections"
            values={details.sensitiveSections}
            options={sensitiveSections.map((value) => ({ value, label: sectionWords[value] }))}
            onChange={(next) => set({ sensitiveSections: next })}
            hint="Opens them for patients this person may see. Leave empty unless the work needs it."
            {...problem("sensitiveSections")}
          />
        )}
      </div>
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={isPending}>
          {submitLabel}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
