import { and, desc, eq, inArray } from "drizzle-orm";
import { describeDose } from "#domain/doses/describe.ts";
import { flagsAnswered } from "#domain/precautions/red-flags/red-flag-check.ts";
import type { SignalKind } from "#domain/reviews/review.ts";
import { describeSignal } from "#domain/reviews/signals.ts";
import type { Run } from "#server/command.ts";
import { addendSigned } from "#server/consultations/addenda.commands.ts";
import { withdrawScores } from "#server/measures/scores.commands.ts";
import { refuse } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { listInError } from "./addenda.queries.ts";
import { tellRedFlags } from "./red-flags/tell-red-flags.commands.ts";
import { listRows, type ReachedSession, requireSession } from "./session.queries.ts";
import { recountTreatmentDays } from "./treatment-days.commands.ts";
import { withdrawVitals } from "./vitals/move-vitals.commands.ts";

export type AddendSession = {
  sessionId: string;
  words: string;
  kind: "addendum" | "entered-in-error";
  /** It was of another chart: its physiatrist is told whatever it held. */
  isMoved?: boolean;
};

/**
 * Adds to a signed session. Entered in error it stays readable, marked, and stops acting: its score leaves the series,
 * its day is counted again, and what it told the physiatrist is replaced by one reason that says so. A dose it set from
 * now on stays current until a clinician changes it: that reason names it.
 */
export async function addendSession(run: Run, input: AddendSession): Promise<{ addendumId: string }> {
  const session = await requireSession(
    run.tx,
    { actor: run.actor, action: "sessions.addend", now: run.now },
    input.sessionId,
  );
  if (input.kind === "entered-in-error") await requireMayMark(run, session);
  const added = await addendSigned(run, {
    action: "sessions.addend",
    subjectKind: "session",
    subjectId: input.sessionId,
    words: input.words,
    kind: input.kind,
  });
  if (input.kind === "entered-in-error") {
    await withdrawScores(run, { ...session, sourceId: session.sessionId, reason: input.words });
    await recountTreatmentDays(run, session.episodeId);
    await withdrawFindings(run, session, "the session was entered in error");
    await tellInError(run, session, input.isMoved === true);
  }
  return added;
}

async function requireMayMark(run: Run, session: ReachedSession): Promise<void> {
  if (session.therapistId !== run.actor.staffId && run.actor.level !== "therapist")
    refuse(
      "not-now",
      "Whoever signed this session, or a therapist, marks it. Ask the supervising therapist.",
    );
  if ((await listInError(run.tx, "session", [session.sessionId])).size > 0)
    refuse("not-now", "This session was entered in error already.");
}

/** What one session tells; the rest of its reasons in the queue have acts of their own. */
const toldBySession = [
  "adverse-event",
  "red-pain",
  "red-flag",
  "vital-stop",
  "deviation",
  "told",
  "new-pain",
  "medication-changed",
  "under-dosed",
] as const satisfies readonly SignalKind[];
const safety: readonly SignalKind[] = ["adverse-event", "red-pain", "red-flag", "vital-stop", "deviation"];

/** What was found in a session that counts for nothing is found no more: its vital signs, and red flags answered yes. */
export async function withdrawFindings(run: Run, session: ReachedSession, reason: string): Promise<void> {
  await withdrawVitals(run, session, reason);
  const asked = session.note.redFlags;
  await tellRedFlags(
    run,
    { ...session, sourceId: session.sessionId, action: "sessions.addend" },
    { present: [], absent: asked?.kind === "asked" ? flagsAnswered(asked.answers, "yes") : [] },
  );
}

/** Takes out of the queue what a session told by itself; what it was is handed back. */
export async function endToldBySession(run: Run, session: ReachedSession) {
  const { patientSignals: signals } = run.tx.t;
  const told = (
    await run.tx.db
      .select({ kind: signals.kind, facts: signals.facts, sourceId: signals.sourceId })
      .from(signals)
      .where(
        and(
          eq(signals.episodeId, session.episodeId),
          eq(signals.isOpen, true),
          inArray(signals.kind, [...toldBySession]),
        ),
      )
      .limit(400)
  ).filter(({ sourceId }) => sourceId.startsWith(`${session.sessionId}-`));
  for (const { kind, sourceId } of told) await endSignals(run, { sourceId, kinds: [kind] });
  return told;
}

async function tellInError(run: Run, session: ReachedSession, isMoved: boolean): Promise<void> {
  const told = await endToldBySession(run, session);
  const doses = await listDosesStillCurrent(run, session);
  const grave = told.filter(({ kind }) => safety.includes(kind));
  if (!session.prescriberId || (!isMoved && doses.length === 0 && grave.length === 0)) return;
  await raiseSignal(run, {
    patientId: session.patientId,
    episodeId: session.episodeId,
    prescriberId: session.prescriberId,
    kind: "session-in-error",
    facts: {
      on: session.heldOn,
      doses: doses.join("; "),
      told: grave.map(({ kind, facts }) => describeSignal(kind, facts).headline).join("; "),
    },
    sourceId: session.sessionId,
    dueOn: run.todayIn(session.timeZone),
  });
}

/** Lines whose dose this session set last, in words. */
async function listDosesStillCurrent(run: Run, session: ReachedSession): Promise<string[]> {
  const { t, db } = run.tx;
  const words: string[] = [];
  for (const row of (await listRows(run.tx, [session.sessionId])).filter((one) => one.isFromNowOn)) {
    const [last] = await db
      .select({ sessionId: t.adjustments.sessionId, after: t.adjustments.after })
      .from(t.adjustments)
      .where(and(eq(t.adjustments.episodeId, session.episodeId), eq(t.adjustments.lineKey, row.lineKey)))
      .orderBy(desc(t.adjustments.seq), desc(t.adjustments.id))
      .limit(1);
    if (last?.sessionId === session.sessionId) words.push(`${row.name} ${describeDose(last.after)}`);
  }
  return words;
}
