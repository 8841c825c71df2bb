import { and, eq } from "drizzle-orm";
import type { Dose } from "#domain/doses/dose.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import { isSameDose } from "#domain/sessions/current-dose.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { notDoneReasons } from "#domain/sessions/session.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { takeOncePermissions } from "#server/requests/permissions.commands.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";
import { savePlanSnapshot } from "./plan-snapshot.commands.ts";
import { requirePossible } from "./row-acts/require-possible.ts";
import {
  listRows,
  type PerformedRow,
  type ReachedSession,
  requireOpenSession,
  requireRow,
} from "./session.queries.ts";
import { readPlanOfSession } from "./session-plan.queries.ts";

export type RowOutcome = { outcome: "saved" | "ask" | "refused"; version: number; check: CheckResult };
export type RowTarget = { sessionId: string; row: number; expectedVersion: number };

export async function openRow(
  run: Run,
  target: RowTarget,
): Promise<{ session: ReachedSession; row: PerformedRow; plan: PlanInForce }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    target.sessionId,
  );
  const row = await requireRow(run.tx, target.sessionId, target.row);
  if (row.version !== target.expectedVersion)
    refuse("changed-meanwhile", `${row.name} was changed by somebody else. Choose which value to keep.`, {
      current: { version: row.version, dose: row.dose, state: row.state },
    });
  return { session, row, plan: await requirePlan(run, session) };
}

/** The plan its rows are held against. A note has none: treatment under it would pass every gate by. */
export async function requirePlan(run: Run, session: ReachedSession): Promise<PlanInForce> {
  if (session.kind === "seen-not-treated")
    refuse("not-now", "This is a note: nothing is treated in it. Start a session to record treatment.");
  const plan = await readPlanOfSession(run.tx, session, run.todayIn(session.timeZone));
  return plan ?? refuse("not-now", "No prescription is signed. Nothing can be performed under it.");
}

export async function saveRow(
  run: Run,
  session: ReachedSession,
  row: PerformedRow,
  change: Partial<
    Pick<
      PerformedRow,
      | "name"
      | "state"
      | "dose"
      | "origin"
      | "notDoneReason"
      | "isFromNowOn"
      | "deviationReason"
      | "planSnapshotId"
      | "check"
    >
  >,
  action: string,
): Promise<number> {
  const { performedDoses } = run.tx.t;
  await run.audit({
    chainId: session.clinicId,
    action,
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    before: { row: row.row, state: row.state, dose: row.dose },
    after: { row: row.row, state: change.state ?? row.state, dose: change.dose ?? row.dose },
  });
  await run.tx.db
    .update(performedDoses)
    .set({ ...change, version: row.version + 1, updatedAt: run.now, updatedBy: run.actor.staffId })
    .where(and(eq(performedDoses.sessionId, session.sessionId), eq(performedDoses.row, row.row)));
  const isPermitted = [row.check, change.check].some((check) =>
    check?.findings.some((finding) => finding.cause === "permission"),
  );
  if (isPermitted) await takeOncePermissions(run, session, await listRows(run.tx, [session.sessionId]));
  return row.version + 1;
}

const lineOf = (plan: PlanInForce, row: Pick<PerformedRow, "lineKey">) =>
  plan.lines.find((candidate) => candidate.lineKey === row.lineKey);

/** Done as it stands, or changed: another dose than the current one, or another rung than sessions begin with. */
export function stateOf(plan: PlanInForce, row: PerformedRow, dose: Dose): "done" | "changed" {
  const line = lineOf(plan, row);
  return isSameDose(line?.current ?? row.dose, dose) && !line?.isMovedToday ? "done" : "changed";
}

/** Records a dose, held against the plan in force now. What asks first or is refused is not recorded as performed. */
export async function setDose(
  run: Run,
  input: RowTarget & { dose: Dose; origin: "typed" | "stepped" | "used-limit" | "reply" },
): Promise<RowOutcome> {
  const { session, row, plan } = await openRow(run, input);
  requirePossible(session, lineOf(plan, row), row.dose, input.dose);
  const result = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: input.dose });
  if (!isAllowed(result))
    return {
      outcome: result.consequence === "refused" ? "refused" : "ask",
      version: row.version,
      check: result,
    };
  const state = stateOf(plan, row, input.dose);
  const version = await saveRow(
    run,
    session,
    row,
    {
      state,
      dose: input.dose,
      origin: input.origin,
      notDoneReason: null,
      deviationReason: "",
      isFromNowOn: state === "changed" && row.isFromNowOn,
      check: result,
      planSnapshotId: await savePlanSnapshot(run, session.patientId, plan),
    },
    "setDose",
  );
  return { outcome: "saved", version, check: result };
}

