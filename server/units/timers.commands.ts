import { and, count, eq, isNull } from "drizzle-orm";
import { evaluationCodes, isTimedService, serviceLabel } from "#domain/units/service-codes.ts";
import type { Run } from "#server/command.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { type ReachedSession, requireOpenSession } from "#server/sessions/session.queries.ts";
import { findRunningTimer, findServiceTime, mostStretches } from "./service-times.queries.ts";

export type OnService = { sessionId: string; code: string; expectedVersion: number };
type Stopped = { sessionId: string; code: string };

/** Starts a clinician's timer of a service. One that runs stops, also in another patient's session, and is answered. */
export async function startTimer(
  run: Run,
  input: OnService,
): Promise<{ version: number; stopped: Stopped | null }> {
  const session = await requireTimedSession(run, input.sessionId);
  requireMayGive(run, input.code);
  if (!isTimedService(input.code))
    refuse("invalid", "This service is not charged by minutes. Mark it as given.", { field: "code" });
  if (session.isLateEntry)
    refuse("not-now", "This session is written down later. Enter its minutes.", { field: "code" });
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
  if (running) await stop(run, running);
  const { serviceIntervals } = run.tx.t;
  const version = await touchService(run, of, row?.version, { typedMinutes: null, isGiven: true });
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

/** Stops one's own timer of a service; one that is stopped already stays so. */
export async function stopTimer(run: Run, input: OnService): Promise<{ version: number }> {
  const session = await requireTimedSession(run, input.sessionId);
  const row = await findServiceTime(run.tx, { ...input, staffId: run.actor.staffId });
  if (!row) return refuse("not-now", "No timer of yours was started for this service.");
  requireUnchanged(input, row.version);
  const running = await findRunningTimer(run.tx, run.actor.staffId);
  if (running?.sessionId !== session.sessionId || running.code !== input.code)
    return { version: row.version };
  return { version: await stop(run, running) };
}

export type TypedService = { code: string; minutes: number | null; expectedVersion: number };

/**
 * Enters one's own minutes of services in place of their timers, or with null goes back to the timer; for an untimed
 * service null says that it was given. All or nothing.
 *
 * A refusal names its field as `services.N.minutes`.
 */
export async function setMinutes(
  run: Run,
  input: { sessionId: string; services: readonly TypedService[] },
): Promise<{ versions: number[] }> {
  const session = await requireTimedSession(run, input.sessionId);
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
    const of = { sessionId: session.sessionId, code, staffId: run.actor.staffId };
    const running = await findRunningTimer(run.tx, of.staffId);
    const isRunning = running?.sessionId === of.sessionId && running.code === code;
    const before = await findServiceTime(run.tx, of);
    requireUnchanged({ expectedVersion }, before?.version ?? 0);
    const stopped = isRunning && minutes !== null ? await stop(run, running) : before?.version;
    versions.push(await touchService(run, of, stopped, { typedMinutes: minutes, isGiven: true }));
  }
  await auditTime(run, session, "setMinutes", {
    services: input.services.map(({ code, minutes }) => ({ code, minutes })),
  });
  return { versions };
}

/** Takes one's own service back: it was not given. Its stretches stay on record and count for nothing. */
export async function dropService(run: Run, input: OnService): Promise<{ version: number }> {
  const session = await requireTimedSession(run, input.sessionId);
  const of = { sessionId: session.sessionId, code: input.code, staffId: run.actor.staffId };
  const row = await findServiceTime(run.tx, of);
  if (!row) return refuse("not-now", "You gave no such service in this session.");
  requireUnchanged(input, row.version);
  const running = await findRunningTimer(run.tx, of.staffId);
  const isRunning = running?.sessionId === of.sessionId && running.code === of.code;
  const version = isRunning ? await stop(run, running) : row.version;
  await auditTime(run, session, "dropService", { code: input.code });
  return {
    version: await touchService(run, of, version, { typedMinutes: row.typedMinutes, isGiven: false }),
  };
}

async function requireTimedSession(run: Run, sessionId: string): Promise<ReachedSession> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    sessionId,
  );
  if (session.kind === "seen-not-treated")
    refuse("not-now", "Nobody was treated here, so there is nothing to time.");
  return session;
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
): Promise<number> {
  const { serviceIntervals } = run.tx.t;
  const of = { sessionId: running.sessionId, code: running.code, staffId: run.actor.staffId };
  await auditTime(run, running, "stopTimer", { code: running.code });
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
  return touchService(run, of, row.version, row);
}

async function touchService(
  run: Run,
  of: { sessionId: string; code: string; staffId: string },
  version: number | undefined,
  next: { typedMinutes: number | null; isGiven: boolean },
): Promise<number> {
  const { serviceTimes } = run.tx.t;
  const { typedMinutes, isGiven } = next;
  if (version === undefined) {
    await run.tx.db
      .insert(serviceTimes)
      .values({ ...of, typedMinutes, isGiven, version: 1, updatedAt: run.now });
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
