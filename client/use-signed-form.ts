import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import type * as z from "zod/mini";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { errorData, errorWords, newOperationId } from "#client/trpc.ts";
import type { Draft } from "./use-draft.ts";

/** What stands against sending, by field. */
export type FormProblems = Readonly<Record<string, string>>;

/** The sentences of a schema, each at its field; one that the schema left to chance says what to do. */
export function schemaProblems(schema: z.ZodMiniType, value: unknown): FormProblems {
  const read = schema.safeParse(value);
  if (read.success) return {};
  return Object.fromEntries(
    read.error.issues
      .toReversed()
      .map(({ path, message }) => [
        path.join("."),
        /^Invalid (input|option)/.test(message) ? "Answer this." : message,
      ]),
  );
}

/** Problems of a rule between fields, the first of each field. */
export const ruleProblems = (found: readonly { field: string; words: string }[]): FormProblems =>
  Object.fromEntries(found.toReversed().map(({ field, words }) => [field, words]));

export type SignedForm = {
  form: RefObject<HTMLFormElement | null>;
  /** What is wrong with a field; nothing is said before the first try. */
  said: (field: string) => string | undefined;
  /** What belongs to no field of the form. */
  refusal: string | null;
  isPending: boolean;
  submit: (event?: FormEvent) => void;
};

/**
 * A form whose draft is kept as it is typed and sent by one act. Problems are said at their fields from the first try on
 * and end as they are answered; what the server refused stands until something is changed.
 */
export function useSignedForm<Value>(options: {
  draft: Draft<Value>;
  /** What the server calls the part it refuses, for example "content"; empty where fields have no part. */
  part: string;
  check: (value: Value) => FormProblems;
  /** Whether it is a signature, which asks whether it is you. */
  isSigned?: boolean;
  send: (value: Value, operationId: string) => Promise<unknown>;
  onDone: () => void;
}): SignedForm {
  const { draft, part, check, isSigned = true, send, onDone } = options;
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const form = useRef<HTMLFormElement | null>(null);
  const [tries, setTries] = useState(0);
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<{ by: Value; field: string; words: string } | null>(null);
  const standing = refused?.by === draft.value ? refused : null;
  const problems: FormProblems = {
    ...(tries > 0 ? check(draft.value) : {}),
    ...(standing && standing.field !== "" ? { [standing.field]: standing.words } : {}),
  };
  // The first thing to answer takes the focus, once for each try.
  useEffect(() => {
    if (tries === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>(
      "[aria-invalid=true], [data-invalid] input, [data-invalid] [role=spinbutton]",
    );
    const field = wrong?.matches("[role=radiogroup]") ? wrong.querySelector<HTMLElement>("input") : wrong;
    field?.focus();
  }, [tries]);

  const sendNow = async () => {
    const { value } = draft;
    setRefused(null);
    setTries((before) => before + 1);
    if (Object.keys(check(value)).length > 0) return;
    const operationId = newOperationId();
    setPending(true);
    try {
      await draft.flush();
      const act = () => send(value, operationId);
      await (isSigned ? confirmThen(act) : act());
      draft.finish();
      await queryClient.invalidateQueries();
      onDone();
    } catch (error) {
      const data = errorData(error);
      const field = data?.refusal?.field ?? data?.fields?.[0]?.field ?? "";
      setRefused({
        by: value,
        field: part === "" ? field : field.startsWith(`${part}.`) ? field.slice(part.length + 1) : "",
        words: error instanceof NotConfirmedError ? error.message : errorWords(error),
      });
      setTries((before) => before + 1);
    } finally {
      setPending(false);
    }
  };
  return {
    form,
    said: (field) => problems[field],
    refusal: standing && standing.field === "" ? standing.words : null,
    isPending,
    submit: (event) => {
      event?.preventDefault();
      if (!isPending) void sendNow();
    },
  };
}
