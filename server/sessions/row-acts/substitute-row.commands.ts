import type { Dose, Side } from "#domain/doses/dose.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { addRow } from "#server/sessions/add-row.commands.ts";
import { openRow, type RowOutcome, type RowTarget, saveRow } from "#server/sessions/rows.commands.ts";

/**
 * Another exercise for today in the place of a therapist's own line, inside the patient's limits. Its row names the line
 * it stands in for, and the line's own row is not done, replaced: both or neither. A rung of a ladder is `moveRung`.
 */
export async function substituteRow(
  run: Run,
  input: RowTarget & { exerciseId: string; side: Side; dose: Dose },
): Promise<RowOutcome & { row: number }> {
  const { session, row, plan } = await openRow(run, input);
  const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
  if (line?.owner !== "therapist")
    return refuse("not-now", `${row.name} is the prescriber's line. Choose a rung of its ladder, or ask.`);
  const { sessionId, exerciseId, side, dose } = input;
  const added = await addRow(run, {
    sessionId,
    exerciseId,
    side,
    dose,
    inPlaceOf: { lineKey: row.lineKey, name: row.name },
  });
  if (added.outcome !== "saved") return { ...added, version: row.version };
  const version = await saveRow(
    run,
    session,
    row,
    { state: "not-done", notDoneReason: "replaced", isFromNowOn: false },
    "substituteRow",
  );
  return { ...added, version };
}
