import { type ReactNode, useEffect, useState } from "react";
import { formatTimeWithSeconds } from "#client/format/times.ts";
import { Button } from "#client/ui/button.tsx";
import styles from "#client/ui/form-rows.module.css";
import { Strip } from "#client/ui/strip.tsx";
import { useOwnZone } from "./clinic-zone.ts";
import { focusContent } from "./use-content-focus.ts";
import type { Draft } from "./use-draft.ts";
import { useSignKey } from "./use-sign-key.ts";
import type { SignedForm as Form } from "./use-signed-form.ts";

/** The frame of a form that opens in place: what was refused, its fields, whether it is kept, and the one act. */
export function SignedForm<Value>({
  label,
  form,
  draft,
  submit,
  warnings = [],
  onClose,
  children,
}: {
  /** Names the form. */
  label: string;
  form: Form;
  draft: Draft<Value>;
  /** The words of the one act. */
  submit: string;
  /** What does not stand against it and is said before it. */
  warnings?: readonly string[];
  onClose: () => void;
  children: ReactNode;
}) {
  const { form: place, refusal, isPending, submit: send } = form;
  useSignKey(send);
  const zone = useOwnZone();
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>("input:not([disabled]), select, textarea")?.focus();
    // Whoever opened it has the focus back; when that is gone, the page has.
    return () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
        else focusContent();
      });
    };
  }, [opener, place]);
  return (
    <form ref={place} aria-label={label} className={styles.form} onSubmit={send} noValidate>
      {refusal === null ? null : (
        <Strip tone="worse" role="alert">
          {refusal}
        </Strip>
      )}
      {children}
      {warnings.map((words) => (
        <Strip key={words} tone="watch" icon="tri">
          {words}
        </Strip>
      ))}
      <div className={styles.foot}>
        <Button kind="main" type="submit" keyHint="Ctrl+Enter" isPending={isPending}>
          {submit}
        </Button>
        <Button
          onPress={() => {
            void draft.discard();
            onClose();
          }}
        >
          Discard
        </Button>
        <span className={styles.sub} role="status">
          {draft.problem ??
            (draft.savedAt === null
              ? "Not signed"
              : `Draft saved ${formatTimeWithSeconds(draft.savedAt, zone)}`)}
        </span>
      </div>
    </form>
  );
}
