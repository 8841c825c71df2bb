import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./protocols-screen.module.css";

/** No longer offered; what was prescribed from it stands, and its next phases still open. */
export function RetireForm({
  protocol,
}: {
  protocol: { protocolId: string; name: string; expectedVersion: number };
}) {
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const retire = useMutation(
    trpc.protocols.retire.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.protocols.own.queryKey() }),
    }),
  );
  if (!isAsking)
    return (
      <Button
        size="small"
        kind="quiet"
        aria-label={`Retire ${protocol.name}`}
        onPress={() => setAsking(true)}
      >
        Retire
      </Button>
    );
  return (
    <form
      noValidate
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        const { protocolId, expectedVersion } = protocol;
        retire.mutate({ operationId: newOperationId(), protocolId, expectedVersion, reason });
      }}
    >
      <TextField
        label="Why retire"
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
        error={retire.error ? errorWords(retire.error) : undefined}
      />
      <Button size="small" type="submit" isPending={retire.isPending}>
        Retire
      </Button>
      <Button size="small" kind="quiet" onPress={() => setAsking(false)}>
        Cancel
      </Button>
    </form>
  );
}
