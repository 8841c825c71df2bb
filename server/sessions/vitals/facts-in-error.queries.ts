import { and, eq, exists, inArray, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

/**
 * What a patient's record took up from vital signs of sessions that were entered in error, or set aside because they
 * belong to another chart. It stays readable, marked, and no rule reads it.
 */
export async function listFactsInError(
  { t, db }: Pick<Reader, "t" | "db">,
  patientIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ factIds: t.sessionVitals.factIds })
    .from(t.sessions)
    .innerJoin(t.sessionVitals, eq(t.sessionVitals.sessionId, t.sessions.id))
    .where(
      and(
        inArray(t.sessions.patientId, [...patientIds]),
        or(
          eq(t.sessions.state, "discarded"),
          exists(
            db
              .select({ id: t.addenda.id })
              .from(t.addenda)
              .where(
                and(
                  eq(t.addenda.subjectKind, "session"),
                  eq(t.addenda.subjectId, t.sessions.id),
                  eq(t.addenda.kind, "entered-in-error"),
                ),
              ),
          ),
        ),
      ),
    )
    .limit(2000);
  return new Set(rows.flatMap(({ factIds }) => factIds));
}
