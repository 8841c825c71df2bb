import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, Suspense, useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { useDraft } from "#client/use-draft.ts";
import styles from "../visit/consultation-screen.module.css";
import { VisitPart } from "../visit/visit-part.tsx";

/** What was added after the signature, and the way to add. The signed text above never changes. */
export function VisitAddenda({
  consultationId,
  addenda,
  zone,
  canAddend,
  isAuthor,
}: {
  consultationId: string;
  addenda: Outputs["consultations"]["get"]["addenda"];
  zone: string;
  canAddend: boolean;
  /** Only whoever signed a visit marks it entered in error. */
  isAuthor: boolean;
}) {
  const wasInError = addenda.some((one) => one.kind === "entered-in-error");
  const [signed, setSigned] = useState(0);
  return (
    <VisitPart
      heading="Addenda"
      field="addenda"
      note={addenda.length === 0 ? "None" : String(addenda.length)}
    >
      {addenda.map((one) => (
        <article key={one.addendumId}>
          <p className={styles.sub}>
            {one.authorName}, {formatMoment(one.signedAt, zone)}{" "}
            {one.kind === "entered-in-error" ? <StatusChip tone="worse">Entered in error</StatusChip> : null}
          </p>
          <p className={styles.prose}>{one.words}</p>
        </article>
      ))}
      {canAddend ? (
        <Suspense>
          <AddendumForm
            key={signed}
            consultationId={consultationId}
            canMarkInError={isAuthor && !wasInError}
            onSigned={() => setSigned((before) => before + 1)}
          />
        </Suspense>
      ) : null}
    </VisitPart>
  );
}

/** One addendum, kept as it is typed until it is signed. */
function AddendumForm({
  consultationId,
  canMarkInError,
  onSigned,
}: {
  consultationId: string;
  canMarkInError: boolean;
  onSigned: () => void;
}) {
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const addend = useMutation(trpc.consultations.addend.mutationOptions());
  const draft = useDraft({
    kind: "addendum",
    subjectId: consultationId,
    initial: { words: "", isInError: false },
  });
  const { words, isInError } = draft.value;
  const [problem, setProblem] = useState<unknown>(null);
  const field = fieldWords(problem, "words");

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const operationId = newOperationId();
    try {
      await draft.flush();
      await confirmThen(() =>
        addend.mutateAsync({
          operationId,
          consultationId,
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
    <form className={styles.partBody} onSubmit={(event) => void send(event)} noValidate>
      {problem && !field ? (
        <Strip tone="worse" role="alert">
          {problem instanceof NotConfirmedError ? problem.message : errorWords(problem)}
        </Strip>
      ) : null}
      <TextArea
        label="Addendum"
        rows={2}
        value={words}
        onChange={(next) => {
          draft.setValue((before) => ({ ...before, words: next }));
          setProblem(null);
        }}
        error={field}
        maxLength={4000}
      />
      {canMarkInError ? (
        <Checkbox
          isSelected={isInError}
          onChange={(next) => draft.setValue((before) => ({ ...before, isInError: next }))}
        >
          The whole visit was entered in error
        </Checkbox>
      ) : null}
      <div>
        <Button type="submit" isPending={addend.isPending}>
          Sign addendum
        </Button>
      </div>
    </form>
  );
}
