import { inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { OwnedLibrary } from "#domain/exercises/own/with-own.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { movedToday } from "#domain/sessions/rung.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";
import { readLibraryOfPlan } from "./plan-library.queries.ts";
import { listSafetyHolds } from "./plan-parts.queries.ts";
import { listRows, type PerformedRow, type ReachedSession } from "./session.queries.ts";

type Snapshot = { id: string; content: PlanInForce };

async function listSnapshots(
  reader: Reader,
  rows: readonly Pick<PerformedRow, "planSnapshotId">[],
): Promise<Snapshot[]> {
  if (rows.length === 0) return [];
  const { planSnapshots } = reader.t;
  return reader.db
    .select({ id: planSnapshots.id, content: planSnapshots.content })
    .from(planSnapshots)
    .where(inArray(planSnapshots.id, [...new Set(rows.map((row) => row.planSnapshotId))]))
    .limit(80);
}

/** The line with the rung its row was moved to in this session. */
function standingOn(
  line: LineInForce,
  moved: readonly PerformedRow[],
  snapshots: readonly Snapshot[],
  library: OwnedLibrary,
): LineInForce {
  const row = moved.find((candidate) => candidate.lineKey === line.lineKey);
  const kept = snapshots
    .find((snapshot) => snapshot.id === row?.planSnapshotId)
    ?.content.lines.find((candidate) => candidate.lineKey === line.lineKey);
  return (kept && movedToday(line, kept.exercise.exerciseId, library)) ?? line;
}

/** Lines of exercises the therapist added in this session: kept in the rows' own snapshots and nowhere else. */
async function listAddedLines(
  reader: Reader,
  session: Pick<ReachedSession, "episodeId">,
  rows: readonly PerformedRow[],
  snapshots: readonly Snapshot[],
): Promise<LineInForce[]> {
  if (rows.length === 0) return [];
  const holds = await listSafetyHolds(reader, session.episodeId);
  return rows.flatMap((row) => {
    const snapshot = snapshots.find((candidate) => candidate.id === row.planSnapshotId);
    const line = snapshot?.content.lines.find(
      (candidate) => candidate.lineKey === row.lineKey && candidate.isAddedInSession,
    );
    if (!line) return [];
    const { heldByRequestId: _before, ...rest } = line;
    const hold = holds.find((candidate) => candidate.lineKey === row.lineKey);
    return [hold ? { ...rest, heldByRequestId: hold.requestId } : rest];
  });
}

/**
 * The plan a session's rows are held against: as it stands now, or for a late entry as it stood when the session took
 * place, with the exercises the therapist added to the session.
 */
export async function readPlanOfSession(
  reader: Reader,
  session: Pick<
    ReachedSession,
    "sessionId" | "episodeId" | "patientId" | "isLateEntry" | "startedAt" | "heldOn"
  >,
  today: string,
): Promise<PlanInForce | undefined> {
  const plan = session.isLateEntry
    ? await readPlanInForce(reader, session, session.heldOn, session.startedAt)
    : await readPlanInForce(reader, session, today);
  if (!plan) return undefined;
  const rows = await listRows(reader, [session.sessionId]);
  const lineOf = (row: PerformedRow) => plan.lines.find((line) => line.lineKey === row.lineKey);
  // A row that is called otherwise than its line stands on another rung, or under a line a new version renamed.
  const moved = rows.filter((row) => (lineOf(row)?.name ?? row.name) !== row.name);
  const added = rows.filter((row) => lineOf(row) === undefined);
  const snapshots = await listSnapshots(reader, [...moved, ...added]);
  // A rung that was moved to stands on the ladder of its line, so it is read with it.
  const library = await readLibraryOfPlan(reader, moved.length > 0 ? plan : undefined);
  return {
    ...plan,
    lines: [
      ...plan.lines.map((line) => standingOn(line, moved, snapshots, library)),
      ...(await listAddedLines(reader, session, added, snapshots)),
    ],
  };
}

/**
 * What the changed rows of some sessions started from: the current dose as it stood when the row was checked, null for an
 * exercise that was added that day. Read from the rows' own snapshots, so that it says the same years later.
 */
export async function readStartedFrom(
  reader: Reader,
  rows: readonly Pick<PerformedRow, "sessionId" | "lineKey" | "state" | "planSnapshotId">[],
): Promise<(row: { sessionId: string; lineKey: string }) => Dose | null> {
  const changed = rows.filter(({ state }) => state === "changed");
  const lines = new Map(
    (await listSnapshots(reader, changed)).map(({ id, content }) => [
      id,
      new Map(content.lines.map((line) => [line.lineKey, line])),
    ]),
  );
  const from = new Map(
    changed.flatMap(({ sessionId, lineKey, planSnapshotId }) => {
      const line = lines.get(planSnapshotId)?.get(lineKey);
      return line && !line.isAddedInSession ? [[`${sessionId} ${lineKey}`, line.current] as const] : [];
    }),
  );
  return ({ sessionId, lineKey }) => from.get(`${sessionId} ${lineKey}`) ?? null;
}
