import { requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { insertVersion, type SignPrescription } from "./sign-prescription.commands.ts";

/** An outside prescriber's order, transcribed and verified by a therapist; counts only where the clinic's policy allows. */
export async function transcribeOutsideOrder(
  run: Run,
  input: SignPrescription & { outsidePrescriber: string },
) {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "prescriptions.transcribe", now: run.now },
    input.episodeId,
  );
  if (!episode.policy.acceptsOutsideOrders)
    refuse("not-now", "This clinic's policy does not accept outside orders. A manager can change it.");
  await requireOwnToReplace(run, input.episodeId);
  return insertVersion(run, episode, input, {
    source: "outside-order",
    outsidePrescriber: input.outsidePrescriber,
  });
}

/** An outside order follows an outside order in force. What a physiatrist here signed, or ended, only they replace. */
async function requireOwnToReplace(run: Run, episodeId: string): Promise<void> {
  const standing = await findPrescription(run.tx, episodeId);
  if (!standing) return;
  if (standing.source !== "outside-order")
    refuse(
      "not-now",
      "A physiatrist of this clinic prescribes in this episode. An outside order does not replace it; ask the physiatrist to take it up.",
    );
  if (standing.state !== "active" && standing.state !== "expired")
    refuse(
      "not-now",
      `The order that stands is ${standing.state.replaceAll("-", " ")}. A new outside order does not end that; ask the physiatrist.`,
    );
}
