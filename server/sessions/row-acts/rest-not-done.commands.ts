import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { NotDoneReason } from "#domain/sessions/session.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { saveRow } from "#server/sessions/rows.commands.ts";
import { listRows, requireOpenSession } from "#server/sessions/session.queries.ts";

/**
 * Every row nobody has answered is not done, for one reason, in one act: all of them or none. Each is named with the
 * version that was on the screen, so that a colleague's entry is never written over. A row with an open question stays,
 * and is named.
 */
export async function setRestNotDone(
  run: Run,
  input: {
    sessionId: string;
    reason: NotDoneReason;
    rows: readonly { row: number; version: number }[];
  },
): Promise<{ done: { row: number; version: number }[]; stays: string[] }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  const rows = await listRows(run.tx, [session.sessionId]);
  const shown = new Map(input.rows.map(({ row, version }) => [row, version]));
  const named = rows.filter((row) => shown.has(row.row));
  if (named.length !== shown.size) refuse("invalid", "A row that was named is not in this session.");
  const changed = named.find((row) => row.version !== shown.get(row.row) || row.state !== "copied");
  if (changed)
    refuse(
      "changed-meanwhile",
      `${changed.name} was changed by somebody else. No row was changed. Look at what stands now.`,
      { current: { row: changed.row, version: changed.version, state: changed.state } },
    );
  const asked = await listAskedLineKeys(run, session.episodeId);
  const done: { row: number; version: number }[] = [];
  for (const row of named.filter(({ lineKey }) => !asked.includes(lineKey)))
    done.push({
      row: row.row,
      version: await saveRow(
        run,
        session,
        row,
        { state: "not-done", notDoneReason: input.reason, isFromNowOn: false },
        "setRestNotDone",
      ),
    });
  return { done, stays: named.filter(({ lineKey }) => asked.includes(lineKey)).map(({ name }) => name) };
}

/** Lines a question waits about. */
async function listAskedLineKeys(run: Run, episodeId: string): Promise<(string | null)[]> {
  const { changeRequests } = run.tx.t;
  const waiting = await run.tx.db
    .select({ lineKey: changeRequests.lineKey })
    .from(changeRequests)
    .where(
      and(
        eq(changeRequests.episodeId, episodeId),
        inArray(changeRequests.state, ["waiting", "with-supervisor"]),
        isNotNull(changeRequests.lineKey),
      ),
    )
    .limit(200);
  return waiting.map(({ lineKey }) => lineKey);
}
