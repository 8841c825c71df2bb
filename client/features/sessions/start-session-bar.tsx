import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { errorData, errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./today-screen.module.css";
import { WriteNoteForm } from "./write-note-form.tsx";

/** Treatment without a booking: the same gate, and the same reason where the gate asks for one. A note passes it. */
export function StartSessionBar({
  episodeId,
  whenRefused,
  onStarted,
}: {
  episodeId: string;
  /** What may be done about a refusal, beside its sentence. */
  whenRefused?: ReactNode;
  onStarted: (sessionId: string) => void;
}) {
  const [words, setWords] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [isWriting, setWriting] = useState(false);
  const start = useMutation(
    trpc.sessions.start.mutationOptions({
      onSuccess: ({ sessionId }) => onStarted(sessionId),
      onError: (error) =>
        setWords(errorData(error)?.refusal?.field === "gateReason" ? errorWords(error) : null),
    }),
  );
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    start.mutate({
      operationId: newOperationId(),
      episodeId,
      bookingId: null,
      kind: "treatment",
      heldOn: null,
      gateReason: reason,
    });
  };
  if (isWriting)
    return (
      <section aria-label="Start a session" className={styles.start}>
        <WriteNoteForm
          episodeId={episodeId}
          bookingId={null}
          onStarted={onStarted}
          onCancel={() => setWriting(false)}
        />
      </section>
    );
  return (
    <section aria-label="Start a session" className={styles.start}>
      {start.error && words === null ? (
        <div className={styles.refused}>
          <Strip tone="worse" role="alert" actions={whenRefused}>
            {errorWords(start.error)}
          </Strip>
        </div>
      ) : null}
      <Button kind="quiet" icon="doc" onPress={() => setWriting(true)}>
        Write a note
      </Button>
      {words === null ? (
        <Button kind="main" icon="play" isPending={start.isPending} onPress={() => send()}>
          Start session
        </Button>
      ) : (
        <form className={styles.gate} onSubmit={send} noValidate>
          <Strip tone="watch">{words}</Strip>
          <TextField
            label="Why treatment goes on"
            value={reason}
            onChange={setReason}
            autoFocus
            maxLength={300}
          />
          <Button kind="main" type="submit" isPending={start.isPending}>
            Start session
          </Button>
        </form>
      )}
    </section>
  );
}
