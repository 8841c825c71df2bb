import { useMutation } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { errorData, errorWords, newOperationId, trpc } from "./trpc.ts";

type ConfirmThen = (action: () => Promise<unknown>) => Promise<void>;
const ConfirmationContext = createContext<ConfirmThen | null>(null);

/**
 * Runs an act that signs. When it is due to confirm it is you, the password is asked once (it covers ten minutes) and
 * the act runs. Rejects with whatever else the act failed with.
 */
export function useConfirmation(): { confirmThen: ConfirmThen } {
  const confirmThen = useContext(ConfirmationContext);
  if (!confirmThen) throw new Error("useConfirmation is used outside ConfirmationProvider");
  return { confirmThen };
}

type Waiting = { again: () => Promise<unknown>; resolve: () => void; reject: (reason: unknown) => void };

/** Why an act did not happen: the person closed the dialog. */
export class NotConfirmedError extends Error {
  override readonly name = "NotConfirmedError";
}

export function ConfirmationProvider({
  confirmedUntilAt,
  children,
}: {
  /** Milliseconds UTC, as the server said it last. The server decides; this only saves asking it in vain. */
  confirmedUntilAt: number;
  children: ReactNode;
}) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const coversUntil = useRef(confirmedUntilAt);
  useEffect(() => {
    coversUntil.current = Math.max(coversUntil.current, confirmedUntilAt);
  }, [confirmedUntilAt]);
  const confirmThen = useCallback<ConfirmThen>(async (action) => {
    const askFirst = () =>
      new Promise<void>((resolve, reject) => setWaiting({ again: action, resolve, reject }));
    if (coversUntil.current <= Date.now()) return askFirst();
    try {
      await action();
    } catch (error) {
      if (errorData(error)?.refusal?.kind !== "needs-confirmation") throw error;
      await askFirst();
    }
  }, []);
  const close = useCallback(() => {
    waiting?.reject(new NotConfirmedError("Not confirmed. Nothing was signed."));
    setWaiting(null);
  }, [waiting]);
  return (
    <ConfirmationContext value={confirmThen}>
      {children}
      {waiting ? (
        <ConfirmDialog
          waiting={waiting}
          onClose={close}
          onDone={(until) => {
            coversUntil.current = until;
            setWaiting(null);
          }}
        />
      ) : null}
    </ConfirmationContext>
  );
}

function ConfirmDialog({
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
