import { useEffect, useState } from "react";
import { loadDevice } from "#client/device/room.ts";
import { BrandMark } from "#client/ui/brand-mark.tsx";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./lock-curtain.module.css";

/** Nothing answers: the password opens what this device keeps of today, and nothing else is here. */
export function OfflineScreen({ onOpened, onBack }: { onOpened: () => void; onBack: () => void }) {
  const [keeps, setKeeps] = useState<"asking" | "something" | "nothing">("asking");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isPending, setPending] = useState(false);
  useEffect(() => {
    loadDevice()
      .then((device) => device.hasOfflinePassword())
      .then(
        (hasPassword) => setKeeps(hasPassword ? "something" : "nothing"),
        () => setKeeps("nothing"),
      );
    window.addEventListener("online", onBack);
    return () => window.removeEventListener("online", onBack);
  }, [onBack]);
  const open = async () => {
    setPending(true);
    setProblem(undefined);
    const isOpen = await loadDevice()
      .then((device) => device.openOffline(password))
      .catch(() => undefined);
    setPending(false);
    if (isOpen) return onOpened();
    setProblem(
      isOpen === false
        ? "This is not the password of the person who works on this device."
        : "This device's store does not open.",
    );
  };
  return (
    <main id="content" className={styles.curtain}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <BrandMark size="page" />
        <h1>Offline</h1>
        {keeps === "nothing" ? (
          <Strip tone="watch" role="status">
            The server does not answer, and nothing is kept on this device.
          </Strip>
        ) : (
          <p>The server does not answer. Your password opens what this device keeps of today.</p>
        )}
        {keeps === "something" ? (
          <>
            <TextField
              label="Password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
              error={problem}
              autoFocus
            />
            <Button kind="main" type="submit" isPending={isPending} isFullWidth>
              Open
            </Button>
          </>
        ) : null}
        <Button kind="quiet" onPress={onBack}>
          Try the server again
        </Button>
      </form>
    </main>
  );
}
