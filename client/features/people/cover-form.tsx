import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./staff-screen.module.css";
import type { Staff } from "./staff-words.ts";

/** A colleague of the same role sees everything of the absent one from the first day through the last. */
export function CoverForm({ staff, onClose }: { staff: readonly Staff[]; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [absentStaffId, setAbsent] = useState("");
  const [coveringStaffId, setCovering] = useState("");
  const [fromOn, setFrom] = useState<string | undefined>(undefined);
  const [toOn, setTo] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<Record<string, string>>({});
  const name = useMutation(
    trpc.people.cover.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const problem = (field: string) => ({
    error: missing[field] ?? fieldWords(name.error, field) ?? fieldWords(name.error, `cover.${field}`),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (absentStaffId === "") found["absentStaffId"] = "Choose who is away.";
    if (coveringStaffId === "") found["coveringStaffId"] = "Choose who covers.";
    if (!fromOn) found["fromOn"] = "Enter the first day.";
    if (!toOn) found["toOn"] = "Enter the last day.";
    setMissing(found);
    if (!fromOn || !toOn || Object.keys(found).length > 0) return;
    name.mutate({
      operationId: newOperationId(),
      cover: { absentStaffId, coveringStaffId, fromOn, toOn, reason },
    });
  };
  const absent = staff.find((person) => person.staffId === absentStaffId);
  const working = staff.filter((person) => person.isActive && person.role !== "admin");
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label="Name a cover">
      {name.error ? <Strip tone="worse">{errorWords(name.error)}</Strip> : null}
      <div className={styles.fields}>
        <SelectField
          label="Away"
          value={absentStaffId}
          placeholder="Choose"
          options={working.map((person) => ({ value: person.staffId, label: person.shownName }))}
          onChange={setAbsent}
          {...problem("absentStaffId")}
        />
        <SelectField
          label="Covered by"
          value={coveringStaffId}
          placeholder="Choose"
          options={working
            .filter((person) => person.staffId !== absentStaffId && (!absent || person.role === absent.role))
            .map((person) => ({ value: person.staffId, label: person.shownName }))}
          onChange={setCovering}
          {...problem("coveringStaffId")}
        />
        <DateField label="From" value={fromOn} onChange={setFrom} {...problem("fromOn")} />
        <DateField label="Through" value={toOn} onChange={setTo} {...problem("toOn")} />
        <TextField
          label="Why"
          value={reason}
          onChange={setReason}
          maxLength={120}
          hint="For example leave"
          {...problem("reason")}
        />
      </div>
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={name.isPending}>
          Name the cover
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
