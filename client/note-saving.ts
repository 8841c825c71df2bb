import type { SessionNote } from "#domain/sessions/session.ts";
import type { SaveAttempt } from "./keeper.ts";
import { mergeFields, type TypedConflict } from "./merge-typed.ts";
import { client, errorData } from "./trpc.ts";

/** What stands on the server, when a colleague saved in between. */
type Standing = { version: number; note: SessionNote };

export const saveNote = async (sessionId: string, attempt: SaveAttempt<SessionNote>) => {
  const answer = await client.sessions.setNote.mutate({
    operationId: attempt.operationId,
    sessionId,
    expectedVersion: attempt.version,
    note: attempt.content,
  });
  return { version: answer.version, savedAt: Date.now() };
};

/** What was typed over what a colleague saved; `conflicts` where both answered one question differently. */
export function mergeNote(
  error: unknown,
  kept: SessionNote,
  typed: SessionNote,
):
  | { version: number; kept: SessionNote; content: SessionNote; conflicts: readonly TypedConflict[] }
  | undefined {
  const standing = errorData(error)?.refusal?.current as Standing | undefined;
  if (!standing) return undefined;
  const { merged, conflicts } = mergeFields(kept, standing.note, typed);
  return {
    version: standing.version,
    kept: standing.note,
    content: merged as SessionNote,
    conflicts,
  };
}
