import { and, desc, eq } from "drizzle-orm";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { assessResponse } from "#domain/responses/response.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";

export type NewScore = {
  patientId: string;
  episodeId: string;
  prescriberId: string | null;
  measureId: string;
  scoreThousandths: number;
  side: "left" | "right" | "not-applicable";
  takenOn: string;
  source: "session" | "consultation" | "evaluation" | "patient";
  sourceId: string | null;
};

/** Records one result; out of range, or a second one of the same day and side, is refused with what to do. */
export async function recordScore(run: Run, score: NewScore): Promise<{ scoreId: string }> {
  const measure = findMeasure(score.measureId);
  if (!measure) return refuse("invalid", "This measure is not in the catalog.", { field: "measureId" });
  if (score.scoreThousandths < measure.leastThousandths || score.scoreThousandths > measure.mostThousandths)
    refuse(
      "invalid",
      `${measure.shortName} is ${formatAmount(measure.leastThousandths)} to ${formatAmount(measure.mostThousandths)} ${measure.unit}.`,
      { field: "scoreThousandths" },
    );
  const { t, db } = run.tx;
  const mine = and(
    eq(t.scores.episodeId, score.episodeId),
    eq(t.scores.measureId, score.measureId),
    eq(t.scores.side, score.side),
  );
  const earlier = await db
    .select({
      takenOn: t.scores.takenOn,
      thousandths: t.scores.scoreThousandths,
      side: t.scores.side,
      measureVersion: t.scores.measureVersion,
      source: t.scores.source,
    })
    .from(t.scores)
    .where(mine)
    .orderBy(desc(t.scores.takenAt))
    .limit(60);
  if (
    score.source !== "session" &&
    earlier.some((row) => row.takenOn === score.takenOn && row.source === score.source)
  )
    refuse("invalid", `${measure.shortName} was scored on this day already.`, { field: "takenOn" });
  const scoreId = run.newId();
  await db.insert(t.scores).values({
    id: scoreId,
    patientId: score.patientId,
    episodeId: score.episodeId,
    measureId: score.measureId,
    measureVersion: measure.version,
    scoreThousandths: score.scoreThousandths,
    unit: measure.unit,
    side: score.side,
    takenOn: score.takenOn,
    takenAt: run.now,
    takenBy: run.actor.staffId,
    source: score.source,
    sourceId: score.sourceId,
  });
  const points = [
    ...earlier
      .toReversed()
      .flatMap((row) => (row.thousandths === null ? [] : [{ ...row, thousandths: row.thousandths }])),
    {
      takenOn: score.takenOn,
      thousandths: score.scoreThousandths,
      side: score.side,
      measureVersion: measure.version,
    },
  ];
  const response = assessResponse(measure, points);
  const sourceId = `${score.episodeId}-${score.measureId}`;
  if (response.kind === "worse" && score.prescriberId)
    await raiseSignal(run, {
      patientId: score.patientId,
      episodeId: score.episodeId,
      prescriberId: score.prescriberId,
      kind: "worse",
      sourceId,
      dueOn: score.takenOn,
      facts: {
        measure: measure.shortName,
        change: formatAmount(Math.abs(response.deltaThousandths)),
        since: points[0]?.takenOn ?? "",
      },
    });
  else await endSignals(run, { sourceId, kinds: ["worse"] });
  return { scoreId };
}
