import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "./staff-screen.module.css";
import type { Staff } from "./staff-words.ts";

/** Who may take over: a colleague of the same role. The server asks that they work where the patients are. */
const successorsOf = (person: Staff, staff: readonly Staff[]) =>
  staff
    .filter(
      (one) =>
        one.isActive &&
        one.role === person.role &&
        one.staffId !== person.staffId &&
        one.level !== "assistant",
    )
    .map((one) => ({ value: one.staffId, label: one.shownName }));

/** The open episodes, of all clinics or of one, go to a colleague who works where the patients are. */
export function HandOverForm(props: { person: Staff; staff: readonly Staff[]; onClose: () => void }) {
  const { person, staff, onClose } = props;
  const queryClient = useQueryClient();
  const [toStaffId, setTo] = useState("");
  const [clinicId, setClinic] = useState("");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const move = useMutation(
    trpc.people.reassign.mutationOptions({
      onSuccess: async ({ moved }) => {
        onClose();
        showToast({ text: `${counted(moved, "episode")} handed over` });
        await queryClient.invalidateQueries();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(toStaffId === "");
    if (toStaffId === "") return;
    move.mutate({
      operationId: newOperationId(),
      fromStaffId: person.staffId,
      toStaffId,
      ...(clinicId === "" ? {} : { clinicId }),
      reason,
    });
  };
  const toProblem =
    fieldWords(move.error, "toStaffId") ??
    (isMissing && toStaffId === "" ? "Choose the colleague." : undefined);
  const reasonProblem = fieldWords(move.error, "reason");
  return (
    <form
      className={styles.act}
      onSubmit={send}
      noValidate
      aria-label={`Hand over the patients of ${person.shownName}`}
    >
      {move.error && !toProblem && !reasonProblem ? (
        <Strip tone="worse">{errorWords(move.error)}</Strip>
      ) : null}
      <div className={styles.row}>
        {person.clinics.length > 1 ? (
          <SelectField
            label="Patients of"
            value={clinicId}
            placeholder="Every clinic"
            options={person.clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
            onChange={setClinic}
          />
        ) : null}
        <SelectField
          label="All open episodes go to"
          value={toStaffId}
          placeholder="Choose"
          options={successorsOf(person, staff)}
          onChange={setTo}
          error={toProblem}
        />
        <TextField label="Why" value={reason} onChange={setReason} maxLength={200} error={reasonProblem} />
        <Button kind="main" type="submit" isPending={move.isPending}>
          Hand over
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

/** Ends every sign-in; whoever treats hands their patients over in the same act. */
export function DeactivateForm(props: { person: Staff; staff: readonly Staff[]; onClose: () => void }) {
  const { person, staff, onClose } = props;
  const queryClient = useQueryClient();
  const [toStaffId, setTo] = useState("");
  const [reason, setReason] = useState("");
  const end = useMutation(
    trpc.people.deactivate.mutationOptions({
      onSuccess: async ({ moved }) => {
        onClose();
        showToast({
          text: `${person.shownName} is signed out everywhere`,
          ...(moved > 0
            ? { detail: `${counted(moved, "open episode was", "open episodes were")} handed over.` }
            : {}),
        });
        await queryClient.invalidateQueries();
      },
    }),
  );
  const problem = fieldWords(end.error, "reason");
  const toProblem = fieldWords(end.error, "toStaffId");
  const treats = person.role === "physiatrist" || person.role === "therapist";
  return (
    <form
      className={styles.act}
      noValidate
      aria-label={`Deactivate ${person.shownName}`}
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate({
          operationId: newOperationId(),
          staffId: person.staffId,
          expectedVersion: person.version,
          ...(toStaffId === "" ? {} : { toStaffId }),
          reason,
        });
      }}
    >
      {end.error && !problem && !(toProblem && treats) ? (
        <Strip tone="worse">{errorWords(end.error)}</Strip>
      ) : null}
      <p>
        Every sign-in of {person.shownName} ends at once. What they signed stays as it is.
        {treats ? " Name who takes over what is open and what waits for them." : ""}
      </p>
      <div className={styles.row}>
        {treats ? (
          <SelectField
            label="Their patients go to"
            value={toStaffId}
            placeholder="Nobody: no patients are left"
            options={successorsOf(person, staff)}
            onChange={setTo}
            error={toProblem}
          />
        ) : null}
        <TextField
          label="Why"
          value={reason}
          onChange={setReason}
          maxLength={200}
          autoFocus
          error={problem}
        />
        <Button kind="hold" type="submit" isPending={end.isPending}>
          Deactivate
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
