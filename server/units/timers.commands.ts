import { and, count, eq, isNull } from "drizzle-orm";
import { evaluationCodes, isTimedService, serviceLabel } from "#domain/units/service-codes.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { isKeptFrom } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { type ReachedSession, requireOpenSession } from "#server/sessions/session.queries.ts";
import { findRunningTimer, findServiceTime, mostStretches } from "./service-times.queries.ts";

export type OnService = {
  sessionId: string;
  code: string;
  expectedVersion: number;
  /** A colleague's, which whoever signs may stop, correct or take back; absent is one's own. */
  staffId?: string;
};
type Stopped = { sessionId: string; code: string };

/** Starts one's own timer of a service. One that runs stops, also in another patient's session, and is answered. */
export async function startTimer(
  run: Run,
  input: Omit<OnService, "staffId">,
): Promise<{ version: number; stopped: Stopped | null }> {
  const session = await requireTimedSession(run, input.sessionId);
  requireMayGive(run, input.code);
  if (!isTimedService(input.code))
    refuse("invalid", "This service is not charged by minutes. Mark it as given.", { field: "code" });
  if (session.isLateEntry)
    refuse("not-now", "This session is written down later. Enter its minutes.", { field: "code" });
  if (session.heldOn < run.todayIn(session.timeZone))
    refuse("not-now", "This session is of an earlier day. Enter its minutes.", { field: "code" });
  const of = { sessionId: session.sessionId, code: input.code, staffId: run.actor.staffId };
  const row = await findServiceTime(run.tx, of);
  const running = await findRunningTimer(run.tx, run.actor.staffId);
  requireUnchanged(input, row?.version ?? 0);
  if (running?.sessionId === of.sessionId && running.code === of.code && row)
    return { version: row.version, stopped: null };
  if (row?.isGiven && row.typedMinutes !== null)
    refuse(
      "not-now",
      `${row.typedMinutes} minutes were entered. Take them back, and the timer counts again.`,
      { field: "code" },
    );
  if (running) await stop(run, running, run.actor.staffId);
  const { serviceIntervals } = run.tx.t;
  const version = await touchService(run, { ...of, heldOn: session.heldOn }, row?.version, {
    typedMinutes: null,
    isGiven: true,
  });
  const [earlier] = await run.tx.db
    .select({ count: count() })
    .from(serviceIntervals)
    .where(eq(serviceIntervals.sessionId, of.sessionId));
  if ((earlier?.count ?? 0) >= mostStretches)
    refuse("too-many", "The timers of this session were started very often. Enter the minutes.", {
      field: "code",
    });
  await auditTime(run, session, "startTimer", { code: of.code });
  await run.tx.db
    .insert(serviceIntervals)
    .values({ ...of, number: (earlier?.count ?? 0) + 1, startedAt: run.now, endedAt: null });
  return { version, stopped: running ? { sessionId: running.sessionId, code: running.code } : null };
}

/** Stops a timer of a service; one that is stopped already stays so. */
export async function stopTimer(run: Run, input: OnService): Promise<{ version: number }> {
  const session = await requireTimedSession(run, input.sessionId);
  const staffId = whose(run, session, input.staffId);
  const row = await findServiceTime(run.tx, { ...input, staffId });
  if (!row) return refuse("not-now", "No timer was started for this service.", { field: "code" });
  requireUnchanged(input, row.version);
  const running = await findRunningTimer(run.tx, staffId);
  if (running?.sessionId !== session.sessionId || running.code !== input.code)
    return { version: row.version };
  return { version: await stop(run, running, staffId) };
}

export type TypedService = { code: string; minutes: number | null; expectedVersion: number };

/**
 * Enters minutes of services in place of their timers, or with null goes back to the timer; for an untimed
 * service null says that it was given. All or nothing.
 *
 * A refusal names its field as `services.N.minutes`.
 */
export async function setMinutes(
  run: Run,
  input: { sessionId: string; services: readonly TypedService[]; staffId?: string },
): Promise<{ versions: number[] }> {
  const session = await requireTimedSession(run, input.sessionId);
  const staffId = whose(run, session, input.staffId);
  const versions: number[] = [];
  for (const [index, { code, minutes, expectedVersion }] of input.services.entries()) {
    requireMayGive(run, code);
    const whole = session.note.totalMinutes;
    if (minutes !== null && whole !== undefined && isTimedService(code) && minutes > whole)
      refuse(
        "invalid",
        `${minutes} minutes are more than the whole visit of ${whole}. Correct one of the two.`,
        { field: `services.${index}.minutes` },
      );
    const of = { sessionId: session.sessionId, code, staffId };
    const running = await findRunningTimer(run.tx, staffId);
    const isRunning = running?.sessionId === of.sessionId && running.code === code;
    const before = await findServiceTime(run.tx, of);
    requireUnchanged({ expectedVersion }, before?.version ?? 0);
    if (!before && staffId !== run.actor.staffId)
      refuse("not-now", "A colleague enters what they gave themselves.", {
        field: `services.${index}.minutes`,
      });
    const stopped = isRunning && minutes !== null ? await stop(run, running, staffId) : before?.version;
    versions.push(
      await touchService(run, { ...of, heldOn: session.heldOn }, stopped, {
        typedMinutes: minutes,
        isGiven: true,
      }),
    );
  }
  await auditTime(run, session, "setMinutes", {
    services: input.services.map(({ code, minutes }) => ({ code, minutes })),
    ...(staffId === run.actor.staffId ? {} : { of: staffId }),
  });
  return { versions };
}

