import { addDays } from "#domain/calendar/days.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { nextPhaseOf } from "#domain/protocols/phases/next-phase.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { readProtocol } from "#server/protocols/protocols.queries.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";

/** Whoever signed a phase although the next one's day has come is asked again a week later (K). */
const soonestDays = 7;

/** Tells the prescriber on the day the next phase of the protocol may open. A day nobody told raises nothing. */
export async function raisePhaseDue(
  run: Run,
  of: { patientId: string; episodeId: string; prescriberId: string },
  { isSensitive }: Pick<ReachedEpisode, "isSensitive">,
  versionId: string,
  { protocol: origin, startsOn }: PrescriptionContent,
): Promise<void> {
  const protocol = origin ? await readProtocol(run.tx, origin.protocolId) : undefined;
  const next = protocol && origin ? nextPhaseOf(protocol, origin) : undefined;
  if (!next?.opensOn) return;
  const soonest = addDays(startsOn, soonestDays);
  await raiseSignal(run, {
    ...of,
    kind: "phase-due",
    // A cover who is not named for the section reads the queue too.
    facts: { phase: isSensitive ? keptWords : next.phase.name, on: next.opensOn },
    sourceId: versionId,
    dueOn: next.opensOn > soonest ? next.opensOn : soonest,
  });
}
