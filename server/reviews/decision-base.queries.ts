import { and, asc, desc, eq, inArray, lte } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { DecisionBase } from "#domain/reviews/decision-base.schema.ts";
import { answeredSignals } from "#domain/reviews/review.ts";
import { describeSignal } from "#domain/reviews/signals.ts";

/** For each episode what a decision about it is based on. Bounded by the episodes shown. */
export async function listDecisionBases(
  reader: Reader,
  episodeIds: readonly string[],
  today: string,
): Promise<Map<string, DecisionBase>> {
  const { prescriptions, prescriptionVersions: versions, patientSignals } = reader.t;
  const standing = await reader.db
    .select({ episodeId: prescriptions.episodeId, version: prescriptions.version })
    .from(prescriptions)
    .innerJoin(versions, eq(versions.id, prescriptions.currentVersionId))
    .where(inArray(prescriptions.episodeId, [...episodeIds]))
    // Where two disciplines are ordered, the one signed last, which is the one a hold meets.
    .orderBy(desc(versions.signedAt), desc(versions.id))
    .limit(200);
  const signals = await reader.db
    .select({ episodeId: patientSignals.episodeId, signalId: patientSignals.id })
    .from(patientSignals)
    .where(
      and(
        inArray(patientSignals.episodeId, [...episodeIds]),
        eq(patientSignals.isOpen, true),
        inArray(patientSignals.kind, [...answeredSignals]),
        lte(patientSignals.dueOn, today),
      ),
    )
    .orderBy(asc(patientSignals.tier), asc(patientSignals.raisedAt), asc(patientSignals.id))
    .limit(2000);
  return new Map(
    episodeIds.map((episodeId) => [
      episodeId,
      {
        prescriptionVersion: standing.find((row) => row.episodeId === episodeId)?.version ?? null,
        signalIds: signals.filter((row) => row.episodeId === episodeId).map((row) => row.signalId),
      },
    ]),
  );
}

export async function readDecisionBase(
  reader: Reader,
  episodeId: string,
  today: string,
): Promise<DecisionBase> {
  const base = (await listDecisionBases(reader, [episodeId], today)).get(episodeId);
  return base ?? { prescriptionVersion: null, signalIds: [] };
}

/** What a visit is based on: the reasons that stand for its episode, gravest first, each in words. */
export async function readVisitBase(
  reader: Reader,
  which: { patientId: string; episodeId: string },
  today: string,
): Promise<{ seen: DecisionBase; reasons: { signalId: string; headline: string; detail: string }[] }> {
  const { patientSignals } = reader.t;
  const seen = await readDecisionBase(reader, which.episodeId, today);
  const rows = await reader.db
    .select({ signalId: patientSignals.id, kind: patientSignals.kind, facts: patientSignals.facts })
    .from(patientSignals)
    .where(and(inArray(patientSignals.id, seen.signalIds), eq(patientSignals.patientId, which.patientId)))
    .orderBy(asc(patientSignals.tier), asc(patientSignals.raisedAt), asc(patientSignals.id))
    .limit(200);
  return {
    seen: { ...seen, signalIds: rows.map((row) => row.signalId) },
    reasons: rows.map(({ signalId, kind, facts }) => ({ signalId, ...describeSignal(kind, facts) })),
  };
}
