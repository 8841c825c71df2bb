import { and, asc, desc, eq, gte, inArray, isNull, max, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { assessTherapistVisit, isTold } from "#domain/plans-of-care/therapist-visit.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

/** A therapist's running episodes that are looked through. */
const mostEpisodes = 200;
/** Days further back say nothing: treated that rarely, a period of ten treatment days is longer than any plan (ours). */
const daysBack = 180;

/**
 * Of some episodes, how far each is from the day by which a therapist must treat in person, by whoever signed the
 * treatment. Without a signed day by an assistant an episode is not among them.
 */
export async function readTherapistVisits(reader: Reader, episodeIds: readonly string[], today: string) {
  const { t, db } = reader;
  if (episodeIds.length === 0) return [];
  const of = [...new Set(episodeIds)];
  const days = await db
    .selectDistinct({ episodeId: t.sessions.episodeId, heldOn: t.sessions.heldOn, level: t.staff.level })
    .from(t.sessions)
    .innerJoin(t.staff, eq(t.staff.id, t.sessions.therapistId))
    .where(
      and(
        inArray(t.sessions.episodeId, of),
        gte(t.sessions.heldOn, addDays(today, -daysBack)),
        eq(t.sessions.state, "signed"),
        ne(t.sessions.kind, "seen-not-treated"),
        isNotInError(reader, "session", t.sessions.id),
      ),
    );
  const evaluated = await db
    .select({ episodeId: t.plansOfCare.episodeId, on: max(t.plansOfCare.evaluatedOn) })
    .from(t.plansOfCare)
    .where(inArray(t.plansOfCare.episodeId, of))
    .groupBy(t.plansOfCare.episodeId);
  return of.flatMap((episodeId) => {
    const visit = assessTherapistVisit(
      days
        .filter((day) => day.episodeId === episodeId)
        .map(({ heldOn, level }) => ({ heldOn, isByTherapist: level === "therapist" })),
      evaluated.find((row) => row.episodeId === episodeId)?.on ?? null,
    );
    return visit.assistantDays === 0 ? [] : [{ episodeId, ...visit }];
  });
}

/** A therapist's own patients whom an assistant treats and a therapist must see soon, the least time left first. */
export async function listTherapistVisits(
  reader: Reader,
  reach: Reach,
  { therapistId, today }: { therapistId: string; today: string },
) {
  const { t, db } = reader;
  const own = await db
    .select({
      episodeId: t.episodes.id,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
    })
    .from(t.episodes)
    .innerJoin(t.patients, eq(t.patients.id, t.episodes.patientId))
    .where(
      and(eq(t.episodes.therapistId, therapistId), isNull(t.episodes.endedOn), withinReach(reader, reach)),
    )
    .orderBy(desc(t.episodes.startedOn), asc(t.episodes.id))
    .limit(mostEpisodes);
  const visits = await readTherapistVisits(
    reader,
    own.map(({ episodeId }) => episodeId),
    today,
  );
  return visits
    .filter(isTold)
    .flatMap((visit) =>
      own.filter((row) => row.episodeId === visit.episodeId).map((row) => ({ ...row, ...visit })),
    )
    .toSorted((a, b) => a.left - b.left || a.family.localeCompare(b.family));
}
