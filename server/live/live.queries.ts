import { and, asc, eq, gt, gte, inArray, isNull, lte, notInArray, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { withinReach } from "#server/access/access.queries.ts";
import { onItsDays } from "#server/access/seats.queries.ts";
import { listClinicsOf } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { organizationChain } from "#server/command.ts";
import type { Actor } from "#server/context.ts";

/** What the stream tells: ids only. The browser reads again, under its own access. */
export type LiveItem = {
  chainId: string;
  seq: number;
  action: string;
  entity: string;
  entityId: string;
  patientId: string | null;
};

/** Looks change nothing that anybody else sees. */
const looks = [
  "openChart",
  "searchPatients",
  "readList",
  "readAudit",
  "signIn",
  "signOut",
  "confirmIdentity",
  "failSignIn",
];
export const batchItems = 200;

/** Chains a person may follow: their clinics, those of patients they are seated with or cover, and the organization's. */
export async function listFollowedChains(reader: Reader, actor: Actor, now: number): Promise<string[]> {
  const { db, t } = reader;
  const today = dayInZone(now, actor.timeZone);
  const seats = await db
    .selectDistinct({ clinicId: t.patients.homeClinicId })
    .from(t.careTeamSeats)
    .innerJoin(t.patients, eq(t.patients.id, t.careTeamSeats.patientId))
    .where(
      and(
        eq(t.careTeamSeats.staffId, actor.staffId),
        // Also one that was ended today: that it was is told to whoever sat in it.
        onItsDays(t.careTeamSeats, today),
      ),
    )
    .limit(50);
  const covers = await db
    .selectDistinct({ clinicId: t.memberships.clinicId })
    .from(t.covers)
    .innerJoin(t.memberships, eq(t.memberships.staffId, t.covers.absentStaffId))
    .where(
      and(
        eq(t.covers.coveringStaffId, actor.staffId),
        lte(t.covers.fromOn, today),
        gte(t.covers.toOn, today),
        isNull(t.covers.endedAt),
      ),
    )
    .limit(50);
  return [
    ...new Set([
      organizationChain,
      ...actor.clinicIds,
      ...seats.map((row) => row.clinicId),
      ...covers.map((row) => row.clinicId),
    ]),
  ];
}

/** The person as they stand now: a clinic left or joined, a seat, a cover takes effect while the stream is open. */
export async function readFollower(reader: Reader, actor: Actor, now: number) {
  const clinics = await listClinicsOf(reader, actor.staffId, now);
  const standing: Actor = {
    ...actor,
    clinicIds: clinics.map((clinic) => clinic.clinicId),
    timeZone: clinics[0]?.timeZone ?? actor.timeZone,
  };
  return { actor: standing, chainIds: await listFollowedChains(reader, standing, now) };
}

/** Where the stream of a newcomer begins: the head of each chain. */
export async function readHeads(reader: Reader, chainIds: readonly string[]): Promise<Map<string, number>> {
  const { chainHeads } = reader.t;
  const rows = await reader.db
    .select({ chainId: chainHeads.chainId, seq: chainHeads.seq })
    .from(chainHeads)
    .where(inArray(chainHeads.chainId, [...chainIds]));
  return new Map(rows.map((row) => [row.chainId, row.seq]));
}

/** The heads a person follows, as the event id their stream resumes from. */
export async function readLiveCursor(reader: Reader, actor: Actor, now: number): Promise<string> {
  const chains = await listFollowedChains(reader, actor, now);
  const heads = await readHeads(reader, chains);
  return JSON.stringify(Object.fromEntries(chains.map((chainId) => [chainId, heads.get(chainId) ?? 0])));
}

/**
 * Changes of one chain after a sequence, oldest first, at most `batchItems`. Of a clinic one works at, all of them; of a
 * clinic one only visits (a seat, a cover), and for a specialist of their own too, those of patients within reach, and
 * that one's seat was ended, so that what it opened leaves the screen.
 */
export async function listChangesAfter(
  reader: Reader,
  follower: { actor: Actor; now: number },
  chainId: string,
  seq: number,
): Promise<LiveItem[]> {
  const { t, db } = reader;
  const { auditRows: rows } = t;
  const { actor, now } = follower;
  const isMember = chainId === organizationChain || actor.clinicIds.includes(chainId);
  const reached = inArray(
    rows.patientId,
    db
      .select({ id: t.patients.id })
      .from(t.patients)
      .where(withinReach(reader, { actor, action: "patients.identify", now })),
  );
  const { careTeamSeats: seats } = t;
  const isOwnEnd = and(
    eq(rows.action, "endSeat"),
    inArray(rows.entityId, db.select({ id: seats.id }).from(seats).where(eq(seats.staffId, actor.staffId))),
  );
  const isTold = !isMember
    ? or(reached, isOwnEnd)
    : actor.role === "specialist"
      ? or(isNull(rows.patientId), reached, isOwnEnd)
      : undefined;
  return db
    .select({
      chainId: rows.chainId,
      seq: rows.seq,
      action: rows.action,
      entity: rows.entity,
      entityId: rows.entityId,
      patientId: rows.patientId,
    })
    .from(rows)
    .where(and(eq(rows.chainId, chainId), gt(rows.seq, seq), notInArray(rows.action, looks), isTold))
    .orderBy(asc(rows.seq))
    .limit(batchItems);
}
