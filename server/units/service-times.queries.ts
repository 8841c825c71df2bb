import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { Discipline } from "#domain/people/staff.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

/** Services of one session at most; two clinicians may each give all of them. */
const mostServices = 80;
/** Stretches of all timers of one session, refused where one more would begin. */
export const mostStretches = 400;
/** Sessions of one clinician that may touch another. */
const mostOthers = 60;

/** What was given in sessions, by service and clinician, with the stretches of each timer in order. */
export async function listServiceTimes(reader: Reader, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return [];
  const { t, db } = reader;
  const times = await db
    .select({
      sessionId: t.serviceTimes.sessionId,
      code: t.serviceTimes.code,
      staffId: t.serviceTimes.staffId,
      typedMinutes: t.serviceTimes.typedMinutes,
      isGiven: t.serviceTimes.isGiven,
      version: t.serviceTimes.version,
      role: t.staff.role,
      level: t.staff.level,
      discipline: t.staff.discipline,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
      supervisorId: t.staff.supervisorId,
    })
    .from(t.serviceTimes)
    .innerJoin(t.staff, eq(t.staff.id, t.serviceTimes.staffId))
    .where(inArray(t.serviceTimes.sessionId, [...sessionIds]))
    .orderBy(asc(t.serviceTimes.code), asc(t.serviceTimes.staffId))
    .limit(mostServices * sessionIds.length);
  if (times.length === 0) return [];
  const stretches = await db
    .select({
      sessionId: t.serviceIntervals.sessionId,
      code: t.serviceIntervals.code,
      staffId: t.serviceIntervals.staffId,
      startedAt: t.serviceIntervals.startedAt,
      endedAt: t.serviceIntervals.endedAt,
    })
    .from(t.serviceIntervals)
    .where(inArray(t.serviceIntervals.sessionId, [...sessionIds]))
    .orderBy(asc(t.serviceIntervals.number))
    .limit(mostStretches * sessionIds.length);
  return times.map(({ role, level, family, given, credentials, ...time }) => ({
    ...time,
    isAssistant: level === "assistant",
    staffName: shownStaffName({ role, family, given, credentials }),
    intervals: stretches
      .filter(
        (one) => one.sessionId === time.sessionId && one.code === time.code && one.staffId === time.staffId,
      )
      .map(({ startedAt, endedAt }) => ({ startedAt, endedAt })),
  }));
}
export type StandingServiceTime = Awaited<ReturnType<typeof listServiceTimes>>[number];

export async function findServiceTime(
  { t, db }: Reader,
  of: { sessionId: string; code: string; staffId: string },
) {
  const [row] = await db
    .select({
      typedMinutes: t.serviceTimes.typedMinutes,
      isGiven: t.serviceTimes.isGiven,
      heldOn: t.serviceTimes.heldOn,
      version: t.serviceTimes.version,
    })
    .from(t.serviceTimes)
    .where(
      and(
        eq(t.serviceTimes.sessionId, of.sessionId),
        eq(t.serviceTimes.code, of.code),
        eq(t.serviceTimes.staffId, of.staffId),
      ),
    );
  return row;
}

/** The one timer of a clinician that runs, wherever it does, with whose session it is. */
export async function findRunningTimer({ t, db }: Reader, staffId: string) {
  const [row] = await db
    .select({
      sessionId: t.serviceIntervals.sessionId,
      code: t.serviceIntervals.code,
      number: t.serviceIntervals.number,
      startedAt: t.serviceIntervals.startedAt,
      patientId: t.sessions.patientId,
      clinicId: t.sessions.clinicId,
    })
    .from(t.serviceIntervals)
    .innerJoin(t.sessions, eq(t.sessions.id, t.serviceIntervals.sessionId))
    .where(and(eq(t.serviceIntervals.staffId, staffId), isNull(t.serviceIntervals.endedAt)));
  return row;
}

/** A clinician's running timer in another session of a patient within reach: whom it would be stopped for. */
export async function findTimerElsewhere(
  reader: Reader,
  reach: Reach,
  of: { staffId: string; sessionId: string },
) {
  const { t, db } = reader;
  const [row] = await db
    .select({
      sessionId: t.serviceIntervals.sessionId,
      code: t.serviceIntervals.code,
      startedAt: t.serviceIntervals.startedAt,
      family: t.patients.family,
      given: t.patients.given,
    })
    .from(t.serviceIntervals)
    .innerJoin(t.sessions, eq(t.sessions.id, t.serviceIntervals.sessionId))
    .innerJoin(t.patients, eq(t.patients.id, t.sessions.patientId))
    .where(
      and(
        eq(t.serviceIntervals.staffId, of.staffId),
        isNull(t.serviceIntervals.endedAt),
        ne(t.serviceIntervals.sessionId, of.sessionId),
        withinReach(reader, reach),
      ),
    );
  return row;
}

/** Other sessions a clinician gave time in around a day, of any patient: what overlaps is held against them. */
export async function listSessionsAround(
  reader: Reader,
  of: { staffId: string; sessionId: string; heldOn: string },
) {
  const { t, db } = reader;
  return db
    .selectDistinct({
      sessionId: t.sessions.id,
      startedAt: t.sessions.startedAt,
      signedAt: t.sessions.signedAt,
      note: t.sessions.note,
    })
    .from(t.serviceTimes)
    .innerJoin(t.sessions, eq(t.sessions.id, t.serviceTimes.sessionId))
    .where(
      and(
        eq(t.serviceTimes.staffId, of.staffId),
        inArray(t.serviceTimes.heldOn, [addDays(of.heldOn, -1), of.heldOn, addDays(of.heldOn, 1)]),
        inArray(t.sessions.state, ["open", "signed"]),
        ne(t.sessions.id, of.sessionId),
        isNotInError(reader, "session", t.sessions.id),
      ),
    )
    .limit(mostOthers);
}

/** Whether a patient's other session of one discipline and day is signed and charges: its units count by the day. */
export async function hasChargedThatDay(
  reader: Reader,
  of: { patientId: string; sessionId: string; heldOn: string; discipline: Discipline },
): Promise<boolean> {
  const { t, db } = reader;
  const [row] = await db
    .select({ sessionId: t.sessions.id })
    .from(t.sessions)
    .innerJoin(t.episodes, eq(t.episodes.id, t.sessions.episodeId))
    .innerJoin(t.staff, eq(t.staff.id, t.sessions.therapistId))
    .innerJoin(t.chargeLines, eq(t.chargeLines.sessionId, t.sessions.id))
    .where(
      and(
        eq(t.episodes.patientId, of.patientId),
        eq(t.sessions.heldOn, of.heldOn),
        eq(t.sessions.state, "signed"),
        eq(t.staff.discipline, of.discipline),
        ne(t.sessions.id, of.sessionId),
        isNotInError(reader, "session", t.sessions.id),
      ),
    )
    .limit(1);
  return row !== undefined;
}
