import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { describeDose } from "#domain/doses/describe.ts";
import type { RowActs, Sheet, SheetRow, Wanted } from "../flowsheet/use-row-acts.ts";

export type Question = SheetRow["requests"][number];

/** Asking the physiatrist: to do more, or to stop for safety; and what may be done with a question that waits. */
export function useQuestionActs(sheet: Sheet, rows: RowActs) {
  const [problem, setProblem] = useState<string | null>(null);
  const askMutation = useMutation(trpc.requests.ask.mutationOptions());
  const withdrawMutation = useMutation(trpc.requests.withdraw.mutationOptions());
  const passOnMutation = useMutation(trpc.requests.passOn.mutationOptions());
  const { sessionId } = sheet.session;

  /** What fails is said in its row, or above the sheet when it is about the whole session. */
  const attempt = async (row: number | null, write: () => Promise<unknown>): Promise<void> => {
    try {
      await write();
      if (row === null) setProblem(null);
      else rows.forget(row);
    } catch (error) {
      const words = errorWords(error);
      if (row === null) setProblem(words);
      else rows.notice(row, { kind: "failed", words, again: () => void attempt(row, write) });
    }
    await rows.reread();
  };
  const target = (question: Question) => ({
    operationId: newOperationId(),
    requestId: question.requestId,
    expectedVersion: question.version,
  });

  return {
    problem,
    isAsking: askMutation.isPending,
    isAnswering: withdrawMutation.isPending || passOnMutation.isPending,
    /** The question goes out with what stands in the row; the last three values and pains are added by the server. */
    askMore: (row: SheetRow, { dose: wanted, rung }: Pick<Wanted, "dose" | "rung">) => {
      const pain = sheet.past.findLast((session) => !session.isInError)?.painWorst;
      return attempt(row.row, () =>
        askMutation.mutateAsync({
          operationId: newOperationId(),
          sessionId,
          lineKey: row.lineKey,
          wanted,
          kind: "more",
          reason: rung
            ? `Wants ${rung.name} in place of ${row.name}`
            : pain === null || pain === undefined
              ? `Wants ${describeDose(wanted)}`
              : `Pain ${pain} last time`,
          ...(rung ? { rungExerciseId: rung.exerciseId } : {}),
        }),
      );
    },
    /** Holds the line, or without one the whole session, until it is answered. */
    stop: (row: SheetRow | null, reason: string) =>
      attempt(row?.row ?? null, () =>
        askMutation.mutateAsync({
          operationId: newOperationId(),
          sessionId,
          lineKey: row?.lineKey ?? null,
          wanted: row?.dose ?? {},
          kind: row ? "safety-line" : "safety-session",
          reason,
        }),
      ),
    withdraw: (row: number | null, question: Question) =>
      attempt(row, () => withdrawMutation.mutateAsync(target(question))),
    passOn: (row: number | null, question: Question) =>
      attempt(row, () => passOnMutation.mutateAsync(target(question))),
  };
}
export type QuestionActs = ReturnType<typeof useQuestionActs>;