/** Says that the row was done as it stands; checked again, because the plan may have changed since it was copied. */
export async function confirmRow(run: Run, input: RowTarget): Promise<RowOutcome> {
  const { session, row, plan } = await openRow(run, input);
  const result = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: row.dose });
  if (!isAllowed(result))
    return {
      outcome: result.consequence === "refused" ? "refused" : "ask",
      version: row.version,
      check: result,
    };
  const state = stateOf(plan, row, row.dose);
  const version = await saveRow(
    run,
    session,
    row,
    {
      state,
      notDoneReason: null,
      isFromNowOn: state === "changed" && row.isFromNowOn,
      check: result,
      planSnapshotId: await savePlanSnapshot(run, session.patientId, plan),
    },
    "confirmRow",
  );
  return { outcome: "saved", version, check: result };
}

/** Back to copied and unconfirmed. */
export async function unconfirmRow(run: Run, input: RowTarget): Promise<{ version: number }> {
  const { session, row } = await openRow(run, input);
  return {
    version: await saveRow(
      run,
      session,
      row,
      { state: "copied", isFromNowOn: false, notDoneReason: null },
      "unconfirmRow",
    ),
  };
}

/** Stopping is always allowed and recorded, whatever the plan says. */
export async function setNotDone(
  run: Run,
  input: RowTarget & { reason: (typeof notDoneReasons)[number] },
): Promise<{ version: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  const row = await requireRow(run.tx, input.sessionId, input.row);
  if (row.version !== input.expectedVersion)
    refuse("changed-meanwhile", `${row.name} was changed by somebody else. Look at what stands now.`, {
      current: { version: row.version },
    });
  return {
    version: await saveRow(
      run,
      session,
      row,
      { state: "not-done", notDoneReason: input.reason, isFromNowOn: false },
      "setNotDone",
    ),
  };
}

/** Marks a changed row to hold from now on; it becomes the current dose when the session is signed. */
export async function setFromNowOn(
  run: Run,
  input: RowTarget & { isFromNowOn: boolean },
): Promise<RowOutcome> {
  const { session, row, plan } = await openRow(run, input);
  if (input.isFromNowOn && (row.state !== "changed" || row.deviationReason !== ""))
    return refuse(
      "not-now",
      "Only a changed row can hold from now on. What was done outside a limit cannot.",
    );
  const line = lineOf(plan, row);
  if (input.isFromNowOn && line?.isAddedInSession)
    refuse(
      "not-now",
      "An exercise added today holds for today. It joins the plan of care in its next version.",
    );
  const standing = session.isLateEntry
    ? await readPlanInForce(run.tx, session, run.todayIn(session.timeZone))
    : plan;
  const result = check(standing ?? plan, {
    purpose: "from-now-on",
    lineKey: row.lineKey,
    dose: row.dose,
  });
  if (input.isFromNowOn && !isAllowed(result))
    return {
      outcome: result.consequence === "refused" ? "refused" : "ask",
      version: row.version,
      check: result,
    };
  return {
    outcome: "saved",
    version: await saveRow(run, session, row, { isFromNowOn: input.isFromNowOn }, "setFromNowOn"),
    check: result,
  };
}

/** What was in fact done outside a limit: recorded with its reason, told at once, never the current dose. */
export async function recordDeviation(
  run: Run,
  input: RowTarget & { dose: Dose; reason: string },
): Promise<RowOutcome> {
  const { session, row, plan } = await openRow(run, input);
  requirePossible(session, lineOf(plan, row), row.dose, input.dose);
  const result = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: input.dose });
  if (isAllowed(result)) return refuse("not-now", "This is inside what is allowed. Record it as done.");
  const version = await saveRow(
    run,
    session,
    row,
    {
      state: "changed",
      dose: input.dose,
      origin: "typed",
      deviationReason: input.reason,
      isFromNowOn: false,
      check: result,
      planSnapshotId: await savePlanSnapshot(run, session.patientId, plan),
    },
    "recordDeviation",
  );
  if (session.prescriberId)
    await raiseSignal(run, {
      patientId: session.patientId,
      episodeId: session.episodeId,
      prescriberId: session.prescriberId,
      kind: "deviation",
      facts: { line: row.name, reason: input.reason.slice(0, 160) },
      sourceId: `${session.sessionId}-row-${row.row}`,
      dueOn: session.heldOn,
    });
  return { outcome: "saved", version, check: result };
}
