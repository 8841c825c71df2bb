import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { isNotInError } from "./addenda.queries.ts";

/** A session of a patient within reach. */
export async function requireSession(reader: Reader, reach: Reach, sessionId: string) {
  const { t, db } = reader;
  const [row] = await db
    .select({
      sessionId: t.sessions.id,
      patientId: t.sessions.patientId,
      episodeId: t.sessions.episodeId,
      bookingId: t.sessions.bookingId,
      clinicId: t.sessions.clinicId,
      therapistId: t.sessions.therapistId,
      kind: t.sessions.kind,
      state: t.sessions.state,
      heldOn: t.sessions.heldOn,
      startedAt: t.sessions.startedAt,
      isLateEntry: t.sessions.isLateEntry,
      gateReason: t.sessions.gateReason,
      gateCodes: t.sessions.gateCodes,
      note: t.sessions.note,
      version: t.sessions.version,
      signedAt: t.sessions.signedAt,
      timeZone: t.clinics.timeZone,
      policy: t.clinics.policy,
      prescriberId: t.episodes.prescriberId,
    })
    .from(t.sessions)
    .innerJoin(t.patients, eq(t.patients.id, t.sessions.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, t.sessions.clinicId))
    .innerJoin(t.episodes, eq(t.episodes.id, t.sessions.episodeId))
    .where(and(eq(t.sessions.id, sessionId), withinReach(reader, reach)));
  return row ?? refuseNotFound();
}
export type ReachedSession = Awaited<ReturnType<typeof requireSession>>;

export async function requireOpenSession(
  reader: Reader,
  reach: Reach,
  sessionId: string,
): Promise<ReachedSession> {
  const session = await requireSession(reader, reach, sessionId);
  if (session.state === "discarded")
    refuse("not-now", "This session was not started after all. Start it anew to write in it.");
  if (session.state !== "open")
    refuse("not-now", "This session is signed and never changes. Add an addendum.");
  return session;
}

const rowColumns = ({ t }: Reader) => ({
  sessionId: t.performedDoses.sessionId,
  row: t.performedDoses.row,
  lineKey: t.performedDoses.lineKey,
  lineId: t.performedDoses.lineId,
  name: t.performedDoses.name,
  state: t.performedDoses.state,
  dose: t.performedDoses.dose,
  origin: t.performedDoses.origin,
  notDoneReason: t.performedDoses.notDoneReason,
  isFromNowOn: t.performedDoses.isFromNowOn,
  deviationReason: t.performedDoses.deviationReason,
  planSnapshotId: t.performedDoses.planSnapshotId,
  check: t.performedDoses.check,
  version: t.performedDoses.version,
  updatedAt: t.performedDoses.updatedAt,
});

export async function listRows(reader: Reader, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return [];
  return reader.db
    .select(rowColumns(reader))
    .from(reader.t.performedDoses)
    .where(inArray(reader.t.performedDoses.sessionId, [...sessionIds]))
    .orderBy(reader.t.performedDoses.row)
    .limit(1000);
}
export type PerformedRow = Awaited<ReturnType<typeof listRows>>[number];

export async function requireRow(reader: Reader, sessionId: string, row: number): Promise<PerformedRow> {
  const [found] = await reader.db
    .select(rowColumns(reader))
    .from(reader.t.performedDoses)
    .where(and(eq(reader.t.performedDoses.sessionId, sessionId), eq(reader.t.performedDoses.row, row)));
  return found ?? refuseNotFound();
}

/**
 * Signed treatment sessions of an episode before one of them, newest first: a bounded window, whatever the history. One
 * entered in error is no evidence; the flowsheet shows it, marked.
 */
export async function listEarlierSessions(
  reader: Reader,
  episodeId: string,
  before: { heldOn: string; sessionId: string },
  most: number,
  withErrors = false,
) {
  const { sessions } = reader.t;
  return reader.db
    .select({
      sessionId: sessions.id,
      heldOn: sessions.heldOn,
      note: sessions.note,
      kind: sessions.kind,
      signedAt: sessions.signedAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.episodeId, episodeId),
        inArray(sessions.state, ["signed"]),
        withErrors ? undefined : isNotInError(reader, "session", sessions.id),
        or(
          lt(sessions.heldOn, before.heldOn),
          and(eq(sessions.heldOn, before.heldOn), lt(sessions.id, before.sessionId)),
        ),
      ),
    )
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(most);
}
