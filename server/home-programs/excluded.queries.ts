import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { excludingGiven } from "#domain/home-programs/assess-home.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { listInUse } from "#domain/home-programs/in-use.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";

/** A day's patients are few, and an episode has few programs; so much of each is read at most. */
const mostPerDay = 1600;

/**
 * How many exercises of what each patient does at home on a day, or will do, a contraindication in force excludes now, by
 * episode; none is left out. An exercise that stands on two of the programs is counted once.
 */
export async function countExcludedAtHome(
  reader: Reader,
  episodeIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, number>> {
  const { t, db } = reader;
  const numbered = await db
    .select({
      episodeId: t.homePrograms.episodeId,
      patientId: t.homePrograms.patientId,
      number: t.homePrograms.number,
      startsOn: t.homePrograms.startsOn,
      documentId: t.homePrograms.documentId,
    })
    .from(t.homePrograms)
    .where(inArray(t.homePrograms.episodeId, [...episodeIds]))
    .limit(mostPerDay);
  const inUse = [...new Set(numbered.map(({ episodeId }) => episodeId))].flatMap((episodeId) =>
    listInUse(
      numbered.filter((one) => one.episodeId === episodeId),
      day,
    ),
  );
  if (inUse.length === 0) return new Map();
  const documents = await db
    .select({ documentId: t.signedDocuments.id, content: t.signedDocuments.content })
    .from(t.signedDocuments)
    .where(
      inArray(
        t.signedDocuments.id,
        inUse.map(({ documentId }) => documentId),
      ),
    )
    .limit(mostPerDay);
  const inForce = await db
    .select({
      patientId: t.precautions.patientId,
      effect: t.precautions.effect,
      content: t.precautions.content,
    })
    .from(t.precautions)
    .where(
      and(
        inArray(t.precautions.patientId, [...new Set(inUse.map(({ patientId }) => patientId))]),
        eq(t.precautions.effect, "contraindication"),
        inArray(t.precautions.state, ["raised", "confirmed"]),
      ),
    )
    .limit(mostPerDay);
  if (inForce.length === 0) return new Map();
  const given = inUse.flatMap(({ episodeId, patientId, documentId }) => {
    const document = documents.find((candidate) => candidate.documentId === documentId);
    const exercises = document ? (JSON.parse(document.content) as HomeProgramContent).exercises : [];
    return exercises.map((exercise) => ({ episodeId, patientId, exercise }));
  });
  const library = await readExerciseLibrary(
    reader,
    given.map(({ exercise }) => exercise),
  );
  const excluded = new Map<string, Set<string>>();
  for (const { episodeId, patientId, exercise } of given) {
    const own = inForce
      .filter((row) => row.patientId === patientId)
      .map(({ effect, content }) => ({
        effect,
        excludedTags: content.excludedTags,
        ...(content.onlyAt ? { onlyAt: content.onlyAt } : {}),
        ...(content.side ? { side: content.side } : {}),
      }));
    if (excludingGiven(own, exercise, library.factsAt).length === 0) continue;
    const lines = excluded.get(episodeId) ?? new Set();
    excluded.set(episodeId, lines.add(exercise.lineKey));
  }
  return new Map([...excluded].map(([episodeId, lines]) => [episodeId, lines.size]));
}
