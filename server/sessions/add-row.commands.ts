import { eq, max } from "drizzle-orm";
import type { Dose, Side } from "#domain/doses/dose.ts";
import { type Exercise, factsOf } from "#domain/exercises/exercise.ts";
import { describeWrongSide } from "#domain/exercises/sided.ts";
import { describeNeedsPrescriber, needsPrescriber } from "#domain/modalities/catalog.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Run } from "#server/command.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { refuse } from "#server/refusal.ts";
import { savePlanSnapshot } from "./plan-snapshot.commands.ts";
import { type RowOutcome, requirePlan } from "./rows.commands.ts";
import { type ReachedSession, requireOpenSession } from "./session.queries.ts";

/**
 * A therapist's own exercise for today, inside the patient's limits. Its row is copied and unconfirmed like every other;
 * exercise, side and line stand in the plan it is checked against, so that the check can be computed again. What would
 * ask or is refused is not added.
 */
export async function addRow(
  run: Run,
  input: {
    sessionId: string;
    exerciseId: string;
    side: Side;
    dose: Dose;
    inPlaceOf?: LineInForce["inPlaceOf"];
  },
): Promise<RowOutcome & { row: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  const standing = await requirePlan(run, session);
  const exercise = await requireChosen(run, session, input.exerciseId);
  if (needsPrescriber(input.exerciseId))
    refuse("not-now", describeNeedsPrescriber(exercise.name), { field: "exerciseId" });
  const wrongSide = describeWrongSide(exercise.name, exercise, input.side);
  if (wrongSide) refuse("invalid", wrongSide, { field: "side" });
  const key = run.newId();
  const line: LineInForce = {
    lineKey: key,
    lineId: key,
    name: exercise.name,
    owner: "therapist",
    consequence: "act",
    side: input.side,
    exercise: factsOf(exercise),
    prescribed: input.dose,
    bounds: {},
    weeklySteps: {},
    current: input.dose,
    currentWeekAgo: input.dose,
    isAddedInSession: true,
    ...(input.inPlaceOf ? { inPlaceOf: input.inPlaceOf } : {}),
  };
  const plan = { ...standing, lines: [...standing.lines, line] };
  const result = check(plan, { purpose: "perform", lineKey: key, dose: input.dose });
  if (!isAllowed(result))
    return {
      outcome: result.consequence === "refused" ? "refused" : "ask",
      version: 0,
      check: result,
      row: 0,
    };
  const row = await nextRow(run, session.sessionId);
  await run.audit({
    chainId: session.clinicId,
    action: "addRow",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after: {
      row,
      exerciseId: input.exerciseId,
      side: input.side,
      ...(input.inPlaceOf ? { inPlaceOf: input.inPlaceOf.lineKey } : {}),
    },
  });
  await insertCopiedRow(run, session, { row, plan, line, dose: input.dose, check: result });
  return { outcome: "saved", version: 1, check: result, row };
}

/** Built in, or of a clinic of the therapist's or the patient's and not retired. */
async function requireChosen(
  run: Run,
  session: Pick<ReachedSession, "clinicId">,
  exerciseId: string,
): Promise<Exercise> {
  const library = await readExerciseLibrary(run.tx, [{ exerciseId }]);
  const exercise = library.find(exerciseId);
  const clinicId = library.clinicOf(exerciseId);
  const isForeign = clinicId !== undefined && ![...run.actor.clinicIds, session.clinicId].includes(clinicId);
  if (!exercise || isForeign)
    return refuse("invalid", "This exercise is not in the library.", { field: "exerciseId" });
  return library.isRetired(exerciseId)
    ? refuse("not-now", `${exercise.name} is retired. Choose another exercise.`, { field: "exerciseId" })
    : exercise;
}

/** The place after the last row; a session holds eighty. */
export async function nextRow(run: Run, sessionId: string): Promise<number> {
  const { performedDoses } = run.tx.t;
  const [last] = await run.tx.db
    .select({ row: max(performedDoses.row) })
    .from(performedDoses)
    .where(eq(performedDoses.sessionId, sessionId));
  const row = (last?.row ?? 0) + 1;
  return row > 80 ? refuse("too-many", "A session holds at most 80 rows.") : row;
}

/** A row that nobody has observed yet, with the plan it is held against. */
export async function insertCopiedRow(
  run: Run,
  session: Pick<ReachedSession, "sessionId" | "patientId">,
  copied: { row: number; plan: PlanInForce; line: LineInForce; dose: Dose; check: CheckResult },
): Promise<void> {
  await run.tx.db.insert(run.tx.t.performedDoses).values({
    sessionId: session.sessionId,
    row: copied.row,
    lineKey: copied.line.lineKey,
    lineId: copied.line.lineId,
    name: copied.line.name,
    state: "copied",
    dose: copied.dose,
    origin: "copied",
    planSnapshotId: await savePlanSnapshot(run, session.patientId, copied.plan),
    check: copied.check,
    updatedAt: run.now,
    updatedBy: run.actor.staffId,
  });
}
