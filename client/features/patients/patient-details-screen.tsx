import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { formatLanguage } from "#client/format/languages.ts";
import { newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import type { PatientDetails } from "#domain/patients/patient.schema.ts";
import { PatientForm } from "./patient-form.tsx";
import styles from "./patients-screen.module.css";

const interpreterWords = { yes: "Needed", no: "Not needed", "not-asked": "Not asked" } as const;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("-", " ");
const orNotKnown = (words: string) => (words === "" ? "Not known" : words);

/** Identity, contacts and payer as entered, and the form that corrects them. */
export function PatientDetailsScreen({ patientId, canEdit }: { patientId: string; canEdit: boolean }) {
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.patients.details.queryOptions({ patientId }));
  // What an edit began from: the entry may change on the server while somebody types.
  const [editing, setEditing] = useState<{ version: number; patient: PatientDetails } | null>(null);
  const edit = useMutation(
    trpc.patients.edit.mutationOptions({
      onSuccess: async () => {
        setEditing(null);
        await queryClient.invalidateQueries();
      },
    }),
  );
  if (editing)
    return (
      <PatientForm
        heading="Correct the entry"
        submitLabel="Save"
        patient={editing.patient}
        onChange={(part) =>
          setEditing((before) => before && { ...before, patient: { ...before.patient, ...part } })
        }
        error={edit.error}
        isPending={edit.isPending}
        onSubmit={() =>
          edit.mutate({
            operationId: newOperationId(),
            patientId,
            expectedVersion: editing.version,
            patient: editing.patient,
          })
        }
        onClose={() => {
          edit.reset();
          setEditing(null);
        }}
      />
    );
  const { patient } = data;
  return (
    <section className={styles.details} aria-label="Identity, contacts and payer">
      <SectionHead
        heading="Identity, contacts and payer"
        isRuled
        actions={canEdit ? <Button onPress={() => setEditing(data)}>Edit</Button> : null}
      />
      <DefinitionRows
        rows={[
          { term: "Name used", value: orNotKnown(patient.nameUsed) },
          { term: "Born", value: patient.bornOn ? formatDate(patient.bornOn) : "Not known" },
          { term: "Gender", value: capital(patient.gender) },
          { term: "Language", value: formatLanguage(patient.language) },
          { term: "Interpreter", value: interpreterWords[patient.needsInterpreter] },
          { term: "Phone", value: orNotKnown(patient.phone) },
          { term: "Email", value: orNotKnown(patient.email) },
          { term: "Address", value: orNotKnown(patient.address) },
          { term: "Guardian", value: patient.guardian === "" ? "None entered" : patient.guardian },
          { term: "Payer", value: `${orNotKnown(patient.payer)} (${capital(patient.payerKind)})` },
          {
            term: "Claim number",
            value: patient.claimNumber === "" ? "None entered" : patient.claimNumber,
          },
        ]}
      />
    </section>
  );
}
