import type { Reader } from "#db/engine/store.ts";
import { type PrescriptionOrigin, refusalOfTranscription } from "#domain/prescriptions/outside-order.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { describeEndedEpisode } from "#domain/sessions/gate.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Actor } from "#server/context.ts";
import { refuse } from "#server/refusal.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";

/** Why this therapist transcribes no outside order in this episode now, in a sentence; undefined where they may. */
export async function findRefusalOfTranscription(
  reader: Reader,
  episode: ReachedEpisode,
  actor: Pick<Actor, "discipline">,
): Promise<string | undefined> {
  if (episode.endedOn !== null) return describeEndedEpisode(episode.endedOn);
  return refusalOfTranscription({
    acceptsOutsideOrders: episode.policy.acceptsOutsideOrders,
    discipline: actor.discipline,
    standing: await findPrescription(reader, episode.episodeId),
  });
}

export async function requireTranscribable(
  reader: Reader,
  episode: ReachedEpisode,
  actor: Pick<Actor, "discipline">,
): Promise<void> {
  const words = await findRefusalOfTranscription(reader, episode, actor);
  if (words) refuse("not-now", words);
}

/** Who answers for a signed version. */
export const originOf = (
  document: { signerName: string; signedAt: number },
  content: PrescriptionContent,
): PrescriptionOrigin => ({
  signerName: document.signerName,
  signedAt: document.signedAt,
  outsideOrder: content.outsideOrder ?? null,
});
