import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import styles from "./consultation-screen.module.css";
import { VisitPart } from "./visit-part.tsx";

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
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const addend = useMutation(trpc.consultations.addend.mutationOptions());
  const [words, setWords] = useState("");
  const [isInError, setInError] = useState(false);
  const wasInError = addenda.some((one) => one.kind === "entered-in-error");
  const [problem, setProblem] = useState<unknown>(null);
  const field = fieldWords(problem, "words");

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const operationId = newOperationId();
    try {
      await confirmThen(() =>
        addend.mutateAsync({
          operationId,
          consultationId,
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
              setWords(next);
              setProblem(null);
            }}
            error={field}
            maxLength={4000}
          />
          {wasInError || !isAuthor ? null : (
            <Checkbox isSelected={isInError} onChange={setInError}>
              The whole visit was entered in error
            </Checkbox>
          )}
          <div>
            <Button type="submit" isPending={addend.isPending}>
              Sign addendum
            </Button>
          </div>
        </form>
      ) : null}
    </VisitPart>
  );
}
