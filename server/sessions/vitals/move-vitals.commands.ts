import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import type { ReachedSession } from "#server/sessions/session.queries.ts";
import { takeVital } from "./record-vital.commands.ts";
import { endRaisedBy } from "./vital-holds.commands.ts";
import { listSessionVitals } from "./vitals.queries.ts";

/**
 * Once a session counts for nothing in this chart: what was measured in it is marked in the record by that, no rule reads
 * it any more, and what it raised ends.
 */
export async function withdrawVitals(run: Run, session: ReachedSession, reason: string): Promise<void> {
  const measured = await listSessionVitals(run.tx, session.sessionId);
  const factIds = measured.flatMap((one) => one.factIds);
  if (factIds.length === 0) return;
  const reach = { actor: run.actor, action: "sessions.addend" as const, now: run.now };
  const patient = await requirePatient(run.tx, reach, session.patientId);
  await endRaisedBy(run, patient, factIds, reason);
  await screenPatient(run, patient, { isOfItself: true });
}

/** What was measured in a session stands in another, in its order, with when and by whom; that patient's rules run with it. */
export async function copyVitals(run: Run, from: { sessionId: string }, to: ReachedSession): Promise<void> {
  for (const { vital, moment, value, measuredAt, staffId } of await listSessionVitals(run.tx, from.sessionId))
    await takeVital(run, to, {
      ...{ vital, moment, value, measuredAt, staffId },
      before: await listSessionVitals(run.tx, to.sessionId),
    });
}
