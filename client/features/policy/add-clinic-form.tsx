import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { usStates } from "#domain/people/staff.ts";
import { ClinicFields, emptyClinic } from "./clinic-fields.tsx";
import styles from "./clinics-screen.module.css";

/** A further clinic with the usual policy; whoever adds it belongs to it. */
export function AddClinicForm({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [clinic, setClinic] = useState(emptyClinic);
  const [isStateMissing, setStateMissing] = useState(false);
  const [openedAt] = useState(() => Date.now());
  const add = useMutation(
    trpc.policy.addClinic.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const state = usStates.find((one) => one === clinic.state);
    setStateMissing(!state);
    if (state) add.mutate({ operationId: newOperationId(), clinic: { ...clinic, state } });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label="Add a clinic">
      <SectionHead heading="Add a clinic" isRuled />
      {add.error ? <Strip tone="worse">{errorWords(add.error)}</Strip> : null}
      <ClinicFields
        clinic={clinic}
        now={openedAt}
        problem={(field) => {
          const error =
            field === "state" && isStateMissing && clinic.state === ""
              ? "Choose the state."
              : fieldWords(add.error, `clinic.${field}`);
          return error ? { error } : {};
        }}
        onChange={setClinic}
      />
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={add.isPending}>
          Add clinic
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
