import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { errorData, errorWords, newOperationId, trpc } from "#client/trpc.ts";
import type { SessionKind } from "#domain/sessions/session.ts";

/** Where a refusal leads: the session a colleague has open. */
type OpenElsewhere = { sessionId: string; therapistName: string };

/** Starting treatment of today: the reason where the gate asks for one, and what stands against it. */
export function useStartSession({
  episodeId,
  bookingId,
  kind,
  onStarted,
}: {
  episodeId: string;
  bookingId: string | null;
  kind: SessionKind;
  onStarted: (sessionId: string) => void;
}) {
  const [reason, setReason] = useState("");
  const start = useMutation(
    trpc.sessions.start.mutationOptions({ onSuccess: ({ sessionId }) => onStarted(sessionId) }),
  );
  const refusal = errorData(start.error)?.refusal;
  const asksReason = refusal?.field === "gateReason";
  return {
    reason,
    setReason,
    isPending: start.isPending,
    /** Why a reason is asked for, in a sentence. */
    asked: asksReason ? errorWords(start.error) : null,
    problem: start.error && !asksReason ? errorWords(start.error) : null,
    elsewhere: refusal?.field === "session" ? (refusal.current as OpenElsewhere) : null,
    start: () =>
      start.mutate({
        operationId: newOperationId(),
        episodeId,
        bookingId,
        kind,
        heldOn: null,
        gateReason: reason,
      }),
  };
}
