import { and, asc, eq, isNull } from "drizzle-orm";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { assessResponse } from "#domain/responses/response.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { listScores } from "./measures.queries.ts";

type Side = "left" | "right" | "not-applicable";
export type NewScore = {
  patientId: string;
  episodeId: string;
  prescriberId: string | null;
  measureId: string;
  scoreThousandths: number;
  side: Side;
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
  if (
    score.source !== "session" &&
    (await listScores(run.tx, score)).some(
      (row) => row.takenOn === score.takenOn && row.source === score.source,
    )
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
  await tellResponse(run, score);
  return { scoreId };
}

/** Takes the scores of a session or a visit that was entered in error out of their series; what they said is unsaid. */
export async function withdrawScores(
  run: Run,
  from: {
    patientId: string;
    episodeId: string;
    prescriberId: string | null;
    sourceId: string;
    reason: string;
  },
): Promise<void> {
  const { t, db } = run.tx;
  const rows = await db
    .select({ scoreId: t.scores.id, measureId: t.scores.measureId, side: t.scores.side })
    .from(t.scores)
    .leftJoin(t.scoreErrors, eq(t.scoreErrors.scoreId, t.scores.id))
    .where(
      and(
        eq(t.scores.episodeId, from.episodeId),
        eq(t.scores.sourceId, from.sourceId),
        isNull(t.scoreErrors.scoreId),
      ),
    )
    .orderBy(asc(t.scores.id))
    .limit(40);
  for (const { scoreId, measureId, side } of rows) {
    await db
      .insert(t.scoreErrors)
      .values({ scoreId, actorId: run.actor.staffId, reason: from.reason, at: run.now });
    await tellResponse(run, { ...from, measureId, side });
  }
}

/** Computed over the series by day, so that a late entry never counts as the newest score. */
async function tellResponse(
  run: Run,
  of: { patientId: string; episodeId: string; prescriberId: string | null; measureId: string; side: Side },
): Promise<void> {
  const measure = findMeasure(of.measureId);
  if (!measure) return;
  const points = (await listScores(run.tx, of)).flatMap((row) =>
    row.thousandths === null ? [] : [{ ...row, thousandths: row.thousandths }],
  );
  const response = points.length > 0 ? assessResponse(measure, points) : undefined;
  // In the window of a procedure nothing is said of therapy: what was said before stands until it can be judged again.
  if (response?.reason === "confounded") return;
  const sourceId = `${of.episodeId}-${of.measureId}`;
  const newest = points.at(-1);
  if (response?.kind === "worse" && newest && of.prescriberId)
    await raiseSignal(run, {
      patientId: of.patientId,
      episodeId: of.episodeId,
      prescriberId: of.prescriberId,
      kind: "worse",
      sourceId,
      dueOn: newest.takenOn,
      facts: {
        measure: measure.shortName,
        change: formatAmount(Math.abs(response.deltaThousandths)),
        since: points[0]?.takenOn ?? "",
      },
    });
  else await endSignals(run, { sourceId, kinds: ["worse"] });
}
