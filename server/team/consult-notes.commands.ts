import { and, desc, eq } from "drizzle-orm";
import { type ConsultNote, validateConsultNote } from "#domain/team/consult-note.ts";
import { requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { inForceOn, namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";

export type SignConsultNote = { episodeId: string; content: ConsultNote };

/** A specialist in a seat signs what they found and advise; whoever prescribes for the episode is told of it. */
export async function signConsultNote(
  run: Run,
  { episodeId, content }: SignConsultNote,
): Promise<{ consultNoteId: string }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "team.note", now: run.now },
    episodeId,
  );
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const today = run.todayIn(episode.timeZone);
  const specialty = await requireSeat(run, episode.patientId, run.todayIn(run.actor.timeZone));
  if (content.specialty !== specialty)
    refuse("changed-meanwhile", `You sit on this team as ${specialty}. Look again and sign.`);
  const [problem] = validateConsultNote(content, {
    today,
    sensitiveSections: namedFor(run.actor, episode.patientId),
  });
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  const consultNoteId = run.newId();
  const { patientId } = episode;
  const document = sealContent(run, {
    kind: "consult-note",
    subjectId: consultNoteId,
    patientId,
    content,
    meaning: "author",
  });
  await run.audit({
    chainId: episode.clinicId,
    action: "signConsultNote",
    entity: "consult-note",
    entityId: consultNoteId,
    patientId,
    after: { episodeId, specialty, ...auditOfSigning(document) },
  });
  await run.tx.db.insert(run.tx.t.consultNotes).values({
    id: consultNoteId,
    patientId,
    episodeId,
    specialty,
    seenOn: content.seenOn,
    documentId: document.documentId,
    authorId: run.actor.staffId,
    signedAt: run.now,
  });
  await signDocument(run, document);
  if (episode.prescriberId)
    await raiseSignal(run, {
      patientId,
      episodeId,
      prescriberId: episode.prescriberId,
      kind: "consult-note",
      // The queue is read by covers too, who may not be named for the section of the episode.
      facts: { by: run.actor.shownName, summary: episode.isSensitive ? "" : content.summary },
      sourceId: consultNoteId,
      dueOn: today,
    });
  await endDraft(run, "consult-note", episodeId);
  return { consultNoteId };
}

/** The specialty of the seat in force today: without one there is no note. */
async function requireSeat(run: Run, patientId: string, today: string): Promise<string> {
  const { careTeamSeats: seats } = run.tx.t;
  const [seat] = await run.tx.db
    .select({ specialty: seats.specialty })
    .from(seats)
    .where(and(eq(seats.patientId, patientId), eq(seats.staffId, run.actor.staffId), inForceOn(seats, today)))
    .orderBy(desc(seats.fromOn), desc(seats.id))
    .limit(1);
  return seat?.specialty ?? refuseNotFound();
}
