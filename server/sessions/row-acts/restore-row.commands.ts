import type { Dose } from "#domain/doses/dose.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import { atMostLimits } from "#domain/sessions/copied-rows.ts";
import { isSameDose } from "#domain/sessions/current-dose.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { planOnRung } from "#domain/sessions/rung.ts";
import type { NotDoneReason, PerformedState, valueOrigins } from "#domain/sessions/session.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";
import { readLibraryOfPlan } from "#server/sessions/plan-library.queries.ts";
import { savePlanSnapshot } from "#server/sessions/plan-snapshot.commands.ts";
import {
  openRow,
  type RowOutcome,
  type RowTarget,
  saveRow,
  stateOf,
} from "#server/sessions/rows.commands.ts";
import type { PerformedRow, ReachedSession } from "#server/sessions/session.queries.ts";

/** A row as it stood before the last act on it. */
export type Before = {
  state: PerformedState;
  dose: Dose;
  origin: (typeof valueOrigins)[number];
  notDoneReason: NotDoneReason | null;
  isFromNowOn: boolean;
  /** The rung of the line's ladder the row stood on; left out, it stays where it is. */
  exerciseId?: string;
};

/**
 * Takes the last act on a row back in one write, held against the plan in force now like every other: what is not
 * allowed now does not come back. Copied again is only what sessions begin with; anything else was entered. A move on the
 * ladder is taken back with it. A deviation told somebody at once and is not taken back.
 */
export async function restoreRow(run: Run, input: RowTarget & { before: Before }): Promise<RowOutcome> {
  const { session, row, plan: standingPlan } = await openRow(run, input);
  const { state, dose, notDoneReason, exerciseId, ...before } = input.before;
  if (row.deviationReason !== "")
    refuse("not-now", "What was done outside has been told already and stays. Record what stands now.");
  if ((state === "not-done") !== (notDoneReason !== null))
    refuse("invalid", "Only a row that was not done has a reason for it.");
  const plan = await planAsBefore(run, session, { plan: standingPlan, row, exerciseId });
  const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
  const result = check(plan, { purpose: "perform", lineKey: row.lineKey, dose });
  if ((state === "done" || state === "changed") && !isAllowed(result))
    return {
      outcome: result.consequence === "refused" ? "refused" : "ask",
      version: row.version,
      check: result,
    };
  const standing = state === "done" || state === "changed" ? stateOf(plan, row, dose) : state;
  const isCopiedDose = line !== undefined && isSameDose(atMostLimits(plan, line), dose);
  const isLasting =
    standing === "changed" &&
    before.isFromNowOn &&
    !line?.isAddedInSession &&
    isAllowed(check(plan, { purpose: "from-now-on", lineKey: row.lineKey, dose }));
  const version = await saveRow(
    run,
    session,
    row,
    {
      ...(line && exerciseId !== undefined ? { name: line.name } : {}),
      state: standing,
      dose,
      origin: before.origin === "copied" && !isCopiedDose ? "typed" : before.origin,
      notDoneReason,
      isFromNowOn: isLasting,
      check: result,
      planSnapshotId: await savePlanSnapshot(run, session.patientId, plan),
    },
    "restoreRow",
  );
  return { outcome: "saved", version, check: result };
}

/** The plan with the row's line on the rung it stood on before. */
async function planAsBefore(
  run: Run,
  session: ReachedSession,
  { plan, row, exerciseId }: { plan: PlanInForce; row: PerformedRow; exerciseId: string | undefined },
): Promise<PlanInForce> {
  const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
  if (!line || line.isAddedInSession || exerciseId === undefined || exerciseId === line.exercise.exerciseId)
    return plan;
  // What sessions begin with was moved to by nobody today.
  const begun = session.isLateEntry
    ? await readPlanInForce(run.tx, session, session.heldOn, session.startedAt)
    : await readPlanInForce(run.tx, session, run.todayIn(session.timeZone));
  const own = begun?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  if (own?.exercise.exerciseId === exerciseId)
    return { ...plan, lines: plan.lines.map((one) => (one === line ? own : one)) };
  const library = await readLibraryOfPlan(run.tx, plan, [exerciseId]);
  return (
    planOnRung(plan, row.lineKey, exerciseId, library) ??
    refuse("not-now", "The row does not stand on the ladder it stood on before. Set it as it was done.")
  );
}
