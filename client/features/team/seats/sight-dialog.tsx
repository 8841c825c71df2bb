import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { defaultParts, type SeatSight } from "#domain/team/seat.ts";
import styles from "./care-team.module.css";
import type { Seat } from "./care-team-section.tsx";
import { SightFields } from "./sight-fields.tsx";
import { sightProblems } from "./sight-problems.ts";

/** What one seat sees, changed with a reason; it holds at once, also on a screen its holder has open. */
export function SightDialog({
  patientId,
  seat,
  onClose,
}: {
  patientId: string;
  seat: Seat;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [sight, setSight] = useState<SeatSight>({ sees: [...seat.sees], sections: [...seat.sections] });
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<Record<string, string>>({});
  const change = useMutation(
    trpc.team.changeSeat.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const error = (field: string) => missing[field] ?? fieldWords(change.error, field);
  const isAtField = ["reason", "sees", "sections"].some((field) => fieldWords(change.error, field));
  const answered = () => {
    setMissing({});
    change.reset();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...sightProblems(sight),
      ...(reason.trim() === "" ? { reason: "Say why, in a few words." } : {}),
    };
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    change.mutate({
      operationId: newOperationId(),
      patientId,
      seatId: seat.seatId,
      expectedVersion: seat.version,
      reason: reason.trim(),
      ...sight,
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      heading={`What ${seat.name} sees`}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="seat-sight" isPending={change.isPending}>
            Change seat
          </Button>
        </>
      }
    >
      <form
        id="seat-sight"
        aria-label="What this seat sees"
        className={styles.form}
        onSubmit={send}
        noValidate
      >
        {change.error && !isAtField ? (
          <Strip tone="worse" role="alert">
            {errorWords(change.error)}
          </Strip>
        ) : null}
        <SightFields
          patientId={patientId}
          value={sight}
          usual={defaultParts(seat)}
          keptSections={seat.keptSections}
          error={error}
          onChange={(next) => {
            setSight(next);
            answered();
          }}
        />
        <TextField
          label="Why it is changed"
          value={reason}
          maxLength={300}
          onChange={(next) => {
            setReason(next);
            answered();
          }}
          error={error("reason")}
        />
      </form>
    </Dialog>
  );
}
