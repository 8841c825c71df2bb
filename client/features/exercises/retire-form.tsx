import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import styles from "./exercises-screen.module.css";

/** No longer offered, or offered again; lines that have it stand either way. */
export function RetireForm({
  exercise,
  expectedVersion,
  isRetired,
}: {
  exercise: { exerciseId: string; name: string };
  expectedVersion: number;
  isRetired: boolean;
}) {
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [act, done] = isRetired ? (["Restore", "restored"] as const) : (["Retire", "retired"] as const);
  const onSuccess = async () => {
    showToast({ text: `${exercise.name} ${done}`, icon: "check", tone: "better" });
    await queryClient.invalidateQueries(trpc.exercises.pathFilter());
  };
  const retire = useMutation(trpc.exercises.retire.mutationOptions({ onSuccess }));
  const restore = useMutation(trpc.exercises.restore.mutationOptions({ onSuccess }));
  const { mutate, error, isPending } = isRetired ? restore : retire;
  if (!isAsking)
    return (
      <Button
        size="small"
        kind="quiet"
        aria-label={`${act} ${exercise.name}`}
        onPress={() => setAsking(true)}
      >
        {act}
      </Button>
    );
  return (
    <form
      noValidate
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ operationId: newOperationId(), exerciseId: exercise.exerciseId, expectedVersion, reason });
      }}
    >
      <TextField
        label={isRetired ? "Why it comes back" : "Why retire"}
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
        error={error ? errorWords(error) : undefined}
      />
      <Button size="small" type="submit" isPending={isPending}>
        {act}
      </Button>
      <Button size="small" kind="quiet" onPress={() => setAsking(false)}>
        Cancel
      </Button>
    </form>
  );
}
