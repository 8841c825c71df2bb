import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** Prescribers of an organization; the waiting questions are reached through them. */
const mostPrescribers = 200;

/** Questions of a therapist's own assistants that wait to be passed on, oldest first. */
export async function listSupervised(reader: Reader, reach: Reach, supervisorId: string) {
  const { t, db } = reader;
  const prescribers = await db
    .select({ staffId: t.staff.id })
    .from(t.staff)
    .where(eq(t.staff.role, "physiatrist"))
    .limit(mostPrescribers);
  const rows = await db
    .select({
      requestId: t.changeRequests.id,
      version: t.changeRequests.version,
      sessionId: t.changeRequests.sessionId,
      wanted: t.changeRequests.wanted,
      reason: t.changeRequests.reason,
      askedAt: t.changeRequests.askedAt,
      lineName: t.performedDoses.name,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
      askerRole: t.staff.role,
      askerFamily: t.staff.family,
      askerGiven: t.staff.given,
      askerCredentials: t.staff.credentials,
    })
    .from(t.changeRequests)
    .innerJoin(t.staff, eq(t.staff.id, t.changeRequests.askedBy))
    .innerJoin(t.patients, eq(t.patients.id, t.changeRequests.patientId))
    .leftJoin(
      t.performedDoses,
      and(
        eq(t.performedDoses.sessionId, t.changeRequests.sessionId),
        eq(t.performedDoses.lineKey, t.changeRequests.lineKey),
      ),
    )
    .where(
      and(
        inArray(
          t.changeRequests.prescriberId,
          prescribers.map((one) => one.staffId),
        ),
        eq(t.changeRequests.state, "with-supervisor"),
        eq(t.staff.supervisorId, supervisorId),
        withinReach(reader, reach),
      ),
    )
    .orderBy(asc(t.changeRequests.askedAt), asc(t.changeRequests.id))
    .limit(20);
  return rows.map(({ askerRole, askerFamily, askerGiven, askerCredentials, ...row }) => ({
    ...row,
    askedByName: shownStaffName({
      role: askerRole,
      family: askerFamily,
      given: askerGiven,
      credentials: askerCredentials,
    }),
  }));
}
