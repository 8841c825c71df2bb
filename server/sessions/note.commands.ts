import { eq } from "drizzle-orm";
import { newFlags, withdrawnFlags } from "#domain/precautions/red-flags/red-flag-check.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { isKeptFrom } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { requireReportFits } from "#server/home-programs/session-report.queries.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { tellRedFlags } from "./red-flags/tell-red-flags.commands.ts";
import { requireOpenSession } from "./session.queries.ts";

/**
 * Replaces the session's own fields; rows are not touched. An adverse event and a red flag are told at once, not at
 * signing.
 */
export async function setNote(
  run: Run,
  input: { sessionId: string; expectedVersion: number; note: SessionNote },
): Promise<{ version: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  // Somebody else's words would be replaced by those that stand in their place.
  if (
    session.therapistId !== run.actor.staffId &&
    (await isKeptFrom(run.tx, session.episodeId, namedFor(run.actor, session.patientId)))
  )
    refuse("not-now", "This episode is sensitive. A colleague named for its section writes in it.");
  requireVersion(input.expectedVersion, session.version, "This session's notes", {
    version: session.version,
    note: session.note,
  });
  await requireReportFits(run.tx, session, input.note.sinceLastTime);
  const { sessions } = run.tx.t;
  await run.audit({
    chainId: session.clinicId,
    action: "setSessionNote",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
  });
  await run.tx.db
    .update(sessions)
    .set({ note: input.note, version: session.version + 1 })
    .where(eq(sessions.id, session.sessionId));
  await tellRedFlags(
    run,
    { ...session, sourceId: session.sessionId, action: "sessions.log" },
    {
      present: newFlags(session.note.redFlags, input.note.redFlags),
      absent: withdrawnFlags(session.note.redFlags, input.note.redFlags),
    },
  );
  if (input.note.adverseEvent !== "" && session.prescriberId)
    await raiseSignal(run, {
      patientId: session.patientId,
      episodeId: session.episodeId,
      prescriberId: session.prescriberId,
      kind: "adverse-event",
      facts: { note: input.note.adverseEvent.slice(0, 160) },
      sourceId: `${session.sessionId}-adverse-event`,
      dueOn: session.heldOn,
    });
  return { version: session.version + 1 };
}
