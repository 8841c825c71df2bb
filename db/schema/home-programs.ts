import { homeProgramEventKinds } from "#domain/home-programs/home-program.ts";
import { homeLanguages } from "#domain/home-programs/words/language.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";
import type { PrescriptionTables } from "./prescriptions.ts";
import type { SessionTables } from "./sessions.ts";

/**
 * What patients were given to do at home. Of an episode's the newest that has begun is in use, and those given since that
 * begin later will be.
 */
export function homeProgramTables(
  k: Kit,
  { staff }: OrganizationTables,
  { patients }: PatientTables,
  { episodes }: EpisodeTables,
  { prescriptionVersions, plansOfCare }: PrescriptionTables,
  { planSnapshots }: SessionTables,
) {
  const homePrograms = k.table(
    "home_programs",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      number: k.integer().notNull(),
      prescriptionVersionId: k
        .id()
        .notNull()
        .references(() => prescriptionVersions.id),
      planOfCareId: k.id().references(() => plansOfCare.id),
      language: k.oneOf(homeLanguages).notNull(),
      startsOn: k.day().notNull(),
      exerciseCount: k.integer().notNull(),
      /** What each dose was held against, and what came of it, in the order of the exercises. */
      planSnapshotId: k
        .id()
        .notNull()
        .references(() => planSnapshots.id),
      checks: k.json<readonly CheckResult[]>().notNull(),
      documentId: k.id().notNull(),
      givenBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      givenAt: k.long().notNull(),
    },
    (t) => [
      k.uniqueIndex("home_programs_number").on(t.episodeId, t.number),
      k.index("home_programs_patient").on(t.patientId, t.givenAt),
    ],
  );

  const homeProgramEvents = k.table(
    "home_program_events",
    {
      id: k.id().primaryKey(),
      homeProgramId: k
        .id()
        .notNull()
        .references(() => homePrograms.id),
      kind: k.oneOf(homeProgramEventKinds).notNull(),
      actorId: k
        .id()
        .notNull()
        .references(() => staff.id),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("home_program_events_order").on(t.homeProgramId, t.seq)],
  );

  return { homePrograms, homeProgramEvents };
}
