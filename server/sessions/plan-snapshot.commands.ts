import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Run } from "#server/command.ts";

/** Keeps the plan a check was decided from under the hash of its content; the same plan is kept once. */
export async function savePlanSnapshot(run: Run, patientId: string, plan: PlanInForce): Promise<string> {
  const id = sha256Hex(canonicalJson({ patientId, plan }));
  const { planSnapshots } = run.tx.t;
  await run.tx.db
    .insert(planSnapshots)
    .values({ id, patientId, content: plan, createdAt: run.now })
    .onConflictDoNothing();
  return id;
}
