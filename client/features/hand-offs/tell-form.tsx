import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { mostTellCharacters } from "#domain/hand-offs/compose-card.ts";
import styles from "./hand-off-card.module.css";

/** One line for whoever treats this patient next in one's own place; it folds away, because it is rarely changed. */
export function TellForm({ episodeId, card }: { episodeId: string; card: Outputs["handOffs"]["card"] }) {
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState(card.tell?.words ?? "");
  const write = useMutation(
    trpc.handOffs.writeTell.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        setOpen(false);
      },
    }),
  );
  if (!isOpen)
    return (
      <div className={styles.tell}>
        <span>
          <b>Tell the next person</b> {card.tell?.words ?? "nothing written"}
        </span>
        <Button
          size="small"
          kind="quiet"
          icon="pencil"
          aria-label="Write what the next person must know"
          onPress={() => {
            setWords(card.tell?.words ?? "");
            setOpen(true);
          }}
        >
          Write
        </Button>
      </div>
    );
  const save = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({
      operationId: newOperationId(),
      episodeId,
      expectedVersion: card.noteNumber,
      words: words.trim(),
    });
  };
  return (
    <form noValidate className={styles.tellForm} aria-label="Tell the next person" onSubmit={save}>
      <TextField
        label="Tell the next person"
        hint="One line, read by whoever treats in your place. Nothing of a sensitive section."
        value={words}
        onChange={setWords}
        maxLength={mostTellCharacters}
        autoFocus
      />
      <Button kind="main" type="submit" isPending={write.isPending}>
        Save
      </Button>
      <Button onPress={() => setOpen(false)}>Cancel</Button>
      {write.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(write.error)}
        </Strip>
      ) : null}
    </form>
  );
}
