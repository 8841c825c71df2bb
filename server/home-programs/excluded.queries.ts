import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";

/** A day's patients are few, and an episode has few programs; so much of each is read at most. */
const mostPerDay = 1600;

/** How many exercises of what each patient has at home a contraindication in force excludes now, by episode; none is left out. */
export async function countExcludedAtHome(
  reader: Reader,
  episodeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { t, db } = reader;
  const numbered = await db
    .select({
      episodeId: t.homePrograms.episodeId,
      patientId: t.homePrograms.patientId,
      number: t.homePrograms.number,
      documentId: t.homePrograms.documentId,
    })
    .from(t.homePrograms)
    .where(inArray(t.homePrograms.episodeId, [...episodeIds]))
    .limit(mostPerDay);
  const latest = numbered.filter(
    (one) => !numbered.some(({ episodeId, number }) => episodeId === one.episodeId && number > one.number),
  );
  if (latest.length === 0) return new Map();
  const documents = await db
    .select({ documentId: t.signedDocuments.id, content: t.signedDocuments.content })
    .from(t.signedDocuments)
    .where(
      inArray(
        t.signedDocuments.id,
        latest.map(({ documentId }) => documentId),
      ),
    )
    .limit(mostPerDay);
  const programs = latest.flatMap(({ episodeId, patientId, documentId }) => {
    const document = documents.find((candidate) => candidate.documentId === documentId);
    return document ? [{ episodeId, patientId, content: document.content }] : [];
  });
  const inForce = await db
    .select({
      patientId: t.precautions.patientId,
      effect: t.precautions.effect,
      content: t.precautions.content,
    })
    .from(t.precautions)
    .where(
      and(
        inArray(t.precautions.patientId, [...new Set(programs.map(({ patientId }) => patientId))]),
        eq(t.precautions.effect, "contraindication"),
        inArray(t.precautions.state, ["raised", "confirmed"]),
      ),
    )
    .limit(mostPerDay);
  if (inForce.length === 0) return new Map();
  const given = programs.map(({ content, ...program }) => ({
    ...program,
    exercises: (JSON.parse(content) as HomeProgramContent).exercises,
  }));
  const library = await readExerciseLibrary(
    reader,
    given.flatMap(({ exercises }) => exercises),
  );
  return new Map(
    given.flatMap(({ episodeId, patientId, exercises }) => {
      const own = inForce
        .filter((row) => row.patientId === patientId)
        .map(({ effect, content }) => ({
          effect,
          excludedTags: content.excludedTags,
          ...(content.onlyAt ? { onlyAt: content.onlyAt } : {}),
          ...(content.side ? { side: content.side } : {}),
        }));
      const excluded = exercises.filter(
        ({ exerciseId, exerciseVersion, side }) =>
          contraindicating(own, library.factsAt(exerciseId, exerciseVersion), side).length > 0,
      ).length;
      return excluded > 0 ? [[episodeId, excluded] as const] : [];
    }),
  );
}
