import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { errorData, errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./plan-screen.module.css";

/** The physiatrist's answer under the plan that was read: certify it, or return it with what to change. */
export function PlanAnswer({ planOfCareId, onAnswered }: { planOfCareId: string; onAnswered: () => void }) {
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const certify = useMutation(trpc.plansOfCare.certify.mutationOptions());
  const giveBack = useMutation(trpc.plansOfCare.returnPlan.mutationOptions());
  const [isReturning, setReturning] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
      setFailed(null);
      await queryClient.invalidateQueries();
      onAnswered();
    } catch (error) {
      setFailed(error);
    }
  };
  const certifyNow = () => {
    const operationId = newOperationId();
    void attempt(() => confirmThen(() => certify.mutateAsync({ operationId, planOfCareId })));
  };
  const returnNow = () => {
    if (reason.trim() === "") return setMissing(true);
    void attempt(() => giveBack.mutateAsync({ operationId: newOperationId(), planOfCareId, reason }));
  };
  const atField =
    fieldWords(failed, "reason") ??
    (isMissing && reason.trim() === "" ? "Say what to change, so that the therapist can." : undefined);
  return (
    <section className={styles.bar} aria-label="Answer">
      {failed && !errorData(failed)?.refusal?.field ? (
        <Strip tone="worse" role="alert">
          {failed instanceof NotConfirmedError ? failed.message : errorWords(failed)}
        </Strip>
      ) : null}
      {isReturning ? (
        <form
          className={styles.reason}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            returnNow();
          }}
        >
          <TextField
            label="What to change"
            value={reason}
            onChange={setReason}
            maxLength={300}
            autoFocus
            error={atField}
          />
          <Button kind="main" type="submit" isPending={giveBack.isPending}>
            Return plan
          </Button>
          <Button onPress={() => setReturning(false)}>Cancel</Button>
        </form>
      ) : (
        <div className={styles.acts}>
          <Button onPress={() => setReturning(true)}>Return with a reason</Button>
          <Button kind="main" isPending={certify.isPending} onPress={certifyNow}>
            Certify plan of care
          </Button>
        </div>
      )}
    </section>
  );
}
