import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { initials } from "#client/format/names.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import styles from "./today-screen.module.css";

type Asked = Outputs["sessions"]["day"]["assistantQuestions"][number];

/** What the therapist's own assistants ask: it reaches the physiatrist only when it is passed on here. */
export function AssistantQuestions({
  list,
  areNamesHidden,
}: {
  list: readonly Asked[];
  areNamesHidden: boolean;
}) {
  if (list.length === 0) return null;
  return (
    <section aria-label="Asked by your assistants" className={styles.asked}>
      <h2>Asked by your assistants</h2>
      {list.map((question) => (
        <AskedStrip key={question.requestId} question={question} areNamesHidden={areNamesHidden} />
      ))}
    </section>
  );
}

function AskedStrip({ question, areNamesHidden }: { question: Asked; areNamesHidden: boolean }) {
  const queryClient = useQueryClient();
  const done = { onSettled: () => queryClient.invalidateQueries() };
  const passOn = useMutation(trpc.requests.passOn.mutationOptions(done));
  const withdraw = useMutation(trpc.requests.withdraw.mutationOptions(done));
  const error = passOn.error ?? withdraw.error;
  const target = () => ({
    operationId: newOperationId(),
    requestId: question.requestId,
    expectedVersion: question.version,
  });
  return (
    <Strip
      tone="watch"
      icon="ask"
      actions={
        <>
          <Button kind="main" isPending={passOn.isPending} onPress={() => passOn.mutate(target())}>
            Pass on
          </Button>
          <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate(target())}>
            Withdraw
          </Button>
          {question.sessionId ? (
            <Link
              to="/sessions/$sessionId"
              params={{ sessionId: question.sessionId }}
              className={buttonClassName({ kind: "quiet" })}
            >
              Open session
            </Link>
          ) : null}
        </>
      }
    >
      <b>{areNamesHidden ? initials(question) : `${question.family}, ${question.given}`}</b>:{" "}
      {question.askedByName} asks {question.lineName ? `${question.lineName}, ` : ""}
      {describeDose(question.wanted)}. {question.reason}
      {error ? <p role="alert">{errorWords(error)}</p> : null}
    </Strip>
  );
}