/** Takes a service back: it was not given. Its stretches stay on record and count for nothing. */
export async function dropService(run: Run, input: OnService): Promise<{ version: number }> {
  const session = await requireTimedSession(run, input.sessionId);
  const staffId = whose(run, session, input.staffId);
  const of = { sessionId: session.sessionId, code: input.code, staffId };
  const row = await findServiceTime(run.tx, of);
  if (!row) return refuse("not-now", "No such service was given in this session.", { field: "code" });
  requireUnchanged(input, row.version);
  const running = await findRunningTimer(run.tx, staffId);
  const isRunning = running?.sessionId === of.sessionId && running.code === of.code;
  const version = isRunning ? await stop(run, running, staffId) : row.version;
  await auditTime(run, session, "dropService", {
    code: input.code,
    ...(staffId === run.actor.staffId ? {} : { of: staffId }),
  });
  return {
    version: await touchService(run, { ...of, heldOn: session.heldOn }, version, {
      typedMinutes: row.typedMinutes,
      isGiven: false,
    }),
  };
}

/** Whose time it is: one's own, or a colleague's where one answers for the session. */
function whose(run: Run, session: ReachedSession, staffId: string | undefined): string {
  if (staffId === undefined || staffId === run.actor.staffId) return run.actor.staffId;
  if (session.therapistId !== run.actor.staffId && run.actor.level !== "therapist")
    refuse("not-now", "Whoever signs this session, or a therapist, corrects a colleague's time.", {
      field: "code",
    });
  return staffId;
}

async function requireTimedSession(run: Run, sessionId: string): Promise<ReachedSession> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    sessionId,
  );
  if (session.kind === "seen-not-treated")
    refuse("not-now", "Nobody was treated here, so there is nothing to time.");
  if (
    session.therapistId !== run.actor.staffId &&
    (await isKeptFrom(run.tx, session.episodeId, namedFor(run.actor, session.patientId)))
  )
    refuse("not-now", "This episode is sensitive. A colleague named for its section writes in it.");
  if ((await disciplineOf(run, session.therapistId)) !== (await disciplineOf(run, run.actor.staffId)))
    refuse("not-now", "This session is another discipline's. Your minutes go into a session of your own.");
  return session;
}

async function disciplineOf(run: Run, staffId: string) {
  const { staff } = run.tx.t;
  const [row] = await run.tx.db
    .select({ discipline: staff.discipline })
    .from(staff)
    .where(eq(staff.id, staffId));
  return row?.discipline;
}

function requireMayGive(run: Run, code: string): void {
  if (run.actor.level === "assistant" && evaluationCodes.has(code))
    refuse("not-now", "An assistant does not evaluate. Ask the supervising therapist.", { field: "code" });
}

const requireUnchanged = (input: { expectedVersion: number }, version: number): void =>
  requireVersion(input.expectedVersion, version, "This service's time", { version });

/** Ends the stretch that runs. A clock that was set back ends it where it began. */
async function stop(
  run: Run,
  running: {
    sessionId: string;
    code: string;
    number: number;
    startedAt: number;
    patientId: string;
    clinicId: string;
  },
  staffId: string,
): Promise<number> {
  const { serviceIntervals } = run.tx.t;
  const of = { sessionId: running.sessionId, code: running.code, staffId };
  await auditTime(run, running, "stopTimer", {
    code: running.code,
    ...(staffId === run.actor.staffId ? {} : { of: staffId }),
  });
  await run.tx.db
    .update(serviceIntervals)
    .set({ endedAt: Math.max(run.now, running.startedAt) })
    .where(
      and(
        eq(serviceIntervals.sessionId, of.sessionId),
        eq(serviceIntervals.code, of.code),
        eq(serviceIntervals.staffId, of.staffId),
        eq(serviceIntervals.number, running.number),
        isNull(serviceIntervals.endedAt),
      ),
    );
  const row = await findServiceTime(run.tx, of);
  if (!row) throw new Error(`Timer ${of.sessionId} ${serviceLabel(of.code)} has no service`);
  return touchService(run, { ...of, heldOn: row.heldOn }, row.version, row);
}

async function touchService(
  run: Run,
  { heldOn, ...of }: { sessionId: string; code: string; staffId: string; heldOn: string },
  version: number | undefined,
  next: { typedMinutes: number | null; isGiven: boolean },
): Promise<number> {
  const { serviceTimes } = run.tx.t;
  const { typedMinutes, isGiven } = next;
  if (version === undefined) {
    await run.tx.db
      .insert(serviceTimes)
      .values({ ...of, heldOn, typedMinutes, isGiven, version: 1, updatedAt: run.now });
    return 1;
  }
  await run.tx.db
    .update(serviceTimes)
    .set({ typedMinutes, isGiven, version: version + 1, updatedAt: run.now })
    .where(
      and(
        eq(serviceTimes.sessionId, of.sessionId),
        eq(serviceTimes.code, of.code),
        eq(serviceTimes.staffId, of.staffId),
      ),
    );
  return version + 1;
}

const auditTime = (
  run: Run,
  session: { sessionId: string; patientId: string; clinicId: string },
  action: string,
  after: unknown,
) =>
  run.audit({
    chainId: session.clinicId,
    action,
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after,
  });
