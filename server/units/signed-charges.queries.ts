import { asc, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

/** What signed sessions charge, in the order it was signed. */
export async function listSignedCharges({ t, db }: Reader, sessionIds: readonly string[]) {
  const { chargeLines: lines } = t;
  return db
    .select({
      sessionId: lines.sessionId,
      code: lines.code,
      units: lines.units,
      minutes: lines.minutes,
      modifiers: lines.modifiers,
      diagnoses: lines.diagnoses,
      renderingId: lines.renderingId,
      supervisingId: lines.supervisingId,
      unitRule: lines.unitRule,
      heldFor: lines.heldFor,
    })
    .from(lines)
    .where(inArray(lines.sessionId, [...sessionIds]))
    .orderBy(asc(lines.sessionId), asc(lines.line))
    .limit(40 * Math.max(1, sessionIds.length));
}
