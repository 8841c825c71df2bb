import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { confoundingOf } from "#domain/orders/procedures/confounded.ts";
import type { LatestScore } from "#domain/prescriptions/met-goals.ts";
import { assessResponse, describeResponse, type ScorePoint } from "#domain/responses/response.ts";
import { listConfounders } from "#server/orders/procedures.queries.ts";

/** A score taken in the window of a procedure of its episode carries what confounds it. */
const marked = <Row extends { takenOn: string }>(
  row: Row,
  confounders: Awaited<ReturnType<typeof listConfounders>>,
  episodeId: string,
): Row & { confounding?: string } => {
  const confounding = confoundingOf(
    row.takenOn,
    confounders.filter((procedure) => procedure.episodeId === episodeId),
  );
  return confounding === undefined ? row : { ...row, confounding };
};

const mostPoints = 60;
const mostRows = 400;

/**
 * Scores of one or several episodes, in each series by the day they were taken on and then by when they were recorded,
 * with what they say. Errors are left out.
 */
export async function listSeries(reader: Reader, episodeIds: readonly string[]) {
  const { t, db } = reader;
  const rows = await db
    .select({
      episodeId: t.scores.episodeId,
      measureId: t.scores.measureId,
      measureVersion: t.scores.measureVersion,
      thousandths: t.scores.scoreThousandths,
      side: t.scores.side,
      takenOn: t.scores.takenOn,
      takenAt: t.scores.takenAt,
    })
    .from(t.scores)
    .leftJoin(t.scoreErrors, eq(t.scoreErrors.scoreId, t.scores.id))
    .where(and(inArray(t.scores.episodeId, [...episodeIds]), isNull(t.scoreErrors.scoreId)))
    .orderBy(desc(t.scores.takenOn), desc(t.scores.takenAt), desc(t.scores.id))
    .limit(mostRows * Math.max(1, Math.min(episodeIds.length, 40)));
  const confounders = await listConfounders(reader, episodeIds);
  const series = new Map<string, { episodeId: string; measureId: string; points: ScorePoint[] }>();
  for (const row of rows) {
    if (row.thousandths === null || row.episodeId === null) continue;
    const key = `${row.episodeId} ${row.measureId} ${row.side}`;
    const known = series.get(key) ?? { episodeId: row.episodeId, measureId: row.measureId, points: [] };
    if (known.points.length < mostPoints)
      known.points.unshift(
        marked(
          {
            takenOn: row.takenOn,
            thousandths: row.thousandths,
            side: row.side,
            measureVersion: row.measureVersion,
          },
          confounders,
          row.episodeId,
        ),
      );
    series.set(key, known);
  }
  return [...series.values()].flatMap(({ episodeId, measureId, points }) => {
    const measure = findMeasure(measureId);
    if (!measure) return [];
    const response = assessResponse(measure, points);
    return [
      {
        episodeId,
        measureId,
        name: measure.name,
        shortName: measure.shortName,
        unit: measure.unit,
        betterIs: measure.betterIs,
        leastThousandths: measure.leastThousandths,
        mostThousandths: measure.mostThousandths,
        side: points[0]?.side ?? ("not-applicable" as const),
        points,
        response,
        responseWords: describeResponse(response),
        thresholds: measure.thresholds,
      },
    ];
  });
}
export type MeasureSeries = Awaited<ReturnType<typeof listSeries>>[number];

/** The newest scores of one measure on one side, oldest first by day and then by when they were recorded. */
export async function listScores(
  reader: Reader,
  of: { episodeId: string; measureId: string; side: "left" | "right" | "not-applicable" },
) {
  const { t, db } = reader;
  const rows = await db
    .select({
      takenOn: t.scores.takenOn,
      thousandths: t.scores.scoreThousandths,
      side: t.scores.side,
      measureVersion: t.scores.measureVersion,
      source: t.scores.source,
    })
    .from(t.scores)
    .leftJoin(t.scoreErrors, eq(t.scoreErrors.scoreId, t.scores.id))
    .where(
      and(
        eq(t.scores.episodeId, of.episodeId),
        eq(t.scores.measureId, of.measureId),
        eq(t.scores.side, of.side),
        isNull(t.scoreErrors.scoreId),
      ),
    )
    .orderBy(desc(t.scores.takenOn), desc(t.scores.takenAt), desc(t.scores.id))
    .limit(mostPoints);
  const confounders = await listConfounders(reader, [of.episodeId]);
  return rows.toReversed().map((row) => marked(row, confounders, of.episodeId));
}

/** The newest score of each measure and side of an episode. */
export async function listLatestScores(reader: Reader, episodeId: string): Promise<LatestScore[]> {
  return (await listSeries(reader, [episodeId])).flatMap(({ measureId, points }) => {
    const last = points.at(-1);
    return last ? [{ measureId, side: last.side, thousandths: last.thousandths, takenOn: last.takenOn }] : [];
  });
}
