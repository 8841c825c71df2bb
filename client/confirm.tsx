import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { holdKeys, part, useAhead } from "#client/ui/part.tsx";
import { errorData } from "./trpc.ts";

const ConfirmDialog = part(() => import("./confirm-dialog.tsx").then(({ ConfirmDialog }) => ConfirmDialog));

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

/** An act that waits for the password. */
export type Waiting = {
  again: () => Promise<unknown>;
  resolve: () => void;
  reject: (reason: unknown) => void;
};

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
  useAhead(ConfirmDialog);
  const coversUntil = useRef(confirmedUntilAt);
  useEffect(() => {
    coversUntil.current = Math.max(coversUntil.current, confirmedUntilAt);
  }, [confirmedUntilAt]);
  const confirmThen = useCallback<ConfirmThen>(async (action) => {
    const askFirst = async () => {
      // Where it cannot be asked the act was not done, and says so where it was begun.
      const letKeys = holdKeys();
      await ConfirmDialog.load().finally(letKeys);
      await new Promise<void>((resolve, reject) => setWaiting({ again: action, resolve, reject }));
    };
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
