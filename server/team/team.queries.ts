import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { OpenedSection } from "#domain/team/seat.ts";
import { openedParts, seatPartColumns } from "#server/access/seats.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

const mostSeats = 40;

/**
 * Who sits on a patient's team and what each seat opens. Which sensitive section a seat opens, and why, would tell what
 * the chart is about: those who are not named for it are told how many.
 */
export async function listTeam(reader: Reader, patientId: string, named: readonly SensitiveSection[]) {
  const { t, db } = reader;
  const { careTeamSeats: seats, staff } = t;
  const rows = await db
    .select({
      seatId: seats.id,
      specialty: seats.specialty,
      outsideContact: seats.outsideContact,
      fromOn: seats.fromOn,
      toOn: seats.toOn,
      endedAt: seats.endedAt,
      staffId: seats.staffId,
      version: seats.version,
      ...seatPartColumns(t),
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(seats)
    .leftJoin(staff, eq(staff.id, seats.staffId))
    .where(eq(seats.patientId, patientId))
    .orderBy(asc(seats.fromOn), asc(seats.id))
    .limit(mostSeats);
  const sections = await listOpenSections(
    reader,
    rows.map((row) => row.seatId),
  );
  return rows.map((row) => {
    const { role, family, given, credentials } = row;
    const own = sections.filter(({ seatId }) => seatId === row.seatId);
    const shown: OpenedSection[] = own
      .filter(({ section }) => named.includes(section))
      .map(({ section, reason }) => ({ section, reason }));
    return {
      seatId: row.seatId,
      specialty: row.specialty,
      outsideContact: row.outsideContact,
      fromOn: row.fromOn,
      toOn: row.toOn,
      hasEnded: row.endedAt !== null,
      staffId: row.staffId,
      role,
      version: row.version,
      sees: openedParts(row),
      sections: shown,
      keptSections: own.length - shown.length,
      name:
        role && family !== null && given !== null && credentials !== null
          ? shownStaffName({ role, family, given, credentials })
          : row.outsideContact,
    };
  });
}

/** Sensitive sections that some seats open. */
export async function listOpenSections({ t, db }: Reader, seatIds: readonly string[]) {
  return db
    .select({
      sectionId: t.seatSections.id,
      seatId: t.seatSections.seatId,
      section: t.seatSections.section,
      reason: t.seatSections.reason,
    })
    .from(t.seatSections)
    .where(and(inArray(t.seatSections.seatId, [...seatIds]), isNull(t.seatSections.closedAt)))
    .orderBy(asc(t.seatSections.seatId), asc(t.seatSections.section))
    .limit(mostSeats * 5);
}
