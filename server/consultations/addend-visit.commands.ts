import { requireEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { withdrawScores } from "#server/measures/scores.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { addendSigned } from "./addenda.commands.ts";
import { findVisit } from "./consultations.queries.ts";

export type AddendVisit = { consultationId: string; words: string; kind: "addendum" | "entered-in-error" };

/**
 * Adds to a signed visit. Entered in error, by its author alone, it stays readable, marked: its scores leave their
 * series, the next visit does not begin from it, and it no longer opens treatment.
 */
export async function addendVisit(run: Run, input: AddendVisit): Promise<{ addendumId: string }> {
  const visit = await findVisit(run.tx, input.consultationId);
  if (!visit) return refuseNotFound();
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "consultations.sign", now: run.now },
    visit.episodeId,
  );
  const isMark = input.kind === "entered-in-error";
  if (isMark && visit.physiatristId !== run.actor.staffId)
    refuse("not-now", "Only whoever signed this visit marks it entered in error.");
  if (isMark && (await listInError(run.tx, "consultation", [visit.consultationId])).size > 0)
    refuse("not-now", "This visit was entered in error already.");
  const added = await addendSigned(run, {
    action: "consultations.sign",
    subjectKind: "consultation",
    subjectId: input.consultationId,
    words: input.words,
    kind: input.kind,
  });
  if (isMark) await withdrawScores(run, { ...episode, sourceId: visit.consultationId, reason: input.words });
  return added;
}
