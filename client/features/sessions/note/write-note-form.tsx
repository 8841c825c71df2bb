import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "../day/start-session.module.css";

const kinds = [
  { value: "seen-not-treated", label: "Seen, not treated" },
  { value: "treatment", label: "Treatment that took place" },
] as const;

/**
 * What can always be written: that somebody was seen and not treated, now or earlier, and late what was done, each with
 * its true day and time. Treatment that took place against the gate asks why, and the physiatrist is told.
 */
export function WriteNoteForm({
  episodeId,
  bookingId,
  onStarted,
  onCancel,
}: {
  episodeId: string;
  bookingId: string | null;
  onStarted: (sessionId: string) => void;
  onCancel: () => void;
}) {
  const [kind, setKind] = useState<(typeof kinds)[number]["value"]>("seen-not-treated");
  const [isEarlier, setEarlier] = useState(false);
  const [day, setDay] = useState<string | undefined>(undefined);
  const [time, setTime] = useState("");
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const start = useMutation(
    trpc.sessions.start.mutationOptions({
      onSuccess: ({ sessionId }) => onStarted(sessionId),
      onError: (error) => setAsked(fieldWords(error, "gateReason") !== undefined),
    }),
  );
  const isLate = isEarlier || kind === "treatment";
  const [isMissing, setMissing] = useState(false);
  const wordsFor = (field: string) => fieldWords(start.error, field);
  const dayWords = isMissing && !day ? "Enter the day it took place." : wordsFor("heldOn");
  const timeWords =
    isMissing && time.trim() === ""
      ? "Enter the time it took place, for example 14:30."
      : wordsFor("heldTime");
  const reasonWords = wordsFor("gateReason");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isLate && (!day || time.trim() === "")) return setMissing(true);
    setMissing(false);
    return start.mutate({
      operationId: newOperationId(),
      episodeId,
      bookingId,
      kind,
      heldOn: isLate ? (day ?? null) : null,
      ...(isLate ? { heldTime: time.trim() } : {}),
      gateReason: kind === "treatment" ? reason : "",
    });
  };
  return (
    <form aria-label="Write a note" className={styles.note} onSubmit={send} noValidate>
      {start.error && !dayWords && !timeWords && !reasonWords ? (
        <Strip tone="worse" role="alert">
          {errorWords(start.error)}
        </Strip>
      ) : null}
      <RadioSegments label="What is written" value={kind} onChange={setKind} options={kinds} />
      {kind === "seen-not-treated" ? (
        <RadioSegments
          label="When"
          value={isEarlier ? "earlier" : "now"}
          onChange={(when) => setEarlier(when === "earlier")}
          options={[
            { value: "now", label: "Now" },
            { value: "earlier", label: "Earlier" },
          ]}
        />
      ) : null}
      {isLate ? (
        <div className={styles.when}>
          <DateField label="Day" value={day} onChange={setDay} {...(dayWords ? { error: dayWords } : {})} />
          <TextField
            label="Time"
            hint="24-hour, the clinic's time"
            value={time}
            onChange={setTime}
            maxLength={5}
            {...(timeWords ? { error: timeWords } : {})}
          />
        </div>
      ) : null}
      {isAsked && kind === "treatment" ? (
        <TextField
          label="Why it was treated"
          value={reason}
          onChange={setReason}
          autoFocus
          maxLength={300}
          {...(reasonWords ? { error: reasonWords } : {})}
        />
      ) : null}
      <div className={styles.acts}>
        <Button kind="main" type="submit" isPending={start.isPending}>
          {kind === "treatment" ? "Write late entry" : "Write note"}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
