import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Dose } from "#domain/doses/dose.ts";
import type { RequestKind } from "#domain/requests/request.ts";
import { stateWhenAsked } from "#domain/requests/state.ts";
import { check } from "#domain/sessions/check.ts";
import { planOnRung } from "#domain/sessions/rung.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { readLibraryOfPlan } from "#server/sessions/plan-library.queries.ts";
import { savePlanSnapshot } from "#server/sessions/plan-snapshot.commands.ts";
import { listEarlierSessions, listRows, requireOpenSession } from "#server/sessions/session.queries.ts";
import { readPlanOfSession } from "#server/sessions/session-plan.queries.ts";
import { insertRequestEvent, tellPrescriber } from "./requests.commands.ts";

export type AskPrescriber = {
  sessionId: string;
  lineKey: string | null;
  wanted: Dose;
  kind: RequestKind;
  reason: string;
  /** Asked about: another rung of the line's ladder. */
  rungExerciseId?: string;
};

/** The question that *ask first* becomes, pre-filled by the server with the last three values and pains of the line. */
export async function askPrescriber(
  run: Run,
  input: AskPrescriber,
): Promise<{ requestId: string; version: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "requests.ask", now: run.now },
    input.sessionId,
  );
  const standing = await readPlanOfSession(run.tx, session, run.todayIn(session.timeZone));
  const plan =
    standing && input.lineKey && input.rungExerciseId
      ? planOnRung(
          standing,
          input.lineKey,
          input.rungExerciseId,
          await readLibraryOfPlan(run.tx, standing, [input.rungExerciseId]),
        )
      : standing;
  const prescription = await findPrescription(run.tx, session.episodeId);
  if (!plan || !prescription)
    return refuse("not-now", "No prescription is signed, so there is nobody to ask. Call the physiatrist.");
  const line = input.lineKey
    ? plan.lines.find((candidate) => candidate.lineKey === input.lineKey)
    : undefined;
  if (input.lineKey && !line)
    return refuse("not-now", "This line is no longer in the prescription. Nothing was asked.");
  if (input.kind === "safety-line" && !line)
    return refuse("invalid", "Name the line that is held, or hold the whole session.", { field: "lineKey" });
  const result = line
    ? check(plan, { purpose: "perform", lineKey: line.lineKey, dose: input.wanted })
    : undefined;
  if (
    input.kind === "more" &&
    result &&
    (result.consequence === "act" || result.consequence === "act-and-tell")
  )
    refuse("not-now", "This is inside what you may set. Just set it.");
  if (input.kind === "more" && result?.consequence === "refused")
    refuse("not-now", "A contraindication or a hold stands here. Call the physiatrist.");
  await requireUnasked(run, session.episodeId, input);
  const requestId = run.newId();
  const state = stateWhenAsked(input.kind, run.actor.level === "assistant");
  const prescriberId = session.prescriberId ?? prescription.prescriberId;
  const seq = await run.audit({
    chainId: session.clinicId,
    action: "askPrescriber",
    entity: "change-request",
    entityId: requestId,
    patientId: session.patientId,
    after: { kind: input.kind, lineKey: input.lineKey, wanted: input.wanted },
  });
  await run.tx.db.insert(run.tx.t.changeRequests).values({
    id: requestId,
    patientId: session.patientId,
    episodeId: session.episodeId,
    sessionId: session.sessionId,
    lineKey: input.lineKey,
    kind: input.kind,
    wanted: input.wanted,
    current: line?.current ?? {},
    evidence: await gatherEvidence(run, session, input.lineKey),
    reason: input.reason,
    check: result ?? null,
    planSnapshotId: await savePlanSnapshot(run, session.patientId, plan),
    askedBy: run.actor.staffId,
    askedAt: run.now,
    prescriberId,
    state,
  });
  await insertRequestEvent(run, requestId, { kind: "asked", reason: input.reason, seq });
  if (state === "waiting")
    await tellPrescriber(run, {
      ...input,
      patientId: session.patientId,
      episodeId: session.episodeId,
      prescriberId,
      requestId,
      lineName: line?.rung ? `${line.name} in place of ${line.rung.ofName}` : (line?.name ?? null),
      dueOn: session.heldOn,
    });
  return { requestId, version: 1 };
}

/**
 * One question to do more at a time about a line. One raised for safety waits for none of them: it holds beside what
 * waits already, unless it is held for safety as it is.
 */
async function requireUnasked(run: Run, episodeId: string, input: AskPrescriber): Promise<void> {
  const { changeRequests } = run.tx.t;
  const waiting = await run.tx.db
    .select({ askedBy: changeRequests.askedBy, kind: changeRequests.kind })
    .from(changeRequests)
    .where(
      and(
        eq(changeRequests.episodeId, episodeId),
        input.lineKey ? eq(changeRequests.lineKey, input.lineKey) : isNull(changeRequests.lineKey),
        inArray(changeRequests.state, ["waiting", "with-supervisor"]),
      ),
    )
    .limit(10);
  const standing = waiting.find((request) => input.kind === "more" || request.kind !== "more");
  if (!standing) return;
  if (standing.kind !== "more")
    refuse("not-now", "A safety question holds this already and waits for its answer.");
  refuse(
    "not-now",
    standing.askedBy === run.actor.staffId
      ? "Your request about this line waits already. Withdraw it to ask something else."
      : "A colleague's request about this line waits already. It is answered first.",
  );
}

async function gatherEvidence(
  run: Run,
  session: {
    episodeId: string;
    heldOn: string;
    sessionId: string;
    note: { painWorst?: number | "not-asked" | undefined };
  },
  lineKey: string | null,
) {
  const earlier = await listEarlierSessions(run.tx, session.episodeId, session, 3);
  const rows = await listRows(
    run.tx,
    earlier.map((past) => past.sessionId),
  );
  const lastThree = earlier.flatMap((past) => {
    const row = rows.find(
      (candidate) =>
        candidate.sessionId === past.sessionId &&
        candidate.lineKey === lineKey &&
        candidate.state !== "not-done",
    );
    return row ? [{ heldOn: past.heldOn, dose: row.dose, painWorst: past.note.painWorst ?? null }] : [];
  });
  return { lastThree, painNow: session.note.painWorst ?? null };
}
