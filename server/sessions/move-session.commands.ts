import { and, eq, inArray, isNull } from "drizzle-orm";
import { describeDose } from "#domain/doses/describe.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { isTimedService } from "#domain/units/service-codes.ts";
import { minutesOf } from "#domain/units/timing/service-time.ts";
import { type ReachedEpisode, requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { wallClockOf } from "#server/schedule/zoned-time.ts";
import { listServiceTimes } from "#server/units/service-times.queries.ts";
import { addendSession, endToldBySession, withdrawFindings } from "./addend-session.commands.ts";
import { listRows, type PerformedRow, type ReachedSession, requireSession } from "./session.queries.ts";
import { startSession } from "./start-session.commands.ts";
import { copyVitals } from "./vitals/move-vitals.commands.ts";

export type MoveSession = {
  sessionId: string;
  expectedVersion: number;
  /** The episode it belongs to, of the right patient. */
  episodeId: string;
  /** Why, in words that name no other patient: they stay in the chart it is taken out of. */
  words: string;
};

/**
 * A session written in the wrong chart, put right in one act: there it is entered in error, or set aside when it was
 * not signed yet; here it is drafted as a late entry of its true time, with the note, the minutes and the vital signs as
 * they were written, what was done in words, and every row of this patient's own plan still to be answered. Both physiatrists are
 * told. Neither chart says whose the other one is.
 */
export async function moveSession(run: Run, input: MoveSession): Promise<{ sessionId: string }> {
  const session = await requireSession(
    run.tx,
    { actor: run.actor, action: "sessions.addend", now: run.now },
    input.sessionId,
  );
  const target = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.episodeId,
  );
  if (target.episodeId === session.episodeId)
    refuse("invalid", "It stands in this episode already. Choose the one it belongs to.", {
      field: "episodeId",
    });
  requireVersion(input.expectedVersion, session.version, "This session", { version: session.version });
  const rows = await listRows(run.tx, [session.sessionId]);
  const times = (await listServiceTimes(run.tx, [session.sessionId])).filter((time) => time.isGiven);
  const reason = `Written in the wrong chart and moved. ${input.words}`;
  if (session.state === "signed")
    await addendSession(run, {
      sessionId: session.sessionId,
      words: reason,
      kind: "entered-in-error",
      isMoved: true,
    });
  else await setAside(run, session, reason);
  const { day, time } = wallClockOf(session.startedAt, target.timeZone);
  const moved = await startSession(run, {
    episodeId: target.episodeId,
    bookingId: null,
    kind: session.kind,
    heldOn: day,
    heldTime: time,
    gateReason: "Moved from another chart",
  });
  const { sessions, serviceTimes } = run.tx.t;
  await run.tx.db
    .update(sessions)
    .set({ note: noteOf(session.note, rows), version: 2 })
    .where(eq(sessions.id, moved.sessionId));
  for (const given of times)
    await run.tx.db.insert(serviceTimes).values({
      ...{ sessionId: moved.sessionId, code: given.code, staffId: given.staffId },
      typedMinutes: isTimedService(given.code)
        ? Math.min(480, minutesOf(given, run.now))
        : given.typedMinutes,
      heldOn: day,
      updatedAt: run.now,
    });
  const reach = { actor: run.actor, action: "sessions.log" as const, now: run.now };
  await copyVitals(run, session, await requireSession(run.tx, reach, moved.sessionId));
  await tellTarget(run, target, moved.sessionId, day);
  return moved;
}

/** Not signed yet: it leaves the day and counts nowhere, and stays on record as it was written. */
async function setAside(run: Run, session: ReachedSession, reason: string): Promise<void> {
  const { changeRequests, sessions, bookings, serviceIntervals } = run.tx.t;
  if (session.state === "discarded")
    refuse("not-now", "This session was not started after all. There is nothing to move.");
  if (session.therapistId !== run.actor.staffId && run.actor.level !== "therapist")
    refuse("not-now", "Whoever wrote this session, or a therapist, moves it. Ask the supervising therapist.");
  const [waiting] = await run.tx.db
    .select({ id: changeRequests.id })
    .from(changeRequests)
    .where(
      and(
        eq(changeRequests.sessionId, session.sessionId),
        inArray(changeRequests.state, ["waiting", "with-supervisor"]),
      ),
    )
    .limit(1);
  if (waiting)
    refuse(
      "not-now",
      "A question asked in this session waits for its answer. Withdraw it, then move the session.",
    );
  await run.audit({
    chainId: session.clinicId,
    action: "setAsideSession",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    before: { state: session.state, bookingId: session.bookingId },
    after: { state: "discarded" },
    reason,
  });
  // A timer that still runs would hold its clinician's only one.
  await run.tx.db
    .update(serviceIntervals)
    .set({ endedAt: run.now })
    .where(and(eq(serviceIntervals.sessionId, session.sessionId), isNull(serviceIntervals.endedAt)));
  await run.tx.db
    .update(sessions)
    .set({ state: "discarded", bookingId: null, version: session.version + 1 })
    .where(eq(sessions.id, session.sessionId));
  await withdrawFindings(run, session, "written in the wrong chart");
  await endToldBySession(run, session);
  if (session.bookingId)
    await run.tx.db
      .update(bookings)
      .set({ state: "booked" })
      .where(and(eq(bookings.id, session.bookingId), eq(bookings.state, "arrived")));
}

/** The note as it was written; what was done stands in words, since the rows here are of another plan. */
function noteOf(note: SessionNote, rows: readonly PerformedRow[]): SessionNote {
  // What was asked of another record, by its regions and its home program, is asked anew.
  const { unitChoice: _choice, overlapReason: _overlap, redFlags: _flags, ...kept } = note;
  const { homeProgram: _program, ...sinceLastTime } = note.sinceLastTime;
  const done = rows
    .filter((row) => row.state === "done" || row.state === "changed")
    .map((row) => `${row.name} ${describeDose(row.dose)}`)
    .join("; ");
  return {
    ...kept,
    sinceLastTime,
    assessment: [note.assessment, done === "" ? "" : `Done, as first written: ${done}.`]
      .filter((words) => words !== "")
      .join("\n")
      .slice(0, 4000),
  };
}

async function tellTarget(run: Run, target: ReachedEpisode, sessionId: string, day: string): Promise<void> {
  if (!target.prescriberId) return;
  await raiseSignal(run, {
    patientId: target.patientId,
    episodeId: target.episodeId,
    prescriberId: target.prescriberId,
    kind: "told",
    facts: {
      by: run.actor.shownName,
      line: `Session of ${day}`,
      change: "moved here from another chart, not signed yet",
    },
    sourceId: `${sessionId}-moved`,
    dueOn: run.todayIn(target.timeZone),
  });
}
