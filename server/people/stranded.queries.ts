import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

export type Stranded = { clinicId: string; clinicName: string; episodes: number; questions: number };

/**
 * By clinic what would have no reader without this person: open episodes that are theirs, and reasons and questions
 * that wait for them. `clinicIds` limits it to the clinics they leave.
 */
export async function listStranded(
  reader: Reader,
  staffId: string,
  clinicIds?: readonly string[],
): Promise<Stranded[]> {
  const { t, db } = reader;
  const episodes = await db
    .select({ patientId: t.episodes.patientId })
    .from(t.episodes)
    .where(
      and(
        isNull(t.episodes.endedOn),
        or(eq(t.episodes.prescriberId, staffId), eq(t.episodes.therapistId, staffId)),
      ),
    )
    .limit(mostRead);
  const signals = await db
    .select({ patientId: t.patientSignals.patientId })
    .from(t.patientSignals)
    .where(and(eq(t.patientSignals.prescriberId, staffId), eq(t.patientSignals.isOpen, true)))
    .limit(mostRead);
  const requests = await db
    .select({ patientId: t.changeRequests.patientId })
    .from(t.changeRequests)
    .where(
      and(
        eq(t.changeRequests.prescriberId, staffId),
        inArray(t.changeRequests.state, ["waiting", "with-supervisor"]),
      ),
    )
    .limit(mostRead);
  const found = new Map<string, Stranded>();
  for (const [column, rows] of [
    ["episodes", episodes],
    ["questions", [...signals, ...requests]],
  ] as const) {
    const homes = await readHomes(reader, [...new Set(rows.map((row) => row.patientId))]);
    for (const { patientId } of rows) {
      const home = homes.get(patientId);
      if (!home || (clinicIds && !clinicIds.includes(home.clinicId))) continue;
      const entry = found.get(home.clinicId) ?? { ...home, episodes: 0, questions: 0 };
      entry[column] += 1;
      found.set(home.clinicId, entry);
    }
  }
  return [...found.values()];
}

/** One person's open work is a few hundred patients; whether anything is left is asked, not all of it. */
const mostRead = 5000;
const mostTogether = 500;

async function readHomes(reader: Reader, patientIds: readonly string[]) {
  const { t, db } = reader;
  const homes = new Map<string, { clinicId: string; clinicName: string }>();
  for (let from = 0; from < patientIds.length; from += mostTogether) {
    const rows = await db
      .select({ patientId: t.patients.id, clinicId: t.clinics.id, clinicName: t.clinics.name })
      .from(t.patients)
      .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
      .where(inArray(t.patients.id, patientIds.slice(from, from + mostTogether)))
      .limit(mostTogether);
    for (const { patientId, ...home } of rows) homes.set(patientId, home);
  }
  return homes;
}

/** Questions of assistants that wait for this therapist as their supervisor. */
export async function countSupervisedQuestions(reader: Reader, staffId: string): Promise<number> {
  const { t, db } = reader;
  const rows = await db
    .select({ id: t.changeRequests.id })
    .from(t.changeRequests)
    .innerJoin(t.staff, eq(t.staff.id, t.changeRequests.askedBy))
    .where(and(eq(t.staff.supervisorId, staffId), eq(t.changeRequests.state, "with-supervisor")))
    .limit(200);
  return rows.length;
}

/** Patients of one clinic, or of all. */
export const atClinic = (
  reader: Reader,
  column: Parameters<typeof inArray>[0],
  clinicId: string | undefined,
): SQL | undefined =>
  clinicId === undefined
    ? undefined
    : inArray(
        column,
        reader.db
          .select({ id: reader.t.patients.id })
          .from(reader.t.patients)
          .where(eq(reader.t.patients.homeClinicId, clinicId)),
      );
