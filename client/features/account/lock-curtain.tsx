import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openDevice } from "#client/device/begin.ts";
import { loadDevice } from "#client/device/room.ts";
import { errorData, errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { BrandMark } from "#client/ui/brand-mark.tsx";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./lock-curtain.module.css";

/** Covers the screen over intact work. The same person goes on in place; somebody else signs in anew. */
export function LockCurtain({
  name,
  onUnlock,
  onSignOut,
}: {
  name: string;
  onUnlock: () => void;
  onSignOut: () => void;
}) {
  const [password, setPassword] = useState("");
  const [offline, setOffline] = useState<string>();
  // Read before the field below takes the focus: who unlocks goes on in the same cell.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
  const confirm = useMutation(trpc.account.confirm.mutationOptions());
  return (
    <div className={styles.curtain} role="dialog" aria-modal="true" aria-labelledby="lock-heading">
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate(
            { operationId: newOperationId(), password },
            {
              onSuccess: () => void openDevice(password).then(onUnlock),
              // Without a connection the device itself says whether it is the person's password.
              onError: (error) => {
                if (errorData(error)) return;
                void loadDevice()
                  .then((device) => device.openOffline(password))
                  .then((isOpen) => (isOpen ? onUnlock() : setOffline("This is not your password.")))
                  .catch(() => undefined);
              },
            },
          );
        }}
      >
        <BrandMark size="page" />
        <h1 id="lock-heading">Locked</h1>
        <p>{name}, your work stands as you left it.</p>
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={offline ?? (confirm.error ? errorWords(confirm.error) : undefined)}
          autoFocus
        />
        <Button kind="main" type="submit" isPending={confirm.isPending} isFullWidth>
          Unlock
        </Button>
        <Button kind="quiet" onPress={onSignOut}>
          Sign in as somebody else
        </Button>
      </form>
    </div>
  );
}
