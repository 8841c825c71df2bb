import { useSuspenseQuery } from "@tanstack/react-query";
import { formatMoment } from "#client/format/times.ts";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import type { Sheet, SheetRow } from "../flowsheet/use-row-acts.ts";
import type { Question, QuestionActs } from "./use-question-acts.ts";

/**
 * A question that waits: what it holds, who asked and who answers. Its asker may withdraw it; an assistant's is passed
 * on by the supervising therapist.
 */
export function QuestionStrip({
  question,
  row,
  sheet,
  questions,
}: {
  question: Question;
  /** Without a row it is about the whole session. */
  row: SheetRow | null;
  sheet: Sheet;
  questions: QuestionActs;
}) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const isMine = question.askedById === me.staffId;
  const isWithSupervisor = question.state === "with-supervisor";
  const isSafety = question.kind !== "more";
  const canPassOn = isWithSupervisor && me.role === "therapist" && me.level === "therapist";
  const canWithdraw = !isSafety && (isMine || canPassOn);
  const asked = `${question.askedByName} asked ${formatMoment(question.askedAt, sheet.timeZone)}: ${question.reason}.`;
  return (
    <Strip
      tone={isSafety ? "worse" : "watch"}
      icon={isSafety ? "octagon" : "ask"}
      role="status"
      actions={
        <>
          {canPassOn ? (
            <Button
              kind="main"
              isPending={questions.isAnswering}
              onPress={() => void questions.passOn(row?.row ?? null, question)}
            >
              Pass on to {sheet.prescriberName}
            </Button>
          ) : null}
          {canWithdraw ? (
            <Button
              isPending={questions.isAnswering}
              onPress={() => void questions.withdraw(row?.row ?? null, question)}
            >
              Withdraw
            </Button>
          ) : null}
        </>
      }
    >
      {isSafety ? (
        <b>{row ? `${row.name} is held for safety.` : "This session is held for safety."} </b>
      ) : (
        <b>{describeDose(question.wanted)} is asked. </b>
      )}
      {asked} {waitsFor(question, sheet, row !== null)}
    </Strip>
  );
}

function waitsFor(question: Question, sheet: Sheet, isLine: boolean): string {
  if (question.kind === "more")
    return question.state === "with-supervisor"
      ? "It waits for the supervising therapist, then for the physiatrist. Until answered, the old dose stands."
      : `Until ${sheet.prescriberName} answers, the old dose stands.`;
  return `Until ${sheet.prescriberName} answers, ${isLine ? "nothing of it" : "nothing"} is treated; stopping and notes are always possible. A message does not replace a call.`;
}
