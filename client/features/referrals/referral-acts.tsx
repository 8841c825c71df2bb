import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./referrals-screen.module.css";
import type { Referral } from "./referrals-screen.tsx";

type Props = { row: Referral; onClose: () => void };

/** A form in its row: what went wrong above, the one act and the way back at its end. */
function RowForm(props: {
  label: string;
  act: string;
  error: unknown;
  isPending: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { label, act, error, isPending, onSend, onClose, children } = props;
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form aria-label={label} className={styles.form} onSubmit={send} noValidate>
      {error ? (
        <Strip tone="worse" role="alert">
          {errorWords(error)}
        </Strip>
      ) : null}
      <div className={styles.row}>
        {children}
        <Button kind="main" type="submit" isPending={isPending}>
          {act}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

function useDone(onClose: () => void) {
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries();
    },
  };
}

export function AssignForm({ row, onClose }: Props) {
  const people = useQuery(trpc.people.list.queryOptions({ clinicId: row.clinicId })).data ?? [];
  const [physiatristId, setPhysiatristId] = useState(row.assignedTo ?? "");
  const [isMissing, setMissing] = useState(false);
  const assign = useMutation(trpc.referrals.assign.mutationOptions(useDone(onClose)));
  const error =
    isMissing && physiatristId === "" ? "Choose a physiatrist." : fieldWords(assign.error, "physiatristId");
  return (
    <RowForm
      label={`Assign ${row.family}, ${row.given}`}
      act="Assign"
      error={error ? null : assign.error}
      isPending={assign.isPending}
      onClose={onClose}
      onSend={() => {
        if (physiatristId === "") return setMissing(true);
        assign.mutate({
          operationId: newOperationId(),
          referralId: row.referralId,
          physiatristId,
          expectedVersion: row.version,
        });
      }}
    >
      <SelectField
        label="Physiatrist"
        value={physiatristId}
        placeholder="Choose"
        options={people
          .filter((person) => person.role === "physiatrist" && person.isActive)
          .map((person) => ({ value: person.staffId, label: person.shownName }))}
        onChange={setPhysiatristId}
        {...(error ? { error } : {})}
      />
    </RowForm>
  );
}

/** Half hours of a clinic's day; the schedule offers every five minutes. */
const startTimes = Array.from({ length: 22 }, (_, index) => {
  const minutes = 7 * 60 + index * 30;
  const hour = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    value: `${two(hour)}:${two(minutes % 60)}`,
    label: `${hour % 12 === 0 ? 12 : hour % 12}:${two(minutes % 60)} ${hour < 12 ? "a.m." : "p.m."}`,
  };
});

export function BookForm({ row, today, onClose }: Props & { today: string }) {
  const [day, setDay] = useState<string | undefined>(today);
  const [time, setTime] = useState("09:00");
  const [problem, setProblem] = useState<string | null>(null);
  const book = useMutation(trpc.schedule.book.mutationOptions(useDone(onClose)));
  return (
    <RowForm
      label={`Book ${row.family}, ${row.given}`}
      act="Book consultation"
      error={book.error}
      isPending={book.isPending}
      onClose={onClose}
      onSend={() => {
        if (!row.assignedTo) return;
        if (!day || day < today) return setProblem("Choose today or a later day.");
        setProblem(null);
        book.mutate({
          operationId: newOperationId(),
          patientId: row.patientId,
          episodeId: null,
          referralId: row.referralId,
          clinicId: row.clinicId,
          staffId: row.assignedTo,
          kind: "consultation",
          localStart: `${day}T${time}`,
          minutes: 45,
        });
      }}
    >
      <DateField label="Day" value={day} onChange={setDay} {...(problem ? { error: problem } : {})} />
      <SelectField label="Time at the clinic" value={time} options={startTimes} onChange={setTime} />
    </RowForm>
  );
}

export function CloseForm({ row, onClose }: Props) {
  const [reason, setReason] = useState("");
  const close = useMutation(trpc.referrals.close.mutationOptions(useDone(onClose)));
  const error = fieldWords(close.error, "reason");
  return (
    <RowForm
      label={`Close ${row.family}, ${row.given}`}
      act="Close referral"
      error={error ? null : close.error}
      isPending={close.isPending}
      onClose={onClose}
      onSend={() =>
        close.mutate({
          operationId: newOperationId(),
          referralId: row.referralId,
          expectedVersion: row.version,
          reason,
        })
      }
    >
      <TextField
        label="Why it was not booked"
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
        {...(error ? { error } : {})}
      />
    </RowForm>
  );
}
