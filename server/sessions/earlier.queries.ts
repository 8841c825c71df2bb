import type { Reader } from "#db/engine/store.ts";
import { listInError } from "./addenda.queries.ts";
import { listEarlierSessions, listRows, type PerformedRow } from "./session.queries.ts";

/** Earlier sessions in one window. */
export const pastColumns = 12;

type Cursor = { heldOn: string; sessionId: string };

/** The window of signed sessions before one of them, newest first, with their rows; one more is looked for, so that the last window says so. */
export async function readWindow(reader: Reader, episodeId: string, before: Cursor) {
  const found = await listEarlierSessions(reader, episodeId, before, pastColumns + 1, true);
  const past = found.slice(0, pastColumns);
  const sessionIds = past.map((earlier) => earlier.sessionId);
  return {
    past,
    hasEarlier: found.length > pastColumns,
    inError: await listInError(reader, "session", sessionIds),
    pastRows: await listRows(reader, sessionIds),
  };
}
type Window = Awaited<ReturnType<typeof readWindow>>;

/** What stands in the head of an earlier session's column. */
export const columnOf = (
  earlier: Window["past"][number],
  inError: Window["inError"],
  /** Techniques are words of the episode: kept from those not named for its section. */
  isKept: boolean,
) => ({
  sessionId: earlier.sessionId,
  heldOn: earlier.heldOn,
  painWorst: earlier.note.painWorst ?? null,
  kneeEffusion: earlier.note.kneeEffusion ?? null,
  effort: earlier.note.effort ?? null,
  techniques: isKept ? [] : (earlier.note.techniques ?? []),
  isInError: inError.has(earlier.sessionId),
});

/** What stands in a row of it. */
export const cellOf = ({ sessionId, dose, state }: PerformedRow) => ({ sessionId, dose, state });

/** An older window, without its words: columns oldest first, and each line's cells by its key, so that a line of any version finds its own. */
export async function readEarlier(reader: Reader, episodeId: string, before: Cursor) {
  const { past, hasEarlier, inError, pastRows } = await readWindow(reader, episodeId, before);
  return {
    past: past.toReversed().map((earlier) => columnOf(earlier, inError, true)),
    hasEarlier,
    cells: pastRows.map((row) => ({ lineKey: row.lineKey, ...cellOf(row) })),
  };
}
