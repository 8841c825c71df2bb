import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { makeKeeper } from "#client/keeper.ts";
import { mergeTyped } from "#client/merge-typed.ts";
import { client, errorData, errorWords, newOperationId, saveFailureOf, trpc } from "#client/trpc.ts";
import { afterMilliseconds, useKeeper } from "#client/use-keeper.ts";
import type { SessionNote } from "#domain/sessions/session.ts";

export type NoteChange = { [Field in keyof SessionNote]?: SessionNote[Field] | undefined };
const withoutUndefined = (note: NoteChange): SessionNote =>
  Object.fromEntries(Object.entries(note).filter(([, answer]) => answer !== undefined)) as SessionNote;

/** What stands on the server, when a colleague saved in between. */
type Standing = { version: number; note: SessionNote };

/** The session's own fields: shown at once, kept on the server within a second, version by version. */
export function useSessionNote(sessionId: string, kept: SessionNote, keptVersion: number) {
  const queryClient = useQueryClient();
  const [value, setValue] = useState(kept);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const keeper = useKeeper(() =>
    makeKeeper<SessionNote>({
      content: kept,
      version: keptVersion,
      send: async ({ operationId, version, content }) => {
        const answer = await client.sessions.setNote.mutate({
          operationId,
          sessionId,
          expectedVersion: version,
          note: content,
        });
        // Whoever comes back before the sheet is read again begins from what is kept, and never meets their own words as another's.
        queryClient.setQueryData(trpc.sessions.get.queryKey({ sessionId }), (sheet) =>
          sheet && sheet.session.version < answer.version
            ? { ...sheet, session: { ...sheet.session, note: content, version: answer.version } }
            : sheet,
        );
        return { version: answer.version, savedAt: Date.now() };
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
        const standing = errorData(error)?.refusal?.current as Standing | undefined;
        const content = standing && mergeTyped(before, standing.note, typed);
        return content && { ...standing, kept: standing.note, content: content as SessionNote };
      },
      onReplaced: setValue,
    }),
  );

  useEffect(() => {
    keeper.adopt(kept, keptVersion);
  }, [keeper, kept, keptVersion]);

  return {
    value,
    savedAt,
    problem,
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
