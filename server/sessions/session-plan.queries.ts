import { inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";
import { listSafetyHolds } from "./plan-parts.queries.ts";
import { listRows, type ReachedSession } from "./session.queries.ts";

/** Lines of exercises the therapist added in this session: kept in the rows' own snapshots and nowhere else. */
async function listAddedLines(
  reader: Reader,
  session: Pick<ReachedSession, "sessionId" | "episodeId">,
  plan: PlanInForce,
): Promise<LineInForce[]> {
  const known = new Set(plan.lines.map((line) => line.lineKey));
  const rows = (await listRows(reader, [session.sessionId])).filter((row) => !known.has(row.lineKey));
  if (rows.length === 0) return [];
  const { planSnapshots } = reader.t;
  const snapshots = await reader.db
    .select({ id: planSnapshots.id, content: planSnapshots.content })
    .from(planSnapshots)
    .where(inArray(planSnapshots.id, [...new Set(rows.map((row) => row.planSnapshotId))]))
    .limit(80);
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
  return plan && { ...plan, lines: [...plan.lines, ...(await listAddedLines(reader, session, plan))] };
}
