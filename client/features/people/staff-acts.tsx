import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import type { OneTimeLink } from "./one-time-link-strip.tsx";
import { StaffForm } from "./staff-form.tsx";
import styles from "./staff-screen.module.css";
import { detailsOf, type Staff } from "./staff-words.ts";

/** Makes a link to choose a password: the first one, or a new one when it is forgotten. The old link stops working. */
export function useOneTimeLink(person: Staff, onLink: (link: OneTimeLink) => void): () => void {
  const make = useMutation(
    trpc.people.resetLink.mutationOptions({
      onSuccess: ({ path, expiresAt }) =>
        onLink({ name: `${person.given} ${person.family}`, path, expiresAt }),
      onError: (error) => showToast({ text: errorWords(error), tone: "worse", icon: "octagon" }),
    }),
  );
  return () => make.mutate({ operationId: newOperationId(), staffId: person.staffId });
}

export function ChangeStaff(props: {
  person: Staff;
  staff: readonly Staff[];
  clinics: Outputs["policy"]["clinics"];
  onClose: () => void;
}) {
  const { person, staff, clinics, onClose } = props;
  const queryClient = useQueryClient();
  // The version the form was filled from: a change by somebody else meanwhile is told, not overwritten.
  const [expectedVersion] = useState(person.version);
  const [initial] = useState(() => detailsOf(person));
  const change = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <StaffForm
      heading={`Change ${person.shownName}`}
      submitLabel="Save"
      initial={initial}
      staff={staff}
      clinics={clinics}
      staffId={person.staffId}
      error={change.error}
      isPending={change.isPending}
      onSubmit={(details) =>
        change.mutate({
          operationId: newOperationId(),
          staffId: person.staffId,
          expectedVersion,
          staff: details,
        })
      }
      onClose={onClose}
    />
  );
}

/** Every open episode goes to a colleague of the same role, who works where the patients are. */
export function HandOverForm(props: { person: Staff; staff: readonly Staff[]; onClose: () => void }) {
  const { person, staff, onClose } = props;
  const queryClient = useQueryClient();
  const [toStaffId, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const move = useMutation(
    trpc.people.reassign.mutationOptions({
      onSuccess: async ({ moved }) => {
        onClose();
        showToast({ text: `${moved} ${moved === 1 ? "episode" : "episodes"} handed over` });
        await queryClient.invalidateQueries();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(toStaffId === "");
    if (toStaffId === "") return;
    move.mutate({ operationId: newOperationId(), fromStaffId: person.staffId, toStaffId, reason });
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
        <SelectField
          label="All open episodes go to"
          value={toStaffId}
          placeholder="Choose"
          options={staff
            .filter(
              (one) =>
                one.isActive &&
                one.role === person.role &&
                one.staffId !== person.staffId &&
                one.level !== "assistant",
            )
            .map((one) => ({ value: one.staffId, label: one.shownName }))}
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

export function DeactivateForm({ person, onClose }: { person: Staff; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const end = useMutation(
    trpc.people.deactivate.mutationOptions({
      onSuccess: async ({ openEpisodes }) => {
        onClose();
        showToast({
          text: `${person.shownName} is signed out everywhere`,
          ...(openEpisodes > 0
            ? {
                detail: `${openEpisodes} open ${openEpisodes === 1 ? "episode waits" : "episodes wait"} to be handed over.`,
              }
            : {}),
        });
        await queryClient.invalidateQueries();
      },
    }),
  );
  const problem = fieldWords(end.error, "reason");
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
          reason,
        });
      }}
    >
      {end.error && !problem ? <Strip tone="worse">{errorWords(end.error)}</Strip> : null}
      <p>
        Every sign-in of {person.shownName} ends at once. What they signed stays as it is. Their patients wait
        to be handed over.
      </p>
      <div className={styles.row}>
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
