import { useMutation, useQueryClient } from "@tanstack/react-query";
import { newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { SelectField } from "#client/ui/select-field.tsx";
import { draftNote, useDraft } from "#client/use-draft.ts";
import { type PatientDetails, registrationSubject, unknownPatient } from "#domain/patients/patient.schema.ts";
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
  const draft = useDraft<{ clinicId: string; patient: PatientDetails }>({
    kind: "referral",
    subjectId: registrationSubject,
    initial: { clinicId: me.clinics[0]?.clinicId ?? "", patient: unknownPatient },
  });
  const { clinicId, patient } = draft.value;
  const register = useMutation(
    trpc.patients.register.mutationOptions({
      onSuccess: async ({ patientId }) => {
        draft.finish();
        await queryClient.invalidateQueries();
        onRegistered(patientId);
      },
    }),
  );
  const send = async () => {
    // What cannot be kept can still be registered.
    await draft.flush().catch(() => undefined);
    register.mutate({ operationId: newOperationId(), clinicId, patient });
  };
  return (
    <PatientForm
      heading="Register a patient"
      submitLabel="Register"
      note={draftNote(draft)}
      patient={patient}
      onChange={(part) =>
        draft.setValue((before) => ({ ...before, patient: { ...before.patient, ...part } }))
      }
      error={register.error}
      isPending={register.isPending}
      onSubmit={() => void send()}
      onClose={() => {
        void draft.discard();
        onClose();
      }}
    >
      {me.clinics.length > 1 ? (
        <SelectField
          label="Clinic"
          value={clinicId}
          options={me.clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          onChange={(next) => draft.setValue((before) => ({ ...before, clinicId: next }))}
        />
      ) : null}
    </PatientForm>
  );
}
