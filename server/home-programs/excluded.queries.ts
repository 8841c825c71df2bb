import { and, eq, inArray, max } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";

/** A day's patients are few; so much of each is read at most. */
const mostPerDay = 400;

/** How many exercises of what each patient has at home a contraindication in force excludes now, by episode; none is left out. */
export async function countExcludedAtHome(
  reader: Reader,
  episodeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { t, db } = reader;
  const latest = db
    .select({ episodeId: t.homePrograms.episodeId, last: max(t.homePrograms.number).as("last") })
    .from(t.homePrograms)
    .where(inArray(t.homePrograms.episodeId, [...episodeIds]))
    .groupBy(t.homePrograms.episodeId)
    .as("latest");
  const programs = await db
    .select({
      episodeId: t.homePrograms.episodeId,
      patientId: t.homePrograms.patientId,
      content: t.signedDocuments.content,
    })
    .from(t.homePrograms)
    .innerJoin(
      latest,
      and(eq(latest.episodeId, t.homePrograms.episodeId), eq(latest.last, t.homePrograms.number)),
    )
    .innerJoin(t.signedDocuments, eq(t.signedDocuments.id, t.homePrograms.documentId))
    .limit(mostPerDay);
  if (programs.length === 0) return new Map();
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
