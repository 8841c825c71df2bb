import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorData, errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./patient-form.module.css";

/** Opens a chart outside one's reach for an hour. The reason is kept and the clinic's managers see it. */
export function BreakGlassForm({
  onOpened,
  onClose,
}: {
  onOpened: (patientId: string) => void;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const { data: clinics } = useSuspenseQuery(trpc.policy.clinics.queryOptions());
  const [clinicId, setClinicId] = useState(clinics[0]?.clinicId ?? "");
  const [mrn, setMrn] = useState("");
  const [reason, setReason] = useState("");
  const open = useMutation(
    trpc.patients.breakGlass.mutationOptions({
      onSuccess: async ({ patientId }) => {
        await queryClient.invalidateQueries();
        onOpened(patientId);
      },
    }),
  );
  const problem = (field: string): { error?: string } => {
    const isNobody = field === "mrn" && errorData(open.error)?.refusal?.kind === "not-found";
    const words = isNobody ? "No patient of this clinic has this MRN." : fieldWords(open.error, field);
    return words ? { error: words } : {};
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ operationId: newOperationId(), clinicId, mrn, reason });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label="Break glass">
      <SectionHead heading="Break glass" note="one hour, one patient, with a reason" isRuled />
      <Strip tone="watch" icon="diamond">
        This opens a chart that is not otherwise yours to see. Your name, the time and the reason are kept and
        reviewed.
      </Strip>
      {open.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(open.error)}
        </Strip>
      ) : null}
      <div className={styles.fields}>
        <SelectField
          label="Clinic"
          value={clinicId}
          options={clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          onChange={setClinicId}
        />
        <TextField
          label="MRN"
          value={mrn}
          onChange={setMrn}
          autoFocus
          autoComplete="off"
          {...problem("mrn")}
        />
      </div>
      <TextArea
        label="Why you need this chart now"
        rows={2}
        value={reason}
        onChange={setReason}
        {...problem("reason")}
      />
      <div className={styles.acts}>
        <Button kind="main" type="submit" isPending={open.isPending}>
          Open the chart
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
