import type { ReachedPatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { endPrecaution } from "#server/precautions/screen-patient.commands.ts";
import { listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { listSessionVitals } from "./vitals.queries.ts";

/** Ends what these measurements raised: they are not what stands any more, or somebody answered for them. */
export async function endRaisedBy(
  run: Run,
  patient: ReachedPatient,
  factIds: readonly string[],
  reason: string,
): Promise<void> {
  if (factIds.length === 0) return;
  for (const standing of await listPrecautionsInForce(run.tx, patient.patientId))
    if (standing.content.factId !== undefined && factIds.includes(standing.content.factId))
      await endPrecaution(run, patient, standing, { action: "endPrecautionOfVital", reason });
}

/** The physiatrist's answer to a session that was stopped: what its vital signs raised before the question holds no more. */
export async function releaseVitalHolds(
  run: Run,
  patient: ReachedPatient,
  asked: { sessionId: string; askedAt: number; answer: string },
): Promise<void> {
  const vitals = await listSessionVitals(run.tx, asked.sessionId);
  await endRaisedBy(
    run,
    patient,
    vitals.filter(({ measuredAt }) => measuredAt <= asked.askedAt).flatMap(({ factIds }) => factIds),
    asked.answer,
  );
}
