import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import {
  applyDoseEvent,
  type CurrentDoses,
  type DoseEvent,
  isSameDose,
} from "#domain/sessions/current-dose.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { readPrescriberLineKeys } from "./line-owners.queries.ts";

export type DoseSource = {
  source: "version" | "plan-of-care" | "session" | "reply" | "verbal-order";
  sourceId: string;
  sessionId?: string;
  planSnapshotId?: string;
  check?: CheckResult;
  madeOn: string;
  seq: number;
};

/** The cached fold of an episode. */
export async function readCurrentDoses(reader: Reader, episodeId: string): Promise<CurrentDoses> {
  const { currentDoses } = reader.t;
  const rows = await reader.db
    .select({
      lineKey: currentDoses.lineKey,
      lineId: currentDoses.lineId,
      prescribed: currentDoses.prescribed,
      dose: currentDoses.dose,
      isActive: currentDoses.isActive,
    })
    .from(currentDoses)
    .where(eq(currentDoses.episodeId, episodeId))
    .limit(500);
  const prescribers = await readPrescriberLineKeys(reader, episodeId);
  return new Map(
    rows.map((row) => [
      row.lineKey,
      { ...row, owner: prescribers.has(row.lineKey) ? ("prescriber" as const) : ("therapist" as const) },
    ]),
  );
}

/**
 * Applies one fact to an episode's current doses: writes an adjustment row for every line it changed and the cache, in
 * the transaction of the fact.
 */
export async function applyToCurrentDoses(
  run: Run,
  episodeId: string,
  event: DoseEvent,
  source: DoseSource,
): Promise<void> {
  const { t, db } = run.tx;
  const before = await readCurrentDoses(run.tx, episodeId);
  if (event.kind === "dose-set" && !before.get(event.lineKey)?.isActive)
    refuse("not-now", "This line is not in force, so no dose can hold for it from now on.");
  const after = applyDoseEvent(before, event);
  for (const [lineKey, line] of after) {
    const known = before.get(lineKey);
    const isSame =
      known &&
      isSameDose(known.dose, line.dose) &&
      isSameDose(known.prescribed, line.prescribed) &&
      known.isActive === line.isActive &&
      known.lineId === line.lineId;
    if (isSame) continue;
    const values = {
      lineId: line.lineId,
      prescribed: line.prescribed,
      dose: line.dose,
      isActive: line.isActive,
      updatedAt: run.now,
    };
    if (known)
      await db
        .update(t.currentDoses)
        .set(values)
        .where(and(eq(t.currentDoses.episodeId, episodeId), eq(t.currentDoses.lineKey, lineKey)));
    else await db.insert(t.currentDoses).values({ episodeId, lineKey, ...values });
    if (known && isSameDose(known.dose, line.dose)) continue;
    await db.insert(t.adjustments).values({
      id: run.newId(),
      episodeId,
      lineKey,
      sessionId: source.sessionId ?? null,
      source: source.source,
      sourceId: source.sourceId,
      before: known?.dose ?? {},
      after: line.dose,
      planSnapshotId: source.planSnapshotId ?? null,
      check: source.check ?? null,
      madeBy: run.actor.staffId,
      madeOn: source.madeOn,
      at: run.now,
      seq: source.seq,
    });
  }
}
