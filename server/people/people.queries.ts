import { and, asc, desc, eq, gte, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reader } from "#db/engine/store.ts";
import { refuseNotFound } from "#server/refusal.ts";

const mostStaff = 200;

/** Staff by name, with the clinics they belong to; names and roles only, which every colleague may see. */
export async function listStaff(reader: Reader, filter: { clinicId?: string | undefined } = {}) {
  const { db, t } = reader;
  const members = filter.clinicId
    ? inArray(
        t.staff.id,
        db
          .select({ id: t.memberships.staffId })
          .from(t.memberships)
          .where(eq(t.memberships.clinicId, filter.clinicId)),
      )
    : undefined;
  const people = await db
    .select({
      staffId: t.staff.id,
      role: t.staff.role,
      discipline: t.staff.discipline,
      level: t.staff.level,
      specialty: t.staff.specialty,
      supervisorId: t.staff.supervisorId,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
      email: t.staff.email,
      phone: t.staff.phone,
      npi: t.staff.npi,
      rights: t.staff.rights,
      sensitiveSections: t.staff.sensitiveSections,
      isActive: t.staff.isActive,
      version: t.staff.version,
    })
    .from(t.staff)
    .where(members)
    .orderBy(asc(t.staff.family), asc(t.staff.given), asc(t.staff.id))
    .limit(mostStaff);
  const places = await db
    .select({ staffId: t.memberships.staffId, clinicId: t.memberships.clinicId, name: t.clinics.name })
    .from(t.memberships)
    .innerJoin(t.clinics, eq(t.clinics.id, t.memberships.clinicId))
    .where(
      inArray(
        t.memberships.staffId,
        people.map((person) => person.staffId),
      ),
    )
    .limit(mostStaff * 4);
  const accounts = await db
    .select({ staffId: t.authUsers.staffId })
    .from(t.authUsers)
    .where(
      inArray(
        t.authUsers.staffId,
        people.map((person) => person.staffId),
      ),
    )
    .limit(mostStaff);
  const hasSignIn = new Set(accounts.map((account) => account.staffId));
  return people.map((person) => ({
    ...person,
    hasSignIn: hasSignIn.has(person.staffId),
    clinics: places
      .filter((place) => place.staffId === person.staffId)
      .map(({ clinicId, name }) => ({ clinicId, name })),
  }));
}

/** Refuses for somebody unknown or deactivated: no link lets them in again. */
export async function requireActiveStaff(reader: Reader, staffId: string): Promise<void> {
  const { staff } = reader.t;
  const [row] = await reader.db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), eq(staff.isActive, true)));
  if (!row) refuseNotFound();
}

/** Cover that is not over on `today`, soonest first. */
export async function listCovers(reader: Reader, today: string) {
  const { db, t } = reader;
  const absent = alias(t.staff, "absent");
  const covering = alias(t.staff, "covering");
  return db
    .select({
      coverId: t.covers.id,
      fromOn: t.covers.fromOn,
      toOn: t.covers.toOn,
      reason: t.covers.reason,
      absentStaffId: absent.id,
      absentFamily: absent.family,
      absentGiven: absent.given,
      absentRole: absent.role,
      absentCredentials: absent.credentials,
      coveringStaffId: covering.id,
      coveringFamily: covering.family,
      coveringGiven: covering.given,
      coveringRole: covering.role,
      coveringCredentials: covering.credentials,
    })
    .from(t.covers)
    .innerJoin(absent, eq(absent.id, t.covers.absentStaffId))
    .innerJoin(covering, eq(covering.id, t.covers.coveringStaffId))
    .where(and(gte(t.covers.toOn, today), isNull(t.covers.endedAt)))
    .orderBy(asc(t.covers.fromOn), desc(t.covers.id))
    .limit(200);
}
