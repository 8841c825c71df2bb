import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { heldTyped, holdTyped, typedName } from "./device/typed.ts";
import { type DraftContent, resumeDraft, saveDraft } from "./draft-saving.ts";
import { type Held, makeKeeper } from "./keeper.ts";
import { client, errorWords, type Inputs, newOperationId, saveFailureOf, trpc } from "./trpc.ts";
import { showToast } from "./ui/toast-queue.ts";
import { afterMilliseconds, useKeeper } from "./use-keeper.ts";

type DraftKind = Inputs["drafts"]["get"]["kind"];

export type Draft<Value> = {
  value: Value;
  setValue: (next: Value | ((before: Value) => Value)) => void;
  /** When the server last kept it; null before the first save. */
  savedAt: number | null;
  /** Why it is not kept right now; what was typed is still on the screen and is tried again. */
  problem: string | null;
  /** Whether it was found on the server when the screen opened. */
  isRestored: boolean;
  /** Set when it was begun from another version than the one given now: that one and its number, or null when there was none yet. */
  begunOn: { versionId: string | null; number: number | null } | null;
  /** Settles that: begins from what is given, or goes on, on the version in force, with what was typed or with what was made of it. */
  beginAnew: () => void;
  goOn: (made?: Value) => void;
  /** Everything typed is on the server: what is signed next is what was kept. Throws why it is not. */
  flush: () => Promise<void>;
  /** The server ended the draft, by signing it: nothing is saved any more. */
  finish: () => void;
  discard: () => Promise<void>;
};

/** What somebody is typing: shown at once, kept on the server within a second, restored after a reload or a crash. */
export function useDraft<Value>(options: {
  kind: DraftKind;
  subjectId: string;
  initial: Value;
  baseVersionId?: string | null;
}): Draft<Value> {
  const { kind, subjectId, initial, baseVersionId = null } = options;
  const queryClient = useQueryClient();
  const { data: kept } = useSuspenseQuery({
    ...trpc.drafts.get.queryOptions({ kind, subjectId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const name = typedName.draft(kind, subjectId);
  // What an earlier page left on the device is read once: from then on this screen is what keeps it.
  const [resumed] = useState(() =>
    resumeDraft(
      heldTyped<DraftContent>(name),
      kept && { value: kept.content, baseVersionId: kept.baseVersionId, version: kept.version },
    ),
  );
  const held =
    resumed === "apart"
      ? undefined
      : (resumed as Held<{ value: Value; baseVersionId: string | null }> | undefined);
  const [draft, setDraft] = useState(() =>
    held
      ? held.content
      : kept
        ? { value: kept.content as Value, baseVersionId: kept.baseVersionId }
        : { value: initial, baseVersionId },
  );
  const [savedAt, setSavedAt] = useState<number | null>(kept?.updatedAt ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const keeper = useKeeper(name, () =>
    makeKeeper({
      content: draft,
      version: kept?.version ?? 0,
      held,
      hold: (typed) => holdTyped(name, typed),
      send: (attempt) => saveDraft({ kind, subjectId }, attempt),
      failureOf: saveFailureOf,
      newOperationId,
      after: afterMilliseconds,
      onKept: (at) => {
        setSavedAt(at);
        setProblem(null);
      },
      onProblem: (error) => setProblem(errorWords(error)),
    }),
  );

  // Both are there to be read: what the server has is on the screen, and what was typed here can be put in its place.
  useEffect(() => {
    const apart = resumed === "apart" ? heldTyped<DraftContent>(name) : undefined;
    if (!apart) return undefined;
    return showToast({
      tone: "watch",
      text: "This draft was changed in another window, in the same place.",
      detail: "What you typed here is kept on this device.",
      action: {
        label: "Put back what was typed here",
        onPress: () => {
          const typed = apart.content as typeof draft;
          keeper.change(typed);
          setDraft(typed);
        },
      },
    });
  }, [resumed, name, keeper]);

  const setValue = useCallback<Draft<Value>["setValue"]>(
    (next) => {
      const before = keeper.latest();
      const value = typeof next === "function" ? (next as (before: Value) => Value)(before.value) : next;
      const changed = { ...before, value };
      keeper.change(changed);
      setDraft(changed);
    },
    [keeper],
  );
  const rebase = (onto: Value) => {
    const rebased = { value: onto, baseVersionId };
    keeper.change(rebased);
    setDraft(rebased);
  };
  const flush = useCallback(async () => {
    await keeper.flush();
  }, [keeper]);
  // What opens the same draft again must not find what ended.
  const forget = useCallback(() => {
    queryClient.setQueryData(trpc.drafts.get.queryKey({ kind, subjectId }), null);
    return keeper.end();
  }, [keeper, queryClient, kind, subjectId]);
  const finish = useCallback(() => void forget(), [forget]);
  const discard = useCallback(async () => {
    await forget();
    await client.drafts.discard.mutate({ kind, subjectId });
  }, [forget, kind, subjectId]);

  return {
    value: draft.value,
    setValue,
    savedAt,
    problem,
    isRestored: kept !== null || held !== undefined,
    begunOn:
      draft.baseVersionId === baseVersionId
        ? null
        : { versionId: draft.baseVersionId, number: kept?.baseNumber ?? null },
    beginAnew: () => rebase(initial),
    goOn: (made) => rebase(made ?? keeper.latest().value),
    flush,
    finish,
    discard,
  };
}

/** What stands beside the heading of a form that is kept. */
export const draftNote = ({ problem, isRestored }: Pick<Draft<unknown>, "problem" | "isRestored">): string =>
  problem ?? (isRestored ? "Your draft, as you left it" : "Kept as you type");
