import { and, asc, desc, eq, gt, gte, isNull, lte, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { StaffRole } from "#domain/people/staff.ts";
import { listSeatSections } from "#server/access/seats.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { Actor, SignIn } from "#server/context.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { idleMilliseconds } from "./auth.ts";

export type StandingSignIn = { actor: Actor; signIn: SignIn };

/** "Dr. Osei", "R. Kim, PT": how staff are named to each other. */
export function shownStaffName(staff: {
  role: StaffRole;
  family: string;
  given: string;
  credentials: string;
}): string {
  if (staff.role === "physiatrist" && /\b(MD|DO)\b/.test(staff.credentials))
    return `Dr. ${staff.given.charAt(0)}. ${staff.family}`;
  const first = staff.given.charAt(0);
  return `${first === "" ? "" : `${first}. `}${staff.family}${staff.credentials === "" ? "" : `, ${staff.credentials.split(",")[0]?.trim() ?? ""}`}`;
}

/** The person behind a sign-in as they stand now: their role, rights and clinics are read on every request. */
export async function findStandingSignIn(
  reader: Reader,
  token: string,
  now: number,
): Promise<StandingSignIn | undefined> {
  const { db, t } = reader;
  const [row] = await db
    .select({
      sessionId: t.authSessions.id,
      signedInAt: t.authSessions.createdAt,
      expiresAt: t.authSessions.expiresAt,
      lastInputAt: t.authSessions.lastInputAt,
      confirmedUntilAt: t.authSessions.confirmedUntilAt,
      isLocked: t.authSessions.isLocked,
      ...staffColumns(t),
    })
    .from(t.authSessions)
    .innerJoin(t.authUsers, eq(t.authUsers.id, t.authSessions.userId))
    .innerJoin(t.staff, eq(t.staff.id, t.authUsers.staffId))
    .where(and(eq(t.authSessions.token, token), eq(t.staff.isActive, true)));
  if (!row || row.expiresAt <= now) return undefined;
  const clinics = await listClinicsOf(reader, row.staffId, now);
  const isIdle = Math.max(row.lastInputAt, row.signedInAt) + idleMilliseconds <= now;
  return {
    actor: await actorOf(reader, row, clinics, now),
    signIn: {
      sessionId: row.sessionId,
      signedInAt: row.signedInAt,
      expiresAt: row.expiresAt,
      confirmedUntilAt: row.confirmedUntilAt,
      isLocked: row.isLocked || isIdle,
    },
  };
}

const staffColumns = ({ staff }: Reader["t"]) => ({
  staffId: staff.id,
  role: staff.role,
  level: staff.level,
  discipline: staff.discipline,
  supervisorId: staff.supervisorId,
  rights: staff.rights,
  sensitiveSections: staff.sensitiveSections,
  family: staff.family,
  given: staff.given,
  credentials: staff.credentials,
});

type StaffRow = Omit<Actor, "shownName" | "clinicIds" | "timeZone" | "sensitiveSections" | "seatSections"> & {
  sensitiveSections: readonly string[];
  family: string;
  given: string;
  credentials: string;
};

async function actorOf(
  reader: Reader,
  row: StaffRow,
  clinics: readonly { clinicId: string; timeZone: string }[],
  now: number,
): Promise<Actor> {
  const timeZone = clinics[0]?.timeZone ?? "UTC";
  return {
    staffId: row.staffId,
    role: row.role,
    level: row.level,
    discipline: row.discipline,
    supervisorId: row.supervisorId,
    rights: row.rights,
    ...(row.role === "admin"
      ? { sensitiveSections: [], seatSections: [] }
      : {
          sensitiveSections: row.sensitiveSections as Actor["sensitiveSections"],
          seatSections: await listSeatSections(reader, row.staffId, dayInZone(now, timeZone)),
        }),
    shownName: shownStaffName(row),
    clinicIds: clinics.map((clinic) => clinic.clinicId),
    timeZone,
  };
}

/** A colleague as they stand now, whether signed in or not, so that their reach can be asked. */
export async function findActor(reader: Reader, staffId: string, now: number): Promise<Actor | undefined> {
  const { db, t } = reader;
  const [row] = await db
    .select(staffColumns(t))
    .from(t.staff)
    .where(and(eq(t.staff.id, staffId), eq(t.staff.isActive, true)));
  return row && actorOf(reader, row, await listClinicsOf(reader, staffId, now), now);
}

export async function listClinicsOf(reader: Reader, staffId: string, now: number) {
  const { db, t } = reader;
  const rows = await db
    .select({
      clinicId: t.clinics.id,
      name: t.clinics.name,
      timeZone: t.clinics.timeZone,
      state: t.clinics.state,
      policy: t.clinics.policy,
      phone: t.clinics.phone,
      fromOn: t.memberships.fromOn,
      toOn: t.memberships.toOn,
    })
    .from(t.memberships)
    .innerJoin(t.clinics, eq(t.clinics.id, t.memberships.clinicId))
    .where(
      and(
        eq(t.memberships.staffId, staffId),
        // A day begins somewhere on earth up to 14 hours before it does in UTC; the clinic's own day decides below.
        lte(t.memberships.fromOn, dayInZone(now + 14 * 3_600_000, "UTC")),
        or(isNull(t.memberships.toOn), gte(t.memberships.toOn, dayInZone(now - 12 * 3_600_000, "UTC"))),
      ),
    )
    .orderBy(asc(t.memberships.fromOn), asc(t.clinics.name), asc(t.clinics.id))
    .limit(50);
  return rows.filter((row) => {
    const today = dayInZone(now, row.timeZone);
    return row.fromOn <= today && (row.toOn === null || row.toOn >= today);
  });
}

/** Refuses once a sign-in ended, ran out, or its person was deactivated; a stream asks this again and again. */
export async function requireStandingSignIn(reader: Reader, sessionId: string, now: number): Promise<void> {
  const { db, t } = reader;
  const [row] = await db
    .select({ expiresAt: t.authSessions.expiresAt })
    .from(t.authSessions)
    .innerJoin(t.authUsers, eq(t.authUsers.id, t.authSessions.userId))
    .innerJoin(t.staff, eq(t.staff.id, t.authUsers.staffId))
    .where(and(eq(t.authSessions.id, sessionId), eq(t.staff.isActive, true)));
  if (!row || row.expiresAt <= now) refuse("signed-out", "You are signed out.");
}

/** Refuses an act that signs until the person confirmed it is them; one confirmation covers ten minutes. */
export function requireConfirmed(ctx: { signIn: SignIn; clock: { now: () => number } }): void {
  if (ctx.signIn.confirmedUntilAt <= ctx.clock.now())
    refuse("needs-confirmation", "Confirm it is you to sign.");
}

/** A person's own standing sign-ins, newest first. */
export async function listSignIns(reader: Reader, staffId: string, now: number) {
  const { authSessions, authUsers } = reader.t;
  return reader.db
    .select({
      sessionId: authSessions.id,
      signedInAt: authSessions.createdAt,
      lastInputAt: authSessions.lastInputAt,
      userAgent: authSessions.userAgent,
    })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .where(and(eq(authUsers.staffId, staffId), gt(authSessions.expiresAt, now)))
    .orderBy(desc(authSessions.createdAt), desc(authSessions.id))
    .limit(50);
}

export async function requireStaff(reader: Reader, staffId: string) {
  const { staff } = reader.t;
  const [row] = await reader.db
    .select({
      id: staff.id,
      email: staff.email,
      given: staff.given,
      family: staff.family,
      role: staff.role,
      credentials: staff.credentials,
    })
    .from(staff)
    .where(eq(staff.id, staffId));
  return row ?? refuseNotFound();
}
