import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, Suspense, useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { useDraft } from "#client/use-draft.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import styles from "./session-screen.module.css";

/** What was added after the signature. The signed text above never changes; in error it stays readable. */
export function SessionAddenda({ sheet }: { sheet: Sheet }) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const [signed, setSigned] = useState(0);
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
        <Suspense>
          <AddendumForm key={signed} sheet={sheet} onSigned={() => setSigned((before) => before + 1)} />
        </Suspense>
      ) : sheet.addenda.length === 0 ? (
        <p className={styles.sub}>Nothing was added. Therapists add to a session.</p>
      ) : null}
    </section>
  );
}

/** One addendum, kept as it is typed until it is signed. */
function AddendumForm({ sheet, onSigned }: { sheet: Sheet; onSigned: () => void }) {
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const addend = useMutation(trpc.sessions.addend.mutationOptions());
  const draft = useDraft({
    kind: "addendum",
    subjectId: sheet.session.sessionId,
    initial: { words: "", isInError: false },
  });
  const { words, isInError } = draft.value;
  const [problem, setProblem] = useState<unknown>(null);
  const wasInError = sheet.addenda.some((one) => one.kind === "entered-in-error");
  const field = fieldWords(problem, "words");

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const operationId = newOperationId();
    try {
      await draft.flush();
      await confirmThen(() =>
        addend.mutateAsync({
          operationId,
          sessionId: sheet.session.sessionId,
          words,
          kind: isInError ? "entered-in-error" : "addendum",
        }),
      );
      draft.finish();
      setProblem(null);
      await queryClient.invalidateQueries();
      onSigned();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
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
        onChange={(next) => draft.setValue((before) => ({ ...before, words: next }))}
        maxLength={4000}
        {...(field ? { error: field } : {})}
      />
      {wasInError ? null : (
        <Checkbox
          isSelected={isInError}
          onChange={(next) => draft.setValue((before) => ({ ...before, isInError: next }))}
        >
          The whole note was entered in error
        </Checkbox>
      )}
      <Button type="submit" isPending={addend.isPending}>
        Sign addendum
      </Button>
    </form>
  );
}
