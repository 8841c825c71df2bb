import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConfirmation } from "#client/confirm.tsx";
import { formatColumnDay } from "#client/format/dates.ts";
import { type Inputs, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import type { Chart } from "../chart/chart-panels.tsx";
import { type Refusal, refusalOf } from "../queue/use-queue-acts.ts";
import { CounterForm } from "./counter-form.tsx";
import { ReasonForm } from "./reason-form.tsx";

type LineOnChart = Chart["lines"][number];
type Answer = Pick<Inputs["requests"]["reply"], "kind" | "dose" | "reason">;

/** A waiting request under its line, answered there: once, from now on, with another dose, or declined with a reason. */
export function RequestStrip({
  line,
  request,
  canReply,
}: {
  line: LineOnChart;
  request: NonNullable<LineOnChart["request"]>;
  canReply: boolean;
}) {
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const reply = useMutation(trpc.requests.reply.mutationOptions());
  const [asked, setAsked] = useState<"counter" | "decline" | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const answer = async (given: Answer) => {
    const operationId = newOperationId();
    const { requestId, version: expectedVersion } = request;
    try {
      await confirmThen(() => reply.mutateAsync({ operationId, requestId, expectedVersion, ...given }));
      await queryClient.invalidateQueries({ queryKey: trpc.reviews.pathKey() });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  };
  const ask = (kind: "counter" | "decline") => {
    setRefusal(null);
    setAsked(kind);
  };
  const atField = refusal?.field && asked ? refusal.words : undefined;
  const last = request.evidence.lastThree
    .map(
      (past) =>
        `${formatColumnDay(past.heldOn)} ${describeDose(past.dose)}, pain ${past.painWorst ?? "not recorded"}`,
    )
    .join(" · ");
  return (
    <Strip
      tone="watch"
      icon="ask"
      role="none"
      actions={
        canReply && !asked ? (
          <>
            <Button
              kind="main"
              size="small"
              isPending={reply.isPending}
              onPress={() => void answer({ kind: "approve-once", dose: null, reason: "" })}
            >
              Approve once
            </Button>
            <Button
              size="small"
              onPress={() => void answer({ kind: "approve-and-amend", dose: null, reason: "" })}
            >
              Approve and amend
            </Button>
            {request.kind === "more" ? (
              <Button size="small" onPress={() => ask("counter")}>
                Counter
              </Button>
            ) : null}
            <Button size="small" onPress={() => ask("decline")}>
              Decline
            </Button>
          </>
        ) : undefined
      }
    >
      <b>{request.askedByName}:</b> {line.name} {describeDose(request.wanted)}. {request.reason} {last}
      {refusal && !atField ? <span role="alert"> {refusal.words}</span> : null}
      {asked === "decline" ? (
        <ReasonForm
          label="Why decline"
          missing="Say why, so that the therapist knows what to do instead."
          submit="Decline request"
          refused={atField}
          isPending={reply.isPending}
          onSubmit={(reason) => void answer({ kind: "decline", dose: null, reason })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === "counter" ? (
        <CounterForm
          wanted={request.wanted}
          current={request.current}
          refused={atField}
          isPending={reply.isPending}
          onSubmit={(dose, reason) => void answer({ kind: "counter", dose, reason })}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Strip>
  );
}
