import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { reachEpisodeOrReferral } from "./episode-of-referral.queries.ts";
import { requireTranscribable } from "./outside-orders.queries.ts";
import { insertVersion, type SignPrescription } from "./sign-prescription.commands.ts";

/** An outside prescriber's order, transcribed and verified by a therapist; counts only where the clinic's policy allows. */
export async function transcribeOutsideOrder(run: Run, input: SignPrescription) {
  const { episode, isOpenedNow } = await reachEpisodeOrReferral(
    run.tx,
    { actor: run.actor, action: "prescriptions.transcribe", now: run.now },
    input.episodeId,
  );
  await requireTranscribable(run.tx, episode, run.actor);
  const { discipline, outsideOrder } = input.content;
  if (discipline !== run.actor.discipline)
    refuse(
      "invalid",
      `An order for ${discipline} is transcribed and verified by a therapist of ${discipline}.`,
      {
        field: "content.discipline",
      },
    );
  if (!outsideOrder)
    return refuse("invalid", "Name who ordered it.", { field: "content.outsideOrder.prescriber" });
  if (isOpenedNow) await openEpisodeOfReferral(run, episode, input.content);
  return insertVersion(run, episode, input, {
    source: "outside-order",
    outsidePrescriber: outsideOrder.prescriber,
  });
}

/** The order stands in for the consultation; the physiatrist the referral is assigned to answers for the episode. */
async function openEpisodeOfReferral(
  run: Run,
  episode: ReachedEpisode,
  { diagnoses: [treated] }: PrescriptionContent,
): Promise<void> {
  await run.audit({
    chainId: episode.clinicId,
    action: "openEpisode",
    entity: "episode",
    entityId: episode.episodeId,
    patientId: episode.patientId,
    after: { referralId: episode.episodeId, prescriberId: episode.prescriberId },
  });
  await run.tx.db.insert(run.tx.t.episodes).values({
    id: episode.episodeId,
    patientId: episode.patientId,
    referralId: episode.episodeId,
    title: (treated?.title ?? episode.title).slice(0, 120),
    side: treated?.side ?? episode.side,
    startedOn: run.todayIn(episode.timeZone),
    prescriberId: episode.prescriberId,
  });
}
