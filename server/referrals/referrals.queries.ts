import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { ReferralState, ReferralUrgency } from "#domain/referrals/referral.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { refuse } from "#server/refusal.ts";

export type ReferralCursor = { urgency: ReferralUrgency; receivedAt: number; referralId: string };
const windowRows = 100;

/**
 * Referrals that wait, urgent first, then the longest waiting: a keyset window, and how many there are in all. A
 * physiatrist sees their own and what nobody has.
 */
export async function listReferrals(reader: Reader, reach: Reach, after: ReferralCursor | null) {
  const { t, db } = reader;
  const { referrals } = t;
  const waits = and(
    inArray(referrals.state, ["received", "assigned", "booked"]),
    reach.actor.role === "physiatrist"
      ? or(isNull(referrals.assignedTo), eq(referrals.assignedTo, reach.actor.staffId))
      : undefined,
    withinReach(reader, reach),
  );
  const rows = await db
    .select({
      referralId: referrals.id,
      state: referrals.state,
      source: referrals.source,
      referrerName: referrals.referrerName,
      reason: referrals.reason,
      urgency: referrals.urgency,
      receivedAt: referrals.receivedAt,
      version: referrals.version,
      clinicId: t.clinics.id,
      clinicName: t.clinics.name,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
      bornOn: t.patients.bornOn,
      mrn: t.patients.mrn,
      payer: t.patients.payer,
      payerKind: t.patients.payerKind,
      needsInterpreter: t.patients.needsInterpreter,
      language: t.patients.language,
      assignedTo: referrals.assignedTo,
      role: t.staff.role,
      staffFamily: t.staff.family,
      staffGiven: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(referrals)
    .innerJoin(t.patients, eq(t.patients.id, referrals.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, referrals.clinicId))
    .leftJoin(t.staff, eq(t.staff.id, referrals.assignedTo))
    .where(and(waits, after === null ? undefined : isAfter(reader, after)))
    // By its letters, urgent comes after soon and soon after routine.
    .orderBy(desc(referrals.urgency), asc(referrals.receivedAt), asc(referrals.id))
    .limit(windowRows);
  const counts = await db
    .select({ state: referrals.state, found: count() })
    .from(referrals)
    .innerJoin(t.patients, eq(t.patients.id, referrals.patientId))
    .where(waits)
    .groupBy(referrals.state);
  const last = rows.length === windowRows ? rows.at(-1) : undefined;
  return {
    list: rows.map(({ role, staffFamily, staffGiven, credentials, ...row }) => ({
      ...row,
      assignedName:
        role && staffFamily !== null && staffGiven !== null && credentials !== null
          ? shownStaffName({ role, family: staffFamily, given: staffGiven, credentials })
          : null,
    })),
    total: counts.reduce((sum, row) => sum + row.found, 0),
    unassigned: counts.find((row) => row.state === "received")?.found ?? 0,
    next: last ? { urgency: last.urgency, receivedAt: last.receivedAt, referralId: last.referralId } : null,
  };
}

function isAfter({ t: { referrals } }: Reader, after: ReferralCursor) {
  const isSameUrgency = eq(referrals.urgency, after.urgency);
  return or(
    lt(referrals.urgency, after.urgency),
    and(isSameUrgency, gt(referrals.receivedAt, after.receivedAt)),
    and(isSameUrgency, eq(referrals.receivedAt, after.receivedAt), gt(referrals.id, after.referralId)),
  );
}

/** Refuses for a referral that was consulted or closed: what came of it stands. */
export function requireOpenReferral(state: ReferralState): void {
  if (state === "consulted" || state === "not-booked") refuse("not-now", "This referral is closed.");
}
