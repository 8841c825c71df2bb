import { and, desc, eq, gte, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** Who held or revoked the prescriptions of some episodes that stand so now, when and why. */
export async function listHolds(reader: Reader, episodeIds: readonly string[]) {
  if (episodeIds.length === 0) return [];
  const { t, db } = reader;
  const rows = await db
    .select({
      prescriptionId: t.prescriptions.id,
      episodeId: t.prescriptions.episodeId,
      kind: t.prescriptionEvents.kind,
      at: t.prescriptionEvents.at,
      reason: t.prescriptionEvents.reason,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.prescriptions)
    .innerJoin(
      t.prescriptionEvents,
      and(
        eq(t.prescriptionEvents.prescriptionId, t.prescriptions.id),
        // What a state came from bears its name.
        eq(t.prescriptionEvents.kind, t.prescriptions.state),
      ),
    )
    .innerJoin(t.staff, eq(t.staff.id, t.prescriptionEvents.actorId))
    .where(
      and(
        inArray(t.prescriptions.episodeId, [...episodeIds]),
        inArray(t.prescriptions.state, ["held", "revoked"]),
      ),
    )
    .orderBy(desc(t.prescriptionEvents.seq))
    .limit(400);
  const newest = rows.filter(
    (row, place) => rows.findIndex(({ prescriptionId }) => prescriptionId === row.prescriptionId) === place,
  );
  return newest.map(({ prescriptionId, episodeId, kind, at, reason, ...who }) => ({
    prescriptionId,
    episodeId,
    kind,
    at,
    reason,
    actorName: shownStaffName(who),
  }));
}

/** Who put a prescription in force again since an instant, when and why; null where nobody did. */
export async function findResumedSince(reader: Reader, prescriptionId: string, since: number) {
  const { t, db } = reader;
  const [row] = await db
    .select({
      kind: t.prescriptionEvents.kind,
      at: t.prescriptionEvents.at,
      reason: t.prescriptionEvents.reason,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.prescriptionEvents)
    .innerJoin(t.staff, eq(t.staff.id, t.prescriptionEvents.actorId))
    .where(
      and(
        eq(t.prescriptionEvents.prescriptionId, prescriptionId),
        eq(t.prescriptionEvents.kind, "resumed"),
        gte(t.prescriptionEvents.at, since),
      ),
    )
    .orderBy(desc(t.prescriptionEvents.seq))
    .limit(1);
  if (!row) return null;
  const { kind, at, reason, ...who } = row;
  return { kind, at, reason, actorName: shownStaffName(who) };
}
