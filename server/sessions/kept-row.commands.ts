import { describeDose } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import { dayInZone } from "#server/clock.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";
import { requirePlan } from "./rows.commands.ts";
import { requireOpenSession, requireRow } from "./session.queries.ts";

/** A sheet is kept on a device no longer than this. */
const longestKeptMilliseconds = 24 * 3_600_000;

/**
 * A row that was logged without a connection and that the plan in force does not allow: it is held against the plan that
 * was seen as well. Where that allowed it, patient and therapist acted on what they knew; nothing is recorded over what
 * stands, the physiatrist is told at once, and the therapist decides in the row.
 *
 * @param input.seenAt milliseconds UTC, the server's own, when the sheet was read that the row was logged on.
 * @returns both checks; `seen` is null where the plan of then does not have the row's line.
 */
export async function tellKeptRow(
  run: Run,
  input: { sessionId: string; row: number; dose: Dose; seenAt: number },
): Promise<{ seen: CheckResult | null; inForce: CheckResult; isTold: boolean }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  if (input.seenAt > run.now || input.seenAt < run.now - longestKeptMilliseconds)
    refuse("invalid", "This was kept too long to be held against what was seen.");
  const row = await requireRow(run.tx, input.sessionId, input.row);
  const wanted = { purpose: "perform", lineKey: row.lineKey, dose: input.dose } as const;
  const plan = await requirePlan(run, session);
  const inForce = check(plan, wanted);
  const then = await readPlanInForce(
    run.tx,
    session,
    dayInZone(input.seenAt, session.timeZone),
    input.seenAt,
  );
  const hadLine = then?.lines.some((line) => line.lineKey === row.lineKey) === true;
  const seen = then && hadLine ? check(then, wanted) : null;
  const isTold = !isAllowed(inForce) && seen !== null && isAllowed(seen);
  if (!isTold) return { seen, inForce, isTold };
  await run.audit({
    chainId: session.clinicId,
    action: "tellKeptRow",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after: { row: row.row, dose: input.dose, seenAt: input.seenAt },
  });
  if (session.prescriberId)
    await raiseSignal(run, {
      patientId: session.patientId,
      episodeId: session.episodeId,
      prescriberId: session.prescriberId,
      kind: "deviation",
      facts: {
        line: row.name,
        reason:
          `logged offline, inside what was in force then and not now: ${describeDose(input.dose)}`.slice(
            0,
            160,
          ),
      },
      sourceId: `${session.sessionId}-row-${row.row}`,
      dueOn: session.heldOn,
    });
  return { seen, inForce, isTold };
}
