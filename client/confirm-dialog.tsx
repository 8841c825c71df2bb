import { useMutation } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { Waiting } from "./confirm.tsx";
import { errorWords, newOperationId, trpc } from "./trpc.ts";

/** Asks the password; then the act that waited for it runs. */
export function ConfirmDialog({
  waiting,
  onClose,
  onDone,
}: {
  waiting: Waiting;
  onClose: () => void;
  onDone: (confirmedUntilAt: number) => void;
}) {
  const [password, setPassword] = useState("");
  // One id for the whole dialog: a retry of the same password confirms once.
  const operationId = useRef(newOperationId());
  const confirm = useMutation(trpc.account.confirm.mutationOptions());
  const submit = () => {
    confirm.mutate(
      { operationId: operationId.current, password },
      {
        onError: () => {
          operationId.current = newOperationId();
        },
        onSuccess: (answer) => {
          onDone(answer.confirmedUntilAt);
          waiting.again().then(waiting.resolve, waiting.reject);
        },
      },
    );
  };
  const words = useMemo(() => (confirm.error ? errorWords(confirm.error) : undefined), [confirm.error]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      heading="Confirm it is you"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="confirm-identity" isPending={confirm.isPending}>
            Confirm
          </Button>
        </>
      }
    >
      <form
        noValidate
        id="confirm-identity"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={words}
          hint="Covers the next ten minutes."
          autoFocus
        />
      </form>
    </Dialog>
  );
}
