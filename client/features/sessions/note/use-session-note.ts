import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { heldTyped, holdTyped, typedName } from "#client/device/typed.ts";
import { makeKeeper } from "#client/keeper.ts";
import type { TypedConflict } from "#client/merge-typed.ts";
import { mergeNote, saveNote } from "#client/note-saving.ts";
import { errorWords, newOperationId, saveFailureOf, trpc } from "#client/trpc.ts";
import { afterMilliseconds, useKeeper } from "#client/use-keeper.ts";
import type { SessionNote } from "#domain/sessions/session.ts";

export type NoteChange = { [Field in keyof SessionNote]?: SessionNote[Field] | undefined };
const withoutUndefined = (note: NoteChange): SessionNote =>
  Object.fromEntries(Object.entries(note).filter(([, answer]) => answer !== undefined)) as SessionNote;

type Apart = { version: number; isChosen: boolean };

function withField(note: SessionNote, path: readonly string[], value: unknown): SessionNote {
  const [key, ...rest] = path;
  if (key === undefined) return note;
  const fields = note as Record<string, unknown>;
  const next = rest.length === 0 ? value : withField((fields[key] ?? {}) as SessionNote, rest, value);
  return withoutUndefined({ ...fields, [key]: next });
}

/** The session's own fields: shown at once, kept on the server within a second, version by version. */
export function useSessionNote(
  sessionId: string,
  { note: kept, version: keptVersion, state }: { note: SessionNote; version: number; state: string },
) {
  const isOpen = state === "open";
  const queryClient = useQueryClient();
  const name = typedName.note(sessionId);
  // What an earlier page typed and could not send stands here again; a session that ended takes no more of it.
  const [held] = useState(() => (isOpen ? heldTyped<SessionNote>(name) : undefined));
  const [value, setValue] = useState(held?.content ?? kept);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [conflicts, setConflicts] = useState<readonly TypedConflict[]>([]);
  /** What was typed here before somebody chose: what it was merged into, and theirs. */
  const apart = useRef<Apart | null>(null);
  const keeper = useKeeper(name, () =>
    makeKeeper<SessionNote>({
      content: kept,
      version: keptVersion,
      held,
      hold: (typed) => holdTyped(name, typed),
      send: async (attempt) => {
        const answer = await saveNote(sessionId, attempt);
        // Whoever comes back before the sheet is read again begins from what is kept, and never meets their own words as another's.
        queryClient.setQueryData(trpc.sessions.get.queryKey({ sessionId }), (sheet) =>
          sheet && sheet.session.version < answer.version
            ? { ...sheet, session: { ...sheet.session, note: attempt.content, version: answer.version } }
            : sheet,
        );
        return answer;
      },
      failureOf: saveFailureOf,
      newOperationId,
      after: afterMilliseconds,
      onKept: (at) => {
        setSavedAt(at);
        setProblem(null);
      },
      onProblem: (error) => setProblem(errorWords(error)),
      merge: (error, before, typed) => {
        const merged = mergeNote(error, before, typed);
        if (!merged) return undefined;
        const chosen = apart.current;
        if (chosen && chosen.version === merged.version && chosen.isChosen) return merged;
        apart.current = { ...merged, isChosen: false };
        setConflicts(merged.conflicts);
        return merged.conflicts.length === 0 ? merged : undefined;
      },
      onReplaced: setValue,
    }),
  );
  /** Settles every question both answered: with what a colleague answered, or with what was answered here. */
  const settle = (whose: "theirs" | "mine") => {
    if (!apart.current) return;
    apart.current = { ...apart.current, isChosen: true };
    const next = conflicts.reduce<SessionNote>(
      (note, { path, theirs, mine }) => withField(note, path, whose === "theirs" ? theirs : mine),
      keeper.latest(),
    );
    setConflicts([]);
    setProblem(null);
    keeper.change(next);
    setValue(next);
    keeper.saveNow();
  };

  useEffect(() => {
    keeper.adopt(kept, keptVersion);
  }, [keeper, kept, keptVersion]);

  return {
    value,
    savedAt,
    problem,
    conflicts,
    settle,
    /** Undefined takes an answer back. */
    change: (part: NoteChange) => {
      const next = withoutUndefined({ ...keeper.latest(), ...part });
      keeper.change(next);
      setValue(next);
    },
    /** Everything typed is on the server; answers the version to sign. Throws why it is not. */
    flush: keeper.flush,
  };
}
