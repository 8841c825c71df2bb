import type { Reader } from "#db/engine/store.ts";
import { copiedRows } from "#domain/sessions/copied-rows.ts";
import { emptyNote, type SessionKind } from "#domain/sessions/session.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { isNamed } from "#server/access/sensitive.queries.ts";
import type { Actor } from "#server/context.ts";
import { describeSheet } from "./flowsheet.queries.ts";
import { readTreatmentGate } from "./gate.queries.ts";
import { findOpenSession } from "./open-today.queries.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";

/** Stands after every id, so that all signed sessions of today are earlier ones. */
const notBegun = "not-begun";

/**
 * The sheet as a session of today would begin, to be looked at first: nothing is written, and nobody is told that
 * treatment began. With it whether the gate is open, and the session that is open already.
 */
export async function prepareSession(
  reader: Reader,
  episode: ReachedEpisode,
  by: { actor: Actor; kind: SessionKind; today: string; now: number },
) {
  const { actor, kind, today, now } = by;
  const plan = await readPlanInForce(reader, episode, today);
  const sheet = await describeSheet(
    reader,
    {
      session: {
        sessionId: notBegun,
        patientId: episode.patientId,
        episodeId: episode.episodeId,
        therapistId: actor.staffId,
        kind,
        state: notBegun,
        heldOn: today,
        startedAt: now,
        isLateEntry: false,
        gateReason: "",
        note: emptyNote,
        version: 0,
        signedAt: null,
        timeZone: episode.timeZone,
        policy: episode.policy,
        prescriberId: episode.prescriberId,
      },
      plan,
      rows: (plan ? copiedRows(plan) : []).map(({ lineId: _line, ...row }) => ({
        ...row,
        state: "copied",
        origin: "copied",
        startedFrom: null,
        notDoneReason: null,
        isFromNowOn: false,
        deviationReason: "",
        version: 0,
      })),
    },
    actor,
  );
  const open = await findOpenSession(reader, { episodeId: episode.episodeId, heldOn: today, isNote: false });
  return {
    sheet,
    gate: await readTreatmentGate(reader, episode, today, { isKept: !isNamed(episode, actor) }),
    open: open
      ? {
          sessionId: open.sessionId,
          isBooked: open.bookingId !== null,
          isMine: open.therapistId === actor.staffId,
          therapistName: open.therapistName,
          startedAt: open.startedAt,
        }
      : null,
  };
}
