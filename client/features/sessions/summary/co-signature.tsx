import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { Sheet } from "../flowsheet/use-row-acts.ts";

/** That an assistant's session is co-signed, or by whom it is asked for, and the act itself for a therapist. */
export function CoSignature({ sheet }: { sheet: Pick<Sheet, "session" | "timeZone"> }) {
  const { sessionId, coSignature } = sheet.session;
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const coSign = useMutation(trpc.sessions.coSign.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  if (!coSignature) return null;
  if (coSignature.signedAt !== null)
    return (
      <Strip tone="info" icon="check">
        Co-signed by {coSignature.signedName}, {formatMoment(coSignature.signedAt, sheet.timeZone)}
      </Strip>
    );
  const operationId = newOperationId();
  const sign = async () => {
    try {
      await confirmThen(() => coSign.mutateAsync({ operationId, sessionId }));
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof NotConfirmedError ? error.message : errorWords(error));
    }
    await queryClient.invalidateQueries();
  };
  const mayCoSign = me.role === "therapist" && me.level === "therapist";
  return (
    <Strip
      tone="watch"
      icon="pencil"
      role="status"
      actions={
        mayCoSign ? (
          <Button kind="main" isPending={coSign.isPending} onPress={() => void sign()}>
            Co-sign
          </Button>
        ) : null
      }
    >
      To be co-signed by {coSignature.askedName}.{problem ? ` ${problem}` : ""}
    </Strip>
  );
}
