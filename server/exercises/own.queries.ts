import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { library } from "#domain/exercises/library.ts";
import { exerciseOfOwn } from "#domain/exercises/own/own-exercise.ts";
import { type OwnedLibrary, type OwnVersion, withOwn } from "#domain/exercises/own/with-own.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";

/** Exercises one clinic keeps and has not retired; more is refused where one is added, so that every search sees all. */
export const mostOwnExercises = 200;
type Named = { exerciseId: string; exerciseVersion?: number | undefined };

/** How far a ladder is followed from one own exercise to the next. */
const mostRounds = 5;

/**
 * The library with the own exercises that are named: in the version named and as they are now, and those they stand next
 * to on a ladder. Nothing is read where only built-in ones are named; what is found nowhere stays unknown.
 *
 * @param within a condition on `clinic_exercises`, where not everything that is named may be read.
 */
export async function readExerciseLibrary(
  reader: Reader,
  named: readonly Named[],
  within?: SQL,
): Promise<OwnedLibrary> {
  const versions: OwnVersion[] = [];
  const asked = new Set<string>();
  let wanted = named;
  for (let round = 0; round < mostRounds; round += 1) {
    const fresh = wanted.filter(
      ({ exerciseId }) => !asked.has(exerciseId) && library.find(exerciseId) === undefined,
    );
    if (fresh.length === 0) break;
    for (const { exerciseId } of fresh) asked.add(exerciseId);
    const found = await listVersionsOf(reader, fresh, within);
    versions.push(...found);
    wanted = found.flatMap(({ exercise }) =>
      [...exercise.easier, ...exercise.harder].map((exerciseId) => ({ exerciseId })),
    );
  }
  return withOwn(library, versions);
}

async function listVersionsOf(reader: Reader, named: readonly Named[], within?: SQL): Promise<OwnVersion[]> {
  const { clinicExercises, clinicExerciseVersions: versions } = reader.t;
  const ids = [...new Set(named.map(({ exerciseId }) => exerciseId))];
  const numbers = [...new Set(named.flatMap(({ exerciseVersion }) => exerciseVersion ?? []))];
  const rows = await reader.db
    .select({
      exerciseId: versions.exerciseId,
      number: versions.number,
      content: versions.content,
      clinicId: clinicExercises.clinicId,
      currentNumber: clinicExercises.currentNumber,
      retiredAt: clinicExercises.retiredAt,
    })
    .from(clinicExercises)
    .innerJoin(versions, eq(versions.exerciseId, clinicExercises.id))
    .where(
      and(
        inArray(clinicExercises.id, ids),
        or(eq(versions.number, clinicExercises.currentNumber), inArray(versions.number, numbers)),
        within,
      ),
    )
    .limit(ids.length * (numbers.length + 1));
  return rows.map((row) => ({
    exercise: exerciseOfOwn(row.exerciseId, row.number, row.content),
    clinicId: row.clinicId,
    isCurrent: row.number === row.currentNumber,
    isRetired: row.retiredAt !== null,
  }));
}

/** Own exercises open to the clinic's staff, and to whoever treats one of its patients. */
export function ownWithinReach(reader: Reader, { actor, now }: Omit<Reach, "action">): SQL | undefined {
  const { db, t } = reader;
  return or(
    inArray(t.clinicExercises.clinicId, [...actor.clinicIds]),
    exists(
      db
        .select({ id: t.patients.id })
        .from(t.patients)
        .where(
          and(
            eq(t.patients.homeClinicId, t.clinicExercises.clinicId),
            withinReach(reader, { actor, now, action: "prescriptions.read" }),
          ),
        ),
    ),
  );
}

/** The clinics' own exercises as they are now: those that are chosen, or the last that were retired. */
export async function listOwnExercises(
  reader: Reader,
  clinicIds: readonly string[],
  which: "chosen" | "retired" = "chosen",
) {
  const { clinicExercises, clinicExerciseVersions: versions, clinics } = reader.t;
  const rows = await reader.db
    .select({
      exerciseId: clinicExercises.id,
      clinicId: clinicExercises.clinicId,
      clinicName: clinics.name,
      number: versions.number,
      content: versions.content,
      retiredAt: clinicExercises.retiredAt,
    })
    .from(clinicExercises)
    .innerJoin(clinics, eq(clinics.id, clinicExercises.clinicId))
    .innerJoin(
      versions,
      and(eq(versions.exerciseId, clinicExercises.id), eq(versions.number, clinicExercises.currentNumber)),
    )
    .where(
      and(
        inArray(clinicExercises.clinicId, [...clinicIds]),
        which === "chosen" ? isNull(clinicExercises.retiredAt) : isNotNull(clinicExercises.retiredAt),
      ),
    )
    .orderBy(desc(clinicExercises.id))
    .limit(mostOwnExercises * Math.max(1, clinicIds.length));
  return rows.map(({ content, number, exerciseId, ...row }) => ({
    ...row,
    exercise: exerciseOfOwn(exerciseId, number, content),
  }));
}

/** One own exercise to be changed, retired or restored, with all its versions, newest first; undefined for a built-in one. */
export async function findOwnExercise(reader: Reader, exerciseId: string) {
  const { clinicExercises, clinicExerciseVersions: versions, clinics } = reader.t;
  const [own] = await reader.db
    .select({
      clinicId: clinicExercises.clinicId,
      clinicName: clinics.name,
      retiredAt: clinicExercises.retiredAt,
      currentNumber: clinicExercises.currentNumber,
      expectedVersion: clinicExercises.version,
      content: versions.content,
    })
    .from(clinicExercises)
    .innerJoin(clinics, eq(clinics.id, clinicExercises.clinicId))
    .innerJoin(
      versions,
      and(eq(versions.exerciseId, clinicExercises.id), eq(versions.number, clinicExercises.currentNumber)),
    )
    .where(eq(clinicExercises.id, exerciseId));
  if (!own) return undefined;
  const rows = await reader.db
    .select({ number: versions.number, savedAt: versions.savedAt })
    .from(versions)
    .where(eq(versions.exerciseId, exerciseId))
    .orderBy(asc(versions.number))
    .limit(200);
  return { ...own, versions: rows.toReversed() };
}
