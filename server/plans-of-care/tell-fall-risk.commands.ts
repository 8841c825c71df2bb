import { and, desc, eq } from "drizzle-orm";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { type ReachedEpisode, requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { insertFinding } from "#server/conditions/record-facts.commands.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";

/**
 * What the fall screen found becomes a finding of the record where it is news, and sets off its rules. A screen that
 * finds no risk any more says so; what holds by then is lifted by its owner. Not screened says nothing.
 */
export async function tellFallRisk(
  run: Run,
  { patientId }: ReachedEpisode,
  { evaluation, evaluatedOn }: PlanOfCareContent,
): Promise<void> {
  const outcome = evaluation.fallScreen?.outcome ?? "not-screened";
  if (outcome === "not-screened") return;
  const isPresent = outcome === "at-risk";
  const { findings: t } = run.tx.t;
  const [last] = await run.tx.db
    .select({ isPresent: t.isPresent })
    .from(t)
    .where(and(eq(t.patientId, patientId), eq(t.code, "fall-risk")))
    .orderBy(desc(t.foundOn), desc(t.recordedAt))
    .limit(1);
  if ((last?.isPresent ?? false) === isPresent) return;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "plansOfCare.write", now: run.now },
    patientId,
  );
  await insertFinding(
    run,
    { patientId },
    { kind: "flag", flag: "fall-risk", isPresent, words: "Fall screen at the evaluation" },
    evaluatedOn,
  );
  await screenPatient(run, patient, { isOfItself: true });
}
