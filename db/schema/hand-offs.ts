import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** What the usual therapist wants the next person told, and that somebody took a patient over. Both are written once. */
export function handOffTables(
  k: Kit,
  { staff }: OrganizationTables,
  { patients }: PatientTables,
  { episodes }: EpisodeTables,
) {
  const ofEpisode = () => ({
    patientId: k
      .id()
      .notNull()
      .references(() => patients.id),
    episodeId: k
      .id()
      .notNull()
      .references(() => episodes.id),
  });

  /** The newest of an episode stands; one without words takes the one before back. */
  const handOffNotes = k.table(
    "hand_off_notes",
    {
      id: k.id().primaryKey(),
      ...ofEpisode(),
      number: k.integer().notNull(),
      words: k.text().notNull(),
      writtenBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      writtenAt: k.long().notNull(),
    },
    (t) => [k.uniqueIndex("hand_off_notes_number").on(t.episodeId, t.number)],
  );

  const handOffReceipts = k.table(
    "hand_off_receipts",
    {
      id: k.id().primaryKey(),
      ...ofEpisode(),
      /** Who usually treats. */
      fromStaffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      takenBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      takenOn: k.day().notNull(),
      takenAt: k.long().notNull(),
      /** The note that stood on the card; null where none did. */
      noteNumber: k.integer(),
    },
    (t) => [
      k.uniqueIndex("hand_off_receipts_once").on(t.episodeId, t.takenOn, t.takenBy),
      k.index("hand_off_receipts_from").on(t.fromStaffId, t.takenOn, t.takenAt),
    ],
  );

  return { handOffNotes, handOffReceipts };
}
