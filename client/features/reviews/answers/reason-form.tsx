import { type ReactNode, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { tooLong } from "#client/ui/too-long.ts";
import styles from "./answer-form.module.css";

const mostReason = 300;

/** One line of why, asked before an act that needs it. An empty one is answered at the field. */
export function ReasonForm({
  label,
  missing,
  submit,
  refused,
  isPending,
  onSubmit,
  onClose,
  children,
}: {
  label: string;
  /** What to say when nothing is written. */
  missing: string;
  submit: string;
  /** The server's sentence for this field. */
  refused: string | undefined;
  isPending: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
  /** Further fields of the same form. */
  children?: ReactNode;
}) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const isEmpty = reason.trim() === "";
  return (
    <form
      aria-label={submit}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty) return setMissing(true);
        if (!tooLong(reason, mostReason)) onSubmit(reason.trim());
        return undefined;
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className={styles.grow}>
        <TextField
          label={label}
          value={reason}
          onChange={setReason}
          autoFocus
          maxLength={mostReason}
          error={isMissing && isEmpty ? missing : isEmpty ? undefined : refused}
        />
      </div>
      {children}
      <div className={styles.acts}>
        <Button kind="main" type="submit" isPending={isPending}>
          {submit}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
