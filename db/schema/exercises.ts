import type { OwnExerciseContent } from "#domain/exercises/own/own-exercise.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";

/** Exercises a clinic added for itself. Every version stays, so that an old session still says what was meant. */
export function exerciseTables(k: Kit, { clinics, staff }: OrganizationTables) {
  const clinicExercises = k.table(
    "clinic_exercises",
    {
      id: k.id().primaryKey(),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      /** The version that is chosen now. */
      currentNumber: k.integer().notNull(),
      /** No longer chosen; lines and sessions that have it keep it. */
      retiredAt: k.long(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.index("clinic_exercises_clinic").on(t.clinicId)],
  );

  const clinicExerciseVersions = k.table(
    "clinic_exercise_versions",
    {
      exerciseId: k
        .id()
        .notNull()
        .references(() => clinicExercises.id),
      number: k.integer().notNull(),
      content: k.json<OwnExerciseContent>().notNull(),
      savedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      savedAt: k.long().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.exerciseId, t.number] })],
  );

  return { clinicExercises, clinicExerciseVersions };
}
