import { requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { requireTranscribable } from "./outside-orders.queries.ts";
import { insertVersion, type SignPrescription } from "./sign-prescription.commands.ts";

/** An outside prescriber's order, transcribed and verified by a therapist; counts only where the clinic's policy allows. */
export async function transcribeOutsideOrder(run: Run, input: SignPrescription) {
  const episode = await requireEpisode(
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
  return insertVersion(run, episode, input, {
    source: "outside-order",
    outsidePrescriber: outsideOrder.prescriber,
  });
}
