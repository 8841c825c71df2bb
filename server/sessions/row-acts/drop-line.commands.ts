import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { openRow, type RowTarget, saveRow } from "#server/sessions/rows.commands.ts";
import type { PerformedRow, ReachedSession } from "#server/sessions/session.queries.ts";

/**
 * The therapist takes a line of his own out: it is not done today, and from the signature on no session begins with it
 * until a plan signed later has it again. What a prescriber orders is his to take out.
 */
export async function dropLine(run: Run, input: RowTarget): Promise<{ version: number }> {
  const { session, row, plan } = await openRow(run, input);
  const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
  if (line?.owner !== "therapist" || line.isAddedInSession)
    refuse(
      "not-now",
      line?.isAddedInSession
        ? "An exercise added today holds for today. Say that it was not done."
        : `${row.name} is the prescriber's line. Say that it was not done, or ask.`,
    );
  if (run.actor.level === "assistant")
    refuse("not-now", "An assistant does not change the plan of care. Ask the supervising therapist.");
  return {
    version: await saveRow(
      run,
      session,
      row,
      { state: "not-done", notDoneReason: "other", isFromNowOn: true },
      "dropLine",
    ),
  };
}

/** A row that is not done from now on: its line is dropped when the session is signed. */
export const isDropped = (row: Pick<PerformedRow, "state" | "isFromNowOn">): boolean =>
  row.state === "not-done" && row.isFromNowOn;

/** Lines that rows of a signed session dropped: later plans are read without them. */
export async function keepDropped(
  run: Run,
  session: Pick<ReachedSession, "sessionId" | "patientId" | "episodeId">,
  rows: readonly PerformedRow[],
  kept: { standing: PlanInForce | undefined; seq: number },
): Promise<void> {
  for (const row of rows.filter(isDropped)) {
    const line = kept.standing?.lines.find((candidate) => candidate.lineKey === row.lineKey);
    if (line?.owner !== "therapist")
      refuse(
        "changed-meanwhile",
        `${row.name} can no longer be dropped: the plan changed. Nothing was signed. Confirm the row or say why it was not done, then sign.`,
        { field: "rows", current: { row: row.row, version: row.version } },
      );
    await run.tx.db.insert(run.tx.t.lineEvents).values({
      id: run.newId(),
      patientId: session.patientId,
      episodeId: session.episodeId,
      lineKey: row.lineKey,
      kind: "dropped",
      words: row.name,
      sessionId: session.sessionId,
      actorId: run.actor.staffId,
      at: run.now,
      seq: kept.seq,
    });
  }
}
