import { sql } from "drizzle-orm";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";
import type { SessionTables } from "./sessions.ts";

/** What a therapist said of a line between its versions; the plan in force is read with it. */
export function lineEventTables(
  k: Kit,
  { staff }: OrganizationTables,
  { patients }: PatientTables,
  { episodes }: EpisodeTables,
  { sessions }: SessionTables,
) {
  const lineEvents = k.table(
    "line_events",
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
      lineKey: k.id().notNull(),
      kind: k.oneOf(["opened", "rung", "dropped"] as const).notNull(),
      /** The criterion that is met, in the words it had; the name of the rung; or of what was dropped. */
      words: k.text().notNull(),
      /** The rung that is done from now on in the place of the line's exercise. */
      exerciseId: k.id(),
      sessionId: k
        .id()
        .notNull()
        .references(() => sessions.id),
      actorId: k
        .id()
        .notNull()
        .references(() => staff.id),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [
      k.check("line_events_rung", sql`(${t.kind} = 'rung') = (${t.exerciseId} is not null)`),
      k.index("line_events_order").on(t.episodeId, t.seq),
    ],
  );
  return { lineEvents };
}
