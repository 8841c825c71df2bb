import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import styles from "./session-screen.module.css";
import type { Sheet } from "./use-row-acts.ts";

/** What was added after the signature. The signed text above never changes; in error it stays readable. */
export function SessionAddenda({ sheet }: { sheet: Sheet }) {
  const queryClient = useQueryClient();
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { confirmThen } = useConfirmation();
  const addend = useMutation(trpc.sessions.addend.mutationOptions());
  const [words, setWords] = useState("");
  const [isInError, setInError] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const wasInError = sheet.addenda.some((one) => one.kind === "entered-in-error");
  const field = fieldWords(problem, "words");

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const operationId = newOperationId();
    try {
      await confirmThen(() =>
        addend.mutateAsync({
          operationId,
          sessionId: sheet.session.sessionId,
          words,
          kind: isInError ? "entered-in-error" : "addendum",
        }),
      );
      setWords("");
      setInError(false);
      setProblem(null);
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section aria-label="Addenda" className={styles.addenda}>
      <SectionHead heading="Addenda" note={String(sheet.addenda.length)} isRuled />
      {sheet.addenda.map((one) => (
        <article key={one.addendumId}>
          <p className={styles.sub}>
            {one.authorName}, {formatMoment(one.signedAt, sheet.timeZone)}{" "}
            {one.kind === "entered-in-error" ? <StatusChip tone="worse">Entered in error</StatusChip> : null}
          </p>
          <p className={styles.prose}>{one.words}</p>
        </article>
      ))}
      {me.role === "therapist" ? (
        <form onSubmit={(event) => void send(event)} noValidate>
          {problem && !field ? (
            <Strip tone="worse" role="alert">
              {problem instanceof NotConfirmedError ? problem.message : errorWords(problem)}
            </Strip>
          ) : null}
          <TextArea
            label="Addendum"
            rows={2}
            value={words}
            onChange={setWords}
            maxLength={4000}
            {...(field ? { error: field } : {})}
          />
          {wasInError ? null : (
            <Checkbox isSelected={isInError} onChange={setInError}>
              The whole note was entered in error
            </Checkbox>
          )}
          <Button type="submit" isPending={addend.isPending}>
            Sign addendum
          </Button>
        </form>
      ) : sheet.addenda.length === 0 ? (
        <p className={styles.sub}>Nothing was added. Therapists add to a session.</p>
      ) : null}
    </section>
  );
}
