import { formatMoment } from "#client/format/times.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import styles from "#client/ui/form-rows.module.css";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { SignedForm } from "./signed-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSignedForm } from "./use-signed-form.ts";

export type Added = {
  addendumId: string;
  kind: "addendum" | "entered-in-error";
  words: string;
  authorName: string;
  signedAt: number;
};

/** What was added to something signed, oldest first. */
export function AddendaText({ addenda, zone }: { addenda: readonly Added[]; zone: string }) {
  return addenda.map((one) => (
    <article key={one.addendumId}>
      <p className={styles.sub}>
        Addendum, {one.authorName}, {formatMoment(one.signedAt, zone)}{" "}
        {one.kind === "entered-in-error" ? <StatusChip tone="worse">Entered in error</StatusChip> : null}
      </p>
      <p className={styles.prose}>{one.words}</p>
    </article>
  ));
}

/** One addendum, kept as it is typed until it is signed. The signed text above never changes. */
export function AddendumForm({
  subjectId,
  canMarkInError,
  send,
  onClose,
}: {
  subjectId: string;
  /** Only whoever signed it, and once. */
  canMarkInError: boolean;
  send: (
    addendum: { words: string; kind: "addendum" | "entered-in-error" },
    operationId: string,
  ) => Promise<unknown>;
  onClose: () => void;
}) {
  const draft = useDraft({ kind: "addendum", subjectId, initial: { words: "", isInError: false } });
  const { words, isInError } = draft.value;
  const form = useSignedForm({
    draft,
    part: "",
    check: (value) => (value.words.trim() === "" ? { words: "Write the addendum." } : {}),
    send: (value, operationId) =>
      send({ words: value.words, kind: value.isInError ? "entered-in-error" : "addendum" }, operationId),
    onDone: onClose,
  });
  return (
    <SignedForm label="Addendum" form={form} draft={draft} submit="Sign addendum" onClose={onClose}>
      <TextArea
        label="Addendum"
        rows={2}
        value={words}
        onChange={(next) => draft.setValue((before) => ({ ...before, words: next }))}
        error={form.said("words")}
        maxLength={4000}
      />
      {canMarkInError ? (
        <Checkbox
          isSelected={isInError}
          onChange={(next) => draft.setValue((before) => ({ ...before, isInError: next }))}
        >
          The whole of it was entered in error
        </Checkbox>
      ) : null}
    </SignedForm>
  );
}
