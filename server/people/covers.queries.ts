import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { dayInZone } from "#server/clock.ts";
import type { Actor } from "#server/context.ts";

/**
 * The absent colleague for whom somebody acts on a patient today: one they cover, whose open episode the patient has.
 * Undefined when they cover nobody, or this patient is no one's of them.
 */
export async function findCoveredColleague(
  reader: Reader,
  actor: Pick<Actor, "staffId" | "timeZone">,
  patientId: string,
  now: number,
): Promise<string | undefined> {
  const { t, db } = reader;
  const today = dayInZone(now, actor.timeZone);
  const [cover] = await db
    .select({ absentStaffId: t.covers.absentStaffId })
    .from(t.covers)
    .innerJoin(
      t.episodes,
      or(
        eq(t.episodes.prescriberId, t.covers.absentStaffId),
        eq(t.episodes.therapistId, t.covers.absentStaffId),
      ),
    )
    .where(
      and(
        eq(t.covers.coveringStaffId, actor.staffId),
        lte(t.covers.fromOn, today),
        gte(t.covers.toOn, today),
        isNull(t.covers.endedAt),
        eq(t.episodes.patientId, patientId),
        isNull(t.episodes.endedOn),
      ),
    )
    .limit(1);
  return cover?.absentStaffId;
}
