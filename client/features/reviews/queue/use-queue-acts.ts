import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { errorData, errorWords, type Inputs, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { showToast } from "#client/ui/toast-queue.ts";

export type QueueRow = Outputs["reviews"]["queue"]["rows"][number];
type DecisionKind = Inputs["reviews"]["decide"]["kind"];
type Reply = Pick<Inputs["requests"]["reply"], "kind" | "dose" | "reason">;

/** What waits for a signature alone. */
export const isPaper = (row: QueueRow): boolean => isPlan(row) || row.kind === "verbal-order-unsigned";
export const isPlan = (row: QueueRow): boolean => row.kind === "plan-of-care-to-certify";

/** What an act asks to be written first. */
export type Asked = "hold" | "decline" | "counter" | "return";

/** Why an act did not happen, and the field it belongs to. */
export type Refusal = { words: string; field: string | undefined };

export type QueueActs = {
  decide: (row: QueueRow, kind: DecisionKind, reason: string) => Promise<void>;
  reply: (row: QueueRow, answer: Reply) => Promise<void>;
  /** A plan of care is certified, a verbal order signed. */
  signPaper: (row: QueueRow) => Promise<void>;
  returnPlan: (row: QueueRow, reason: string) => Promise<void>;
  /** Where the reason is answered: the chart, or the screen of tests with what waits opened. */
  open: (row: QueueRow) => void;
  openChart: (row: QueueRow) => void;
  /** What is being written, and for which row. */
  asked: { episodeId: string; kind: Asked } | null;
  ask: (row: QueueRow, kind: Asked) => void;
  closeAsked: () => void;
  isBusy: boolean;
  refusal: Refusal | null;
};

export const refusalOf = (error: unknown): Refusal => ({
  words: error instanceof NotConfirmedError ? error.message : errorWords(error),
  field: errorData(error)?.refusal?.field ?? errorData(error)?.fields?.[0]?.field,
});

const decidedWords: Partial<Record<DecisionKind, string>> = {
  continue: "Continued",
  maintain: "Maintained",
  hold: "Therapy held",
};
const repliedWords = {
  "approve-once": "Approved",
  "approve-and-amend": "Approved and amended",
  counter: "Countered",
  decline: "Declined",
} as const;

/** The queue's acts, each on one row; after each the list moves on. */
export function useQueueActs(onDone: () => void): QueueActs {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { confirmThen } = useConfirmation();
  const [asked, setAsked] = useState<QueueActs["asked"]>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const decideMutation = useMutation(trpc.reviews.decide.mutationOptions());
  const undoMutation = useMutation(trpc.reviews.undo.mutationOptions());
  const replyMutation = useMutation(trpc.requests.reply.mutationOptions());
  const certifyMutation = useMutation(trpc.plansOfCare.certify.mutationOptions());
  const returnMutation = useMutation(trpc.plansOfCare.returnPlan.mutationOptions());
  const verbalMutation = useMutation(trpc.prescriptions.signVerbalOrder.mutationOptions());
  const refresh = useCallback(
    () =>
      Promise.all(
        [trpc.reviews.pathKey(), trpc.plansOfCare.pathKey()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    [queryClient],
  );

  /** Runs an act; when it is done it says so, closes what was asked, and the list moves on. */
  const attempt = useCallback(
    async (act: () => Promise<Parameters<typeof showToast>[0] | null>) => {
      try {
        const said = await act();
        setRefusal(null);
        if (!said) return;
        showToast({ icon: "check", tone: "better", ...said });
        setAsked(null);
        onDone();
        await refresh();
      } catch (error) {
        setRefusal(refusalOf(error));
        // What changed meanwhile is shown beside the sentence that refused.
        if (errorData(error)?.refusal?.kind === "changed-meanwhile") await refresh();
      }
    },
    [onDone, refresh],
  );

  const decide = useCallback<QueueActs["decide"]>(
    (row, kind, reason) =>
      attempt(async () => {
        const made = await decideMutation.mutateAsync({
          operationId: newOperationId(),
          episodeId: row.episodeId,
          kind,
          context: "queue",
          reason,
          nextReviewOn: null,
          seen: row.seen,
        });
        const undo = {
          label: "Undo",
          onPress: () =>
            void attempt(async () => {
              await undoMutation.mutateAsync({ operationId: newOperationId(), decisionId: made.decisionId });
              await refresh();
              return null;
            }),
        };
        return {
          text: decidedWords[kind] ?? `Decided: ${kind.replaceAll("-", " ")}`,
          detail: nameOf(row),
          ...(made.undoUntil === null ? {} : { action: undo }),
        };
      }),
    [attempt, decideMutation, refresh, undoMutation],
  );

  const reply = useCallback<QueueActs["reply"]>(
    (row, answer) =>
      attempt(async () => {
        const { request } = row;
        if (!request) return null;
        const { requestId, version: expectedVersion } = request;
        const operationId = newOperationId();
        await confirmThen(() =>
          replyMutation.mutateAsync({ operationId, requestId, expectedVersion, ...answer }),
        );
        return { text: repliedWords[answer.kind], detail: nameOf(row) };
      }),
    [attempt, confirmThen, replyMutation],
  );

  const signPaper = useCallback<QueueActs["signPaper"]>(
    (row) =>
      attempt(async () => {
        const operationId = newOperationId();
        const { sourceId } = row;
        await confirmThen(() =>
          isPlan(row)
            ? certifyMutation.mutateAsync({ operationId, planOfCareId: sourceId })
            : verbalMutation.mutateAsync({ operationId, verbalOrderId: sourceId }),
        );
        return { text: isPlan(row) ? "Plan of care certified" : "Verbal order signed", detail: nameOf(row) };
      }),
    [attempt, certifyMutation, confirmThen, verbalMutation],
  );

  const returnPlan = useCallback<QueueActs["returnPlan"]>(
    (row, reason) =>
      attempt(async () => {
        await returnMutation.mutateAsync({
          operationId: newOperationId(),
          planOfCareId: row.sourceId,
          reason,
        });
        return { text: "Plan of care returned", detail: nameOf(row) };
      }),
    [attempt, returnMutation],
  );

  const openChart = useCallback<QueueActs["openChart"]>(
    ({ patientId, episodeId }) =>
      void navigate({ to: "/patients/$patientId", params: { patientId }, search: { episodeId } }),
    [navigate],
  );
  const open = useCallback<QueueActs["open"]>(
    (row) => {
      const { patientId, episodeId } = row;
      if (row.kind === "report" || row.kind === "recertification-to-sign")
        return void navigate({
          to: "/patients/$patientId/report",
          params: { patientId },
          search: { episodeId, reportId: row.sourceId },
        });
      const opening = openingOf(row);
      if (opening === null) return openChart(row);
      return void navigate({
        to: "/patients/$patientId/orders",
        params: { patientId },
        search: { episodeId, open: opening },
      });
    },
    [navigate, openChart],
  );
  const pending = [decideMutation, replyMutation, certifyMutation, returnMutation, verbalMutation];
  return {
    decide,
    reply,
    signPaper,
    returnPlan,
    open,
    openChart,
    asked,
    ask: (row, kind) => {
      setRefusal(null);
      setAsked({ episodeId: row.episodeId, kind });
    },
    closeAsked: () => setAsked(null),
    isBusy: pending.some((mutation) => mutation.isPending),
    refusal,
  };
}

/** What opens on the screen of tests for a reason that is answered there. */
function openingOf({ kind, sourceId }: QueueRow): string | null {
  if (kind === "unread-result" || kind === "critical-result") return `result:${sourceId}`;
  if (kind === "order-overdue" || kind === "emergent-overdue") return "";
  return kind === "consult-note" ? `note:${sourceId}` : null;
}

const nameOf = (row: QueueRow) => `${row.family}, ${row.given}`;
