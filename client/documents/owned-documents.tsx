import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { errorData, errorWords, type Inputs, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DocumentLink } from "#client/ui/document-link.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { describeUnfit, nameOfMistake } from "#domain/files/file.ts";
import styles from "./owned-documents.module.css";
import { readBase64 } from "./read-base64.ts";

type Document = Pick<Outputs["files"]["list"][number], "fileId" | "name" | "inError">;
type Owner = Pick<Inputs["files"]["add"], "ownerKind" | "ownerId"> & { name: string };
type Keeping = {
  /** Where a new one can be kept. */
  clinics: readonly { clinicId: string; name: string }[];
  /** Reads again whatever shows the documents. */
  onChanged: () => Promise<void>;
};

/**
 * The documents something came with: handed in as a file, saved by whoever opens it, and marked when it is the wrong
 * one; marked, it stays, struck, with what is wrong with it. `keeping` is absent for who may only read them.
 */
export function OwnedDocuments({
  owner,
  documents,
  keeping,
}: {
  owner: Owner;
  documents: readonly Document[];
  keeping: Keeping | undefined;
}) {
  return (
    <div className={styles.part}>
      {documents.length === 0 && !keeping ? <span className={styles.sub}>None</span> : null}
      {documents.map((document) => (
        <div key={document.fileId} className={styles.row}>
          {document.inError ? (
            <>
              <s>
                <DocumentLink fileId={document.fileId} name={nameOfMistake(document.name)} />
              </s>
              <span className={styles.sub}>{document.inError.reason}</span>
            </>
          ) : (
            <DocumentLink fileId={document.fileId} name={document.name} />
          )}
          {keeping && !document.inError ? (
            <MarkInError document={document} onChanged={keeping.onChanged} />
          ) : null}
        </div>
      ))}
      {keeping && keeping.clinics.length > 0 ? <Attach owner={owner} {...keeping} /> : null}
    </div>
  );
}

function Attach({ owner, clinics, onChanged }: Keeping & { owner: Owner }) {
  const input = useRef<HTMLInputElement>(null);
  const [clinicId, setClinicId] = useState(clinics[0]?.clinicId ?? "");
  const [unfit, setUnfit] = useState<string | null>(null);
  const add = useMutation(trpc.files.add.mutationOptions({ onSuccess: onChanged }));
  // What nobody answered may have arrived. Sent again it is the same sending, and is kept once.
  const unanswered = add.error && !errorData(add.error) ? add.variables : undefined;
  const take = async (file: File) => {
    try {
      const words = describeUnfit(new Uint8Array(await file.arrayBuffer()));
      setUnfit(words ?? null);
      if (words) return add.reset();
      add.mutate({
        operationId: newOperationId(),
        ownerKind: owner.ownerKind,
        ownerId: owner.ownerId,
        clinicId,
        name: file.name.slice(-120),
        content: await readBase64(file),
      });
    } catch {
      // The file was moved or taken away after it was chosen: nothing of it was sent.
      setUnfit("This file could not be read. Choose it again.");
    }
    return undefined;
  };
  const problem = unfit ?? (add.error && !unanswered ? errorWords(add.error) : null);
  return (
    <>
      {clinics.length > 1 ? (
        <SelectField
          label="For clinic"
          value={clinicId}
          onChange={setClinicId}
          options={clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
        />
      ) : null}
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,image/jpeg,image/png"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void take(file);
        }}
      />
      <div>
        <Button
          size="small"
          kind="quiet"
          icon="plus"
          aria-label={`Attach a document: ${owner.name}`}
          isPending={add.isPending}
          onPress={() => input.current?.click()}
        >
          Attach a document
        </Button>
      </div>
      {problem ? (
        <Strip tone="worse" role="alert">
          {problem}
        </Strip>
      ) : null}
      {unanswered ? (
        <Strip
          tone="worse"
          role="alert"
          actions={
            <Button size="small" isPending={add.isPending} onPress={() => add.mutate(unanswered)}>
              Send again
            </Button>
          }
        >
          <span className={styles.name}>
            The connection dropped while {unanswered.name} was sent. It is still here. Sent again, it is kept
            once.
          </span>
        </Strip>
      ) : null}
    </>
  );
}

function MarkInError({ document, onChanged }: { document: Document; onChanged: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const mark = useMutation(trpc.files.markInError.mutationOptions({ onSuccess: onChanged }));
  if (!isAsking)
    return (
      <Button
        size="small"
        kind="quiet"
        aria-label={`A mistake: ${document.name}`}
        onPress={() => setAsking(true)}
      >
        A mistake
      </Button>
    );
  return (
    <form
      noValidate
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        mark.mutate({ operationId: newOperationId(), fileId: document.fileId, reason });
      }}
    >
      <TextField
        label="What is wrong with it"
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
        error={mark.error ? errorWords(mark.error) : undefined}
      />
      <Button size="small" type="submit" isPending={mark.isPending}>
        Mark as a mistake
      </Button>
      <Button size="small" kind="quiet" onPress={() => setAsking(false)}>
        Cancel
      </Button>
    </form>
  );
}
