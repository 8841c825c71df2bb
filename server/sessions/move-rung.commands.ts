import type { Dose } from "#domain/doses/dose.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { planOnRung } from "#domain/sessions/rung.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { readLibraryOfPlan } from "./plan-library.queries.ts";
import { savePlanSnapshot } from "./plan-snapshot.commands.ts";
import { openRow, type RowOutcome, type RowTarget, saveRow } from "./rows.commands.ts";
import type { PerformedRow, ReachedSession } from "./session.queries.ts";

/**
 * Another rung of the line's ladder is done in this row, held against the plan like every dose. It holds for today, and
 * for later sessions only when the row is marked from now on.
 */
export async function moveRung(
  run: Run,
  input: RowTarget & { exerciseId: string; dose: Dose },
): Promise<RowOutcome> {
  const { session, row, plan } = await openRow(run, input);
  const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
  const library = await readLibraryOfPlan(run.tx, plan, [input.exerciseId]);
  const moved = planOnRung(plan, row.lineKey, input.exerciseId, library);
  const next = moved?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  if (!line || !moved || !next || line.isAddedInSession)
    return refuse("invalid", "This exercise is no rung of the line's ladder. Choose one of its ladder.", {
      field: "exerciseId",
    });
  const isBack = input.exerciseId === line.rung?.ofExerciseId;
  if (library.isRetired(input.exerciseId) && !isBack)
    refuse("not-now", `${next.name} is retired. Choose another rung.`, { field: "exerciseId" });
  const result = check(moved, { purpose: "perform", lineKey: row.lineKey, dose: input.dose });
  if (!isAllowed(result))
    return {
      outcome: result.consequence === "refused" ? "refused" : "ask",
      version: row.version,
      check: result,
    };
  const version = await saveRow(
    run,
    session,
    row,
    {
      name: next.name,
      state: "changed",
      dose: input.dose,
      origin: "typed",
      notDoneReason: null,
      deviationReason: "",
      isFromNowOn: false,
      check: result,
      planSnapshotId: await savePlanSnapshot(run, session.patientId, moved),
    },
    "moveRung",
  );
  return { outcome: "saved", version, check: result };
}

/** Rungs that rows of a signed session keep from now on: later plans are read with them. */
export async function keepRungs(
  run: Run,
  session: Pick<ReachedSession, "sessionId" | "patientId" | "episodeId">,
  kept: { rows: readonly PerformedRow[]; plan: PlanInForce; standing: PlanInForce; seq: number },
): Promise<void> {
  for (const row of kept.rows) {
    const of = (plan: PlanInForce) => plan.lines.find((line) => line.lineKey === row.lineKey);
    const [done, stands] = [of(kept.plan), of(kept.standing)];
    if (!done || !stands || done.exercise.exerciseId === stands.exercise.exerciseId) continue;
    await run.tx.db.insert(run.tx.t.lineEvents).values({
      id: run.newId(),
      patientId: session.patientId,
      episodeId: session.episodeId,
      lineKey: row.lineKey,
      kind: "rung",
      words: done.name,
      exerciseId: done.exercise.exerciseId,
      sessionId: session.sessionId,
      actorId: run.actor.staffId,
      at: run.now,
      seq: kept.seq,
    });
  }
}
