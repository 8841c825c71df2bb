import { and, eq, inArray } from "drizzle-orm";
import { describeProcedureKind } from "#domain/orders/procedures/procedure.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { addendOwn } from "#server/consultations/addenda.commands.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { listLimitsInForce, listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { findProcedure } from "./procedures.queries.ts";

type ReachedProcedure = NonNullable<Awaited<ReturnType<typeof findProcedure>>>;

export type AddendProcedure = { procedureId: string; words: string; kind: "addendum" | "entered-in-error" };

/**
 * Adds to a signed procedure. Entered in error it counts for nothing; what it started still holds, and is due for lifting
 * from this day: its physiatrist is told, and lifts it.
 */
export async function addendProcedure(run: Run, input: AddendProcedure): Promise<{ addendumId: string }> {
  const procedure = await findProcedure(run.tx, input.procedureId);
  if (!procedure) return refuseNotFound();
  const added = await addendOwn(run, {
    words: input.words,
    kind: input.kind,
    action: "orders.perform",
    subjectKind: "procedure",
    subjectId: procedure.procedureId,
    episodeId: procedure.episodeId,
    authorId: procedure.physiatristId,
  });
  if (input.kind === "entered-in-error") await proposeLifting(run, procedure);
  return added;
}

/** What the procedure started and still holds is due for lifting at once; where nothing holds nobody is told. */
async function proposeLifting(run: Run, procedure: ReachedProcedure): Promise<void> {
  const { t, db } = run.tx;
  const { procedureId, patientId, episodeId, physiatristId } = procedure;
  const reach = { actor: run.actor, action: "orders.perform", now: run.now } as const;
  const episode = await requireEpisode(run.tx, reach, episodeId);
  const limitIds = (await listLimitsInForce(run.tx, patientId))
    .filter(({ sourceKind, sourceId }) => sourceKind === "procedure" && sourceId === procedureId)
    .map(({ limitId }) => limitId);
  const precautionIds = (await listPrecautionsInForce(run.tx, patientId))
    .filter(({ content }) => content.trigger === "procedure" && content.factId === procedureId)
    .map(({ precautionId }) => precautionId);
  if (limitIds.length + precautionIds.length === 0) return;
  const dueForLiftingOn = run.todayIn(episode.timeZone);
  await db
    .update(t.limits)
    .set({ dueForLiftingOn })
    .where(and(eq(t.limits.patientId, patientId), inArray(t.limits.id, limitIds)));
  await db
    .update(t.precautions)
    .set({ dueForLiftingOn })
    .where(and(eq(t.precautions.patientId, patientId), inArray(t.precautions.id, precautionIds)));
  await raiseSignal(run, {
    patientId,
    episodeId,
    prescriberId: physiatristId,
    kind: "procedure-in-error",
    facts: {
      procedure: episode.isSensitive ? keptWords : describeProcedureKind(procedure.kind),
      on: procedure.performedOn,
      limits: limitIds.length,
      precautions: precautionIds.length,
    },
    sourceId: procedureId,
    dueOn: dueForLiftingOn,
  });
}
