import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { copiedRows } from "#domain/sessions/copied-rows.ts";
import type { GateCode } from "#domain/sessions/gate.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { emptyNote, type SessionKind, type SessionNote } from "#domain/sessions/session.ts";
import { type ReachedEpisode, requireEpisode } from "#server/access/access.queries.ts";
import { isNamed, requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { readTreatmentGate } from "./gate.queries.ts";
import { findOwnBooking, findStandingSession, isNoShow, markArrived } from "./join-session.commands.ts";
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

/**
 * Opens a session, or leads into the one that is open already: one visit is one session, whoever presses twice, in two
 * windows, or from the chart and from the day's list. Every open line in force becomes a row with its current dose, copied
 * and unconfirmed; a dose above a limit of the patient is copied at the limit. A note (seen, not treated) can always be
 * written, and so can a late entry with its true time: its gate and its rows are held against what stood then, and
 * treatment that the gate would have refused is recorded with its reason and told to the physiatrist at once.
 */
export async function startSession(run: Run, input: StartSession): Promise<{ sessionId: string }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.episodeId,
  );
  const when = whenHeld(run, input, run.todayIn(episode.timeZone), episode.timeZone);
  const { heldOn, startedAt, isLateEntry } = when;
  requireMayEvaluate(run, input.kind);
  const standing = await findStandingSession(run, episode, { ...input, heldOn, isLateEntry });
  if (standing) return { sessionId: standing };
  const isTreated = input.kind !== "seen-not-treated";
  const passed = isTreated ? await passGate(run, episode, input, when) : openGate;
  const isOfMissed = !isTreated && input.bookingId !== null && (await isNoShow(run, input.bookingId));
  const bookingId = isOfMissed
    ? null
    : (input.bookingId ?? (isTreated && !isLateEntry ? await findOwnBooking(run, episode, heldOn) : null));
  const plan = await readPlanInForce(run.tx, episode, heldOn, isLateEntry ? startedAt : undefined);
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
  await run.tx.db.insert(run.tx.t.sessions).values({
    id: sessionId,
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    bookingId,
    clinicId: episode.clinicId,
    therapistId: run.actor.staffId,
    kind: input.kind,
    state: "open",
    heldOn,
    startedAt,
    isLateEntry,
    gateReason: input.gateReason,
    gateCodes: passed.codes,
    note: await begunNote(run, bookingId),
  });
  if (plan && isTreated) await copyRows(run, sessionId, episode.patientId, plan);
  if (passed.isRefused && episode.prescriberId)
    await raiseSignal(run, {
      patientId: episode.patientId,
      episodeId: episode.episodeId,
      prescriberId: episode.prescriberId,
      kind: "deviation",
      facts: { line: "Whole session", reason: input.gateReason.slice(0, 160) },
      sourceId: `${sessionId}-gate`,
      dueOn: heldOn,
    });
  if (bookingId) await markArrived(run, bookingId);
  return { sessionId };
}

type When = { heldOn: string; startedAt: number; isLateEntry: boolean };

type PassedGate = { isRefused: boolean; codes: readonly GateCode[] };
const openGate: PassedGate = { isRefused: false, codes: [] };

/** What the gate said of treatment that is written down against it: late, or with its reason. What it holds now is refused. */
async function passGate(
  run: Run,
  episode: ReachedEpisode,
  input: Pick<StartSession, "gateReason">,
  { heldOn, startedAt, isLateEntry }: When,
): Promise<PassedGate> {
  if (!isLateEntry) requireNamed(episode, run.actor);
  const gate = await readTreatmentGate(run.tx, episode, heldOn, {
    at: isLateEntry ? startedAt : undefined,
    isKept: !isNamed(episode, run.actor),
  });
  const isRefused = gate.kind === "refused";
  const words = gate.reasons[0]?.words;
  if (isRefused && !isLateEntry) refuse("not-now", words ?? "Treatment cannot start.");
  const codes = gate.reasons.map(({ code }) => code);
  if (input.gateReason !== "") return { isRefused, codes };
  const field = { field: "gateReason" };
  if (isRefused)
    refuse("invalid", `${words ?? ""} If treatment took place all the same, say why.`.trim(), field);
  if (gate.needsReason) refuse("invalid", words ?? "Say why treatment goes on.", field);
  return openGate;
}

/** How the visit was booked is how it is held, until somebody says otherwise. */
async function begunNote(run: Run, bookingId: string | null): Promise<SessionNote> {
  if (bookingId === null) return emptyNote;
  const { bookings } = run.tx.t;
  const [booking] = await run.tx.db
    .select({ kind: bookings.kind })
    .from(bookings)
    .where(eq(bookings.id, bookingId));
  const kind = booking?.kind;
  return kind === "group" || kind === "telehealth" ? { ...emptyNote, visitKind: kind } : emptyNote;
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
): When {
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

async function copyRows(run: Run, sessionId: string, patientId: string, plan: PlanInForce): Promise<void> {
  const planSnapshotId = await savePlanSnapshot(run, patientId, plan);
  const { performedDoses } = run.tx.t;
  for (const row of copiedRows(plan))
    await run.tx.db.insert(performedDoses).values({
      ...row,
      sessionId,
      state: "copied",
      origin: "copied",
      planSnapshotId,
      updatedAt: run.now,
      updatedBy: run.actor.staffId,
    });
}
