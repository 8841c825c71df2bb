import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { errorData, errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useSignKey } from "#client/use-sign-key.ts";
import styles from "./reports.module.css";

/** The physiatrist's answer under the report that was read: certify the plan on, or return it with what to change. */
export function ReportAnswer({ reportId, onAnswered }: { reportId: string; onAnswered: () => void }) {
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const certify = useMutation(trpc.reports.certify.mutationOptions());
  const giveBack = useMutation(trpc.reports.returnReport.mutationOptions());
  const [isReturning, setReturning] = useState(false);
  const [reason, setReason] = useState("");
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
    void attempt(() => confirmThen(() => certify.mutateAsync({ operationId, reportId })));
  };
  useSignKey(certifyNow, !isReturning && !certify.isPending);
  return (
    <section className={styles.bar} aria-label="Answer">
      {failed && !errorData(failed)?.refusal?.field && !fieldWords(failed, "reason") ? (
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
            void attempt(() => giveBack.mutateAsync({ operationId: newOperationId(), reportId, reason }));
          }}
        >
          <TextField
            label="What to change"
            value={reason}
            onChange={setReason}
            maxLength={300}
            autoFocus
            error={fieldWords(failed, "reason")}
          />
          <Button kind="main" type="submit" isPending={giveBack.isPending}>
            Return report
          </Button>
          <Button onPress={() => setReturning(false)}>Cancel</Button>
        </form>
      ) : (
        <div className={styles.acts}>
          <Button onPress={() => setReturning(true)}>Return with a reason</Button>
          <Button kind="main" keyHint="Ctrl+Enter" isPending={certify.isPending} onPress={certifyNow}>
            Certify the plan on
          </Button>
        </div>
      )}
    </section>
  );
}
