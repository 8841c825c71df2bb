import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { ListedOrder } from "./orders-list.ts";

type OrderChange = "scheduled" | "done" | "cancelled";
const words = {
  scheduled: { label: "Booked for", submit: "Book" },
  done: { label: "Done on", submit: "Mark done" },
  cancelled: { label: "Why it is not wanted any more", submit: "Cancel order" },
} as const;

/** Books a test, says it was done, or cancels it with a reason. */
export function ChangeOrderForm({
  order,
  kind,
  today,
  onClose,
}: {
  order: ListedOrder;
  kind: OrderChange;
  today: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [on, setOn] = useState<string | undefined>(kind === "done" ? today : undefined);
  const [reason, setReason] = useState("");
  const change = useMutation(
    trpc.orders.change.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const said = (field: string) => fieldWords(change.error, field);
  const isAtField = said("on") !== undefined || said("reason") !== undefined;
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({
      operationId: newOperationId(),
      orderId: order.orderId,
      expectedVersion: order.version,
      kind,
      on: kind === "cancelled" ? null : (on ?? null),
      reason: reason.trim(),
    });
  };
  const isEarly =
    kind === "scheduled" && on !== undefined && order.needleNotBefore !== null && on < order.needleNotBefore;
  return (
    <form
      aria-label={`${words[kind].submit}: ${order.words}`}
      className={styles.form}
      onSubmit={send}
      noValidate
    >
      {change.error && !isAtField ? (
        <Strip tone="worse" role="alert">
          {errorWords(change.error)}
        </Strip>
      ) : null}
      {isEarly && order.needleNotBefore !== null ? (
        <Strip tone="watch" icon="tri">
          Before 3 weeks after the injury needle findings may not show yet. Book it on{" "}
          {formatDay(order.needleNotBefore)} or later.
        </Strip>
      ) : null}
      <div className={styles.row}>
        {kind === "cancelled" ? (
          <div className={styles.wide}>
            <TextField
              label={words[kind].label}
              // The form was opened to write in.
              autoFocus
              value={reason}
              onChange={(next) => {
                setReason(next);
                change.reset();
              }}
              error={said("reason")}
              maxLength={200}
            />
          </div>
        ) : (
          <DateField
            label={words[kind].label}
            value={on}
            onChange={(next) => {
              setOn(next);
              change.reset();
            }}
            error={said("on")}
          />
        )}
      </div>
      <div className={styles.foot}>
        <Button kind="main" type="submit" isPending={change.isPending}>
          {words[kind].submit}
        </Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </form>
  );
}
