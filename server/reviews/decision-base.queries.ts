import { and, eq, inArray, lte } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { answeredSignals } from "#domain/reviews/review.ts";

/** What stood when somebody looked, so that a decision answers what was seen and nothing that came after. */
export type DecisionBase = {
  /** Counts the events of the prescription; null before anything was signed. */
  prescriptionVersion: number | null;
  /** Open reasons that a decision answers. */
  signalIds: string[];
};

/** For each episode what a decision about it is based on. Bounded by the episodes shown. */
export async function listDecisionBases(
  reader: Reader,
  episodeIds: readonly string[],
  today: string,
): Promise<Map<string, DecisionBase>> {
  const { prescriptions, patientSignals } = reader.t;
  const standing = await reader.db
    .select({ episodeId: prescriptions.episodeId, version: prescriptions.version })
    .from(prescriptions)
    .where(inArray(prescriptions.episodeId, [...episodeIds]))
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
