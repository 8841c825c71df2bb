import { unansweredVitals } from "#domain/precautions/vitals/asked.ts";
import { vitalFacts } from "#domain/precautions/vitals/vital.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { SessionContent } from "#domain/sessions/session.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import type { PerformedRow, ReachedSession } from "#server/sessions/session.queries.ts";
import { listAskedVitals, listSessionVitals } from "./vitals.queries.ts";

/**
 * What a session is signed with of its vital signs. Refuses one that is asked for and neither measured nor said to be
 * not measured, with `field` "vitals.<moment>.<vital>".
 */
export async function settleVitals(
  run: Run,
  session: ReachedSession,
  of: { plan: PlanInForce | undefined; rows: readonly PerformedRow[] },
): Promise<SessionContent["vitals"]> {
  const asked = await listAskedVitals(run.tx, session, of, namedFor(run.actor, session.patientId));
  const measured = await listSessionVitals(run.tx, session.sessionId);
  const [missing] = unansweredVitals(asked, measured);
  if (missing)
    refuse(
      "invalid",
      `${vitalFacts[missing.vital].label} ${momentWords[missing.moment]} is asked for: ${missing.because[0]?.words ?? ""}. Enter it, or say why it was not measured.`,
      { field: `vitals.${missing.moment}.${missing.vital}` },
    );
  if (asked.length === 0 && measured.length === 0) return undefined;
  return {
    asked: asked.map(({ vital, moment, because }) => ({
      vital,
      moment,
      precautionIds: because.map(({ precautionId }) => precautionId).slice(0, 40),
    })),
    measured: measured.map(({ vital, moment, value, measuredAt, staffId }) => ({
      vital,
      moment,
      value,
      measuredAt,
      staffId,
    })),
  };
}

const momentWords = { before: "before exercise", during: "in exercise", after: "after exercise" } as const;
