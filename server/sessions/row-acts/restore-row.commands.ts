import type { Dose } from "#domain/doses/dose.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import { atMostLimits } from "#domain/sessions/copied-rows.ts";
import { isSameDose } from "#domain/sessions/current-dose.ts";
import type { NotDoneReason, PerformedState, valueOrigins } from "#domain/sessions/session.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { savePlanSnapshot } from "#server/sessions/plan-snapshot.commands.ts";
import {
  openRow,
  type RowOutcome,
  type RowTarget,
  saveRow,
  stateOf,
} from "#server/sessions/rows.commands.ts";

/** A row as it stood before the last act on it. */
export type Before = {
  state: PerformedState;
  dose: Dose;
  origin: (typeof valueOrigins)[number];
  notDoneReason: NotDoneReason | null;
  isFromNowOn: boolean;
};

/**
 * Takes the last act on a row back in one write, held against the plan in force now like every other: what is not
 * allowed now does not come back. Copied again is only what sessions begin with; anything else was entered. A deviation
 * told somebody at once and is not taken back.
 */
export async function restoreRow(run: Run, input: RowTarget & { before: Before }): Promise<RowOutcome> {
  const { session, row, plan } = await openRow(run, input);
  const { state, dose, notDoneReason, ...before } = input.before;
  if (row.deviationReason !== "")
    refuse("not-now", "What was done outside has been told already and stays. Record what stands now.");
  if ((state === "not-done") !== (notDoneReason !== null))
    refuse("invalid", "Only a row that was not done has a reason for it.");
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
