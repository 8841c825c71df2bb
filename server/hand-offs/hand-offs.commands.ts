import { mostTellCharacters } from "#domain/hand-offs/compose-card.ts";
import { requireEpisode } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { findReceipt, findTell, isHandOff } from "./hand-offs.queries.ts";

/** What the next person must be told: the usual therapist's one line. The one before stays on record; no words take it back. */
export async function writeTell(
  run: Run,
  input: { episodeId: string; expectedVersion: number; words: string },
): Promise<{ version: number }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "handOffs.write", now: run.now },
    input.episodeId,
  );
  requireNamed(episode, run.actor);
  if (episode.therapistId !== null && episode.therapistId !== run.actor.staffId)
    refuse("not-now", "The therapist whose patient this is writes what the next person must know.");
  const words = input.words.trim();
  if (words.length > mostTellCharacters)
    refuse("invalid", `At most ${mostTellCharacters} characters: one line.`, { field: "words" });
  const standing = await findTell(run.tx, episode.episodeId);
  requireVersion(input.expectedVersion, standing?.number ?? 0, "This note", { words: standing?.words });
  const number = (standing?.number ?? 0) + 1;
  await run.tx.db.insert(run.tx.t.handOffNotes).values({
    id: run.newId(),
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    number,
    words,
    writtenBy: run.actor.staffId,
    writtenAt: run.now,
  });
  await run.audit({
    chainId: episode.clinicId,
    action: "writeHandOffNote",
    entity: "episode",
    entityId: episode.episodeId,
    patientId: episode.patientId,
    before: { words: standing?.words ?? "" },
    after: { words, number },
  });
  return { version: number };
}

/** The card was read and the patient is taken over: once a day and person, whoever presses twice. */
export async function takeOver(run: Run, input: { episodeId: string }): Promise<{ takenAt: number }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "handOffs.takeOver", now: run.now },
    input.episodeId,
  );
  const takenOn = run.todayIn(episode.timeZone);
  const of = { episodeId: episode.episodeId, takenBy: run.actor.staffId, takenOn };
  const standing = await findReceipt(run.tx, of);
  if (standing) return { takenAt: standing.takenAt };
  if (episode.therapistId === null || !(await isHandOff(run.tx, episode, run.actor.staffId)))
    return refuse("not-now", "Nobody hands this patient over: you treat them.");
  const receiptId = run.newId();
  const note = await findTell(run.tx, episode.episodeId);
  await run.tx.db.insert(run.tx.t.handOffReceipts).values({
    id: receiptId,
    patientId: episode.patientId,
    fromStaffId: episode.therapistId,
    ...of,
    takenAt: run.now,
    noteNumber: note && note.words !== "" ? note.number : null,
  });
  await run.audit({
    chainId: episode.clinicId,
    action: "takeOver",
    entity: "hand-off",
    entityId: receiptId,
    patientId: episode.patientId,
    after: { episodeId: episode.episodeId, from: episode.therapistId },
  });
  return { takenAt: run.now };
}
