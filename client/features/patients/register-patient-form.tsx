import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { SelectField } from "#client/ui/select-field.tsx";
import { unknownPatient } from "#domain/patients/patient.schema.ts";
import { PatientForm } from "./patient-form.tsx";

/** A new patient at one of the desk's own clinics. */
export function RegisterPatientForm({
  me,
  onRegistered,
  onClose,
}: {
  me: Outputs["account"]["me"];
  onRegistered: (patientId: string) => void;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [clinicId, setClinicId] = useState(me.clinics[0]?.clinicId ?? "");
  const register = useMutation(
    trpc.patients.register.mutationOptions({
      onSuccess: async ({ patientId }) => {
        await queryClient.invalidateQueries();
        onRegistered(patientId);
      },
    }),
  );
  return (
    <PatientForm
      heading="Register a patient"
      submitLabel="Register"
      initial={unknownPatient}
      error={register.error}
      isPending={register.isPending}
      onSubmit={(patient) => register.mutate({ operationId: newOperationId(), clinicId, patient })}
      onClose={onClose}
    >
      {me.clinics.length > 1 ? (
        <SelectField
          label="Clinic"
          value={clinicId}
          options={me.clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          onChange={setClinicId}
        />
      ) : null}
    </PatientForm>
  );
}
