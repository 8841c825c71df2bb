import { and, count, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { AskedSoFar } from "#domain/sessions/propose-bounds.ts";
import type { PastSession } from "#domain/sessions/what-if.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

/** As many of the patient's own sessions are replayed. */
export const replayedSessions = 6;

/** The last signed sessions of an episode, oldest first, with what was done and what was asked for in each. */
export async function listPastSessions(reader: Reader, episodeId: string): Promise<PastSession[]> {
  const { sessions, performedDoses, changeRequests } = reader.t;
  const last = await reader.db
    .select({ id: sessions.id, heldOn: sessions.heldOn })
    .from(sessions)
    .where(
      and(
        eq(sessions.episodeId, episodeId),
        eq(sessions.state, "signed"),
        eq(sessions.kind, "treatment"),
        isNotInError(reader, "session", sessions.id),
      ),
    )
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(replayedSessions);
  if (last.length === 0) return [];
  const ids = last.map((session) => session.id);
  const done = await reader.db
    .select({
      sessionId: performedDoses.sessionId,
      lineKey: performedDoses.lineKey,
      dose: performedDoses.dose,
      state: performedDoses.state,
      planSnapshotId: performedDoses.planSnapshotId,
    })
    .from(performedDoses)
    .where(inArray(performedDoses.sessionId, ids))
    .limit(480);
  const asked = await reader.db
    .select({
      sessionId: changeRequests.sessionId,
      lineKey: changeRequests.lineKey,
      wanted: changeRequests.wanted,
      planSnapshotId: changeRequests.planSnapshotId,
    })
    .from(changeRequests)
    .where(and(eq(changeRequests.episodeId, episodeId), eq(changeRequests.kind, "more")))
    .orderBy(desc(changeRequests.askedAt))
    .limit(60);
  const rungOf = await readRungs(reader, [...done, ...asked]);
  return last.toReversed().map(({ id, heldOn }) => {
    const own = done.filter((row) => row.sessionId === id && row.state !== "not-done");
    const wanted = asked.filter((row) => row.sessionId === id && row.lineKey !== null);
    const lineKeys = [...new Set([...own, ...wanted].map((row) => row.lineKey ?? ""))];
    return {
      heldOn,
      rows: lineKeys.map((lineKey) => {
        const row = own.find((candidate) => candidate.lineKey === lineKey);
        const question = wanted.find((candidate) => candidate.lineKey === lineKey);
        const [doneRungId, wantedRungId] = [row, question].map((one) => one && rungOf(one));
        return {
          lineKey,
          ...(row ? { done: row.dose } : {}),
          ...(doneRungId ? { doneRungId } : {}),
          ...(question ? { wanted: question.wanted } : {}),
          ...(wantedRungId ? { wantedRungId } : {}),
        };
      }),
    };
  });
}

type Checked = { lineKey: string | null; planSnapshotId: string | null };

/** Which rung a row or a question stood on, from the plan it was held against; undefined on the line's own exercise. */
async function readRungs(
  reader: Reader,
  checked: readonly Checked[],
): Promise<(one: Checked) => string | undefined> {
  const { planSnapshots } = reader.t;
  const ids = [...new Set(checked.flatMap(({ planSnapshotId }) => planSnapshotId ?? []))];
  const snapshots =
    ids.length === 0
      ? []
      : await reader.db
          .select({ id: planSnapshots.id, content: planSnapshots.content })
          .from(planSnapshots)
          .where(inArray(planSnapshots.id, ids))
          .limit(ids.length);
  const plans = new Map(snapshots.map(({ id, content }) => [id, content]));
  return ({ lineKey, planSnapshotId }) => {
    const line = plans.get(planSnapshotId ?? "")?.lines.find((one) => one.lineKey === lineKey);
    return line?.rung && line.exercise.exerciseId;
  };
}

/** How often each line of an episode has asked to do more, over its signed sessions. */
export async function countAskedSoFar(reader: Reader, episodeId: string): Promise<AskedSoFar[]> {
  const { sessions, changeRequests } = reader.t;
  const [signed] = await reader.db
    .select({ sessions: count() })
    .from(sessions)
    .where(
      and(eq(sessions.episodeId, episodeId), eq(sessions.state, "signed"), eq(sessions.kind, "treatment")),
    );
  const rows = await reader.db
    .select({ lineKey: changeRequests.lineKey, requests: count() })
    .from(changeRequests)
    .where(and(eq(changeRequests.episodeId, episodeId), eq(changeRequests.kind, "more")))
    .groupBy(changeRequests.lineKey)
    .limit(200);
  return rows.flatMap(({ lineKey, requests }) =>
    lineKey === null ? [] : [{ lineKey, requests, sessions: signed?.sessions ?? 0 }],
  );
}
