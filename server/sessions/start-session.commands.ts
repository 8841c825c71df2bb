import { and, eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { check } from "#domain/sessions/check.ts";
import { checkLimits } from "#domain/sessions/check-limits.ts";
import { startable } from "#domain/sessions/opening.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { SessionKind, SessionNote } from "#domain/sessions/session.ts";
import { requireEpisode } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { readTreatmentGate } from "./gate.queries.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";
import { savePlanSnapshot } from "./plan-snapshot.commands.ts";

export type StartSession = {
  episodeId: string;
  bookingId: string | null;
  kind: SessionKind;
  /** Null for now. A day that is past needs the time of day too. */
  heldOn: string | null;
  /** HH:MM on the clinic's clock: when it took place, for what is written down later. */
  heldTime?: string;
  gateReason: string;
};

export const emptyNote: SessionNote = { sinceLastTime: {}, assessment: "", plan: "", adverseEvent: "" };

/**
 * Opens a session. Every line in force that is open becomes a row with its current dose, copied and unconfirmed; a dose above a
 * limit of the patient is copied at the limit. A note (seen, not treated) can always be written, and so can a late
 * entry with its true time: its gate and its rows are held against what stood then, and treatment that the gate would
 * have refused is recorded with its reason and told to the physiatrist at once.
 */
export async function startSession(run: Run, input: StartSession): Promise<{ sessionId: string }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.episodeId,
  );
  const { t, db } = run.tx;
  const today = run.todayIn(episode.timeZone);
  const { heldOn, startedAt, isLateEntry } = whenHeld(run, input, today, episode.timeZone);
  const at = isLateEntry ? startedAt : undefined;
  const standing = input.bookingId ? await findByBooking(run, input.bookingId, episode.patientId) : undefined;
  if (standing) return { sessionId: standing };
  requireMayEvaluate(run, input.kind);
  const isTreated = input.kind !== "seen-not-treated";
  if (isTreated && !isLateEntry) requireNamed(episode, run.actor.sensitiveSections);
  const gate = isTreated ? await readTreatmentGate(run.tx, episode, heldOn, at) : undefined;
  const isAgainstGate = gate?.kind === "refused";
  if (gate && isAgainstGate && !isLateEntry)
    refuse("not-now", gate.reasons[0]?.words ?? "Treatment cannot start.");
  if (gate && isAgainstGate && input.gateReason === "")
    refuse(
      "invalid",
      `${gate.reasons[0]?.words ?? ""} If treatment took place all the same, say why.`.trim(),
      {
        field: "gateReason",
      },
    );
  if (gate?.needsReason && input.gateReason === "")
    refuse("invalid", gate.reasons[0]?.words ?? "Say why treatment goes on.", { field: "gateReason" });
  const plan = await readPlanInForce(run.tx, episode, heldOn, at);
  const sessionId = run.newId();
  await run.audit({
    chainId: episode.clinicId,
    action: "startSession",
    entity: "session",
    entityId: sessionId,
    patientId: episode.patientId,
    after: { kind: input.kind, heldOn, ...(isLateEntry ? { isLateEntry, startedAt } : {}) },
    ...(input.gateReason === "" ? {} : { reason: input.gateReason }),
  });
  await db.insert(t.sessions).values({
    id: sessionId,
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    bookingId: input.bookingId,
    clinicId: episode.clinicId,
    therapistId: run.actor.staffId,
    kind: input.kind,
    state: "open",
    heldOn,
    startedAt,
    isLateEntry,
    gateReason: input.gateReason,
    note: emptyNote,
  });
  if (plan && isTreated) await copyRows(run, sessionId, episode.patientId, plan);
  if (isAgainstGate && episode.prescriberId)
    await raiseSignal(run, {
      patientId: episode.patientId,
      episodeId: episode.episodeId,
      prescriberId: episode.prescriberId,
      kind: "deviation",
      facts: { line: "Whole session", reason: input.gateReason.slice(0, 160) },
      sourceId: `${sessionId}-gate`,
      dueOn: heldOn,
    });
  if (input.bookingId)
    await db
      .update(t.bookings)
      .set({ state: "arrived" })
      .where(and(eq(t.bookings.id, input.bookingId), eq(t.bookings.state, "booked")));
  return { sessionId };
}

/** An evaluation is opened and signed by a therapist, never by an assistant. */
export function requireMayEvaluate(run: Run, kind: SessionKind): void {
  if ((kind === "evaluation" || kind === "re-evaluation") && run.actor.level === "assistant")
    refuse("not-now", "An assistant does not evaluate. Ask the supervising therapist.");
}

const farthestBackDays = 366;

/** When the session took place: now, or the true time of what is written down later. */
function whenHeld(
  run: Run,
  input: Pick<StartSession, "heldOn" | "heldTime">,
  today: string,
  timeZone: string,
): { heldOn: string; startedAt: number; isLateEntry: boolean } {
  const heldOn = input.heldOn ?? today;
  if (heldOn > today)
    refuse("invalid", "This session lies ahead. It can be opened on its day.", { field: "heldOn" });
  if (heldOn < addDays(today, -farthestBackDays))
    refuse("invalid", "This day is more than a year back. Check the year.", { field: "heldOn" });
  if (input.heldTime === undefined) {
    if (heldOn < today)
      refuse("invalid", "Enter the time it took place. A late entry carries its true time.", {
        field: "heldTime",
      });
    return { heldOn, startedAt: run.now, isLateEntry: false };
  }
  const startedAt = instantOf(`${heldOn}T${input.heldTime}`, timeZone);
  if (startedAt > run.now)
    refuse("invalid", "This time lies ahead. Enter when it took place.", { field: "heldTime" });
  return { heldOn, startedAt, isLateEntry: true };
}

async function findByBooking(run: Run, bookingId: string, patientId: string): Promise<string | undefined> {
  const { bookings, sessions } = run.tx.t;
  const [booking] = await run.tx.db
    .select({ patientId: bookings.patientId })
    .from(bookings)
    .where(eq(bookings.id, bookingId));
  if (booking?.patientId !== patientId) refuse("invalid", "This booking is for another patient.");
  const [session] = await run.tx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.bookingId, bookingId));
  return session?.id;
}

async function copyRows(run: Run, sessionId: string, patientId: string, plan: PlanInForce): Promise<void> {
  const planSnapshotId = await savePlanSnapshot(run, patientId, plan);
  const { performedDoses } = run.tx.t;
  for (const [index, line] of startable(plan).entries()) {
    const dose = atMostLimits(plan, line);
    await run.tx.db.insert(performedDoses).values({
      sessionId,
      row: index + 1,
      lineKey: line.lineKey,
      lineId: line.lineId,
      name: line.name,
      state: "copied",
      dose,
      origin: "copied",
      planSnapshotId,
      check: check(plan, { purpose: "perform", lineKey: line.lineKey, dose }),
      updatedAt: run.now,
      updatedBy: run.actor.staffId,
    });
  }
}

/** The current dose, brought down to a limit that stands below it. */
export function atMostLimits(plan: PlanInForce, line: LineInForce): Dose {
  const dose: Dose = { ...line.current };
  for (const finding of checkLimits(plan.limits, line.exercise, line.side, line.current))
    if (finding.cause === "limit" && finding.place === "outside" && finding.field && finding.bound)
      dose[finding.field] = finding.bound;
  return dose;
}
