import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import styles from "./precaution-chips.module.css";
import { errorData, errorWords, fieldWords, newOperationId, trpc } from "./trpc.ts";
import { Button } from "./ui/button.tsx";
import { Strip } from "./ui/strip.tsx";
import { TextField } from "./ui/text-field.tsx";

const mustSayWhy = "Say why it no longer holds.";

/** Lifting what its reader answers for: asked for once, done with a reason. */
function LiftAct({
  words,
  error,
  isPending,
  onLift,
}: {
  words: string;
  error: unknown;
  isPending: boolean;
  onLift: (reason: string) => void;
}) {
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  if (!isOpen)
    return (
      <Button size="small" kind="quiet" aria-label={`Lift: ${words}`} onPress={() => setOpen(true)}>
        Lift
      </Button>
    );
  const atField = isMissing ? mustSayWhy : fieldWords(error, "reason");
  return (
    <form
      id={formId}
      noValidate
      className={styles.lift}
      aria-label={`Lift: ${words}`}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === "");
        if (reason.trim() !== "") onLift(reason.trim());
      }}
    >
      <TextField
        label="Why it no longer holds"
        value={reason}
        maxLength={200}
        onChange={setReason}
        error={atField}
        autoFocus
      />
      <Button size="small" type="submit" form={formId} isPending={isPending}>
        Lift with this reason
      </Button>
      <Button size="small" kind="quiet" onPress={() => setOpen(false)}>
        Cancel
      </Button>
      {error && !atField ? (
        <Strip
          tone={errorData(error)?.refusal?.kind === "changed-meanwhile" ? "watch" : "worse"}
          role="alert"
        >
          {errorWords(error)}
        </Strip>
      ) : null}
    </form>
  );
}

export function LiftPrecaution({
  patientId,
  precautionId,
  words,
}: {
  patientId: string;
  precautionId: string;
  words: string;
}) {
  const queryClient = useQueryClient();
  const lift = useMutation(
    trpc.precautions.lift.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  return (
    <LiftAct
      words={words}
      error={lift.error}
      isPending={lift.isPending}
      onLift={(reason) =>
        lift.mutate({ operationId: newOperationId(), patientId, precautionIds: [precautionId], reason })
      }
    />
  );
}

export function LiftLimit({
  patientId,
  limitId,
  words,
}: {
  patientId: string;
  limitId: string;
  words: string;
}) {
  const queryClient = useQueryClient();
  const lift = useMutation(
    trpc.limits.lift.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  return (
    <LiftAct
      words={words}
      error={lift.error}
      isPending={lift.isPending}
      onLift={(reason) => lift.mutate({ operationId: newOperationId(), patientId, limitId, reason })}
    />
  );
}
