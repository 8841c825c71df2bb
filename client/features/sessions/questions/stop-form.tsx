import { type FormEvent, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { tooLong } from "#client/ui/too-long.ts";
import styles from "../note/session-screen.module.css";

const mostReason = 300;

/** Why it stops, in the therapist's own words. */
export function StopForm({
  what,
  prescriberName,
  isPending,
  onStop,
  onCancel,
}: {
  /** "Leg press" or "the session" */
  what: string;
  prescriberName: string;
  isPending: boolean;
  onStop: (reason: string) => void;
  onCancel: () => void;
}) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setMissing(true);
    if (!tooLong(reason, mostReason)) onStop(reason.trim());
    return undefined;
  };
  return (
    <Strip tone="worse" role="none">
      <form className={styles.inRow} onSubmit={send} noValidate>
        <TextField
          label={`Why ${what} stops`}
          value={reason}
          onChange={setReason}
          autoFocus
          maxLength={mostReason}
          hint={`${prescriberName} is told at once. A message does not replace a call.`}
          {...(isMissing && reason.trim() === ""
            ? { error: "Say why, so that the physiatrist can answer." }
            : {})}
        />
        <Button kind="hold" type="submit" isPending={isPending}>
          Stop and ask
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </form>
    </Strip>
  );
}
