import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { ConsultNote } from "#domain/team/consult-note.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { isKeptFrom, keptEpisodes } from "#server/access/sensitive.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { listAddenda, listInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

const mostNotes = 40;

/**
 * Consult notes of a patient, newest first, with whether they were entered in error. Whoever wrote one reads it, also
 * from a seat that opens no notes of others.
 */
export async function listConsultNotes(
  reader: Reader,
  of: { patientId: string; episodeId?: string },
  { readerId, sight }: { readerId: string; sight: Sight },
) {
  const { t, db } = reader;
  const rows = await db
    .select({
      consultNoteId: t.consultNotes.id,
      episodeId: t.consultNotes.episodeId,
      specialty: t.consultNotes.specialty,
      seenOn: t.consultNotes.seenOn,
      signedAt: t.consultNotes.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.consultNotes)
    .innerJoin(t.staff, eq(t.staff.id, t.consultNotes.authorId))
    .where(
      and(
        eq(t.consultNotes.patientId, of.patientId),
        of.episodeId === undefined ? undefined : eq(t.consultNotes.episodeId, of.episodeId),
        sight.isOpen("notes") ? undefined : eq(t.consultNotes.authorId, readerId),
      ),
    )
    .orderBy(desc(t.consultNotes.signedAt), desc(t.consultNotes.id))
    .limit(mostNotes);
  const inError = await listInError(
    reader,
    "consult-note",
    rows.map((row) => row.consultNoteId),
  );
  return rows.map(({ role, family, given, credentials, ...row }) => ({
    ...row,
    isInError: inError.has(row.consultNoteId),
    byName: shownStaffName({ role, family, given, credentials }),
  }));
}

/**
 * The one line of each note that its team must know. Of an episode that is kept from the reader, that it is kept; the
 * sensitive note of a consult never stands in it.
 */
export async function readNoteSummaries(
  reader: Reader,
  noteIds: readonly string[],
  named: readonly SensitiveSection[],
): Promise<Map<string, string>> {
  if (noteIds.length === 0) return new Map();
  const { t, db } = reader;
  const rows = await db
    .select({
      noteId: t.consultNotes.id,
      episodeId: t.consultNotes.episodeId,
      content: t.signedDocuments.content,
    })
    .from(t.consultNotes)
    .innerJoin(t.signedDocuments, eq(t.signedDocuments.id, t.consultNotes.documentId))
    .where(inArray(t.consultNotes.id, [...noteIds]))
    .limit(mostNotes);
  const kept = await keptEpisodes(
    reader,
    rows.map(({ episodeId }) => episodeId),
    named,
  );
  return new Map(
    rows.map(({ noteId, episodeId, content }) => [
      noteId,
      kept.has(episodeId) ? keptWords : (JSON.parse(content) as ConsultNote).summary,
    ]),
  );
}

/** Where a note lies, for the row check before anything of it is read. */
export async function findConsultNote(reader: Reader, consultNoteId: string) {
  const { consultNotes: t } = reader.t;
  const [row] = await reader.db
    .select({
      consultNoteId: t.id,
      patientId: t.patientId,
      episodeId: t.episodeId,
      documentId: t.documentId,
      authorId: t.authorId,
    })
    .from(t)
    .where(eq(t.id, consultNoteId));
  return row;
}

/**
 * Exactly what was signed and what was added since. The sensitive part opens to its author and to those named for its
 * section; what was written in a sensitive episode, to those named for the episode's.
 */
export async function readConsultNote(
  reader: Reader,
  note: NonNullable<Awaited<ReturnType<typeof findConsultNote>>>,
  person: { staffId: string; named: readonly SensitiveSection[] },
) {
  const document = await findDocument(reader, note.documentId);
  if (!document) throw new Error(`Consult note ${note.consultNoteId} has no signed document`);
  const { content: json, ...signed } = document;
  const content = JSON.parse(json) as ConsultNote;
  const isKept = await isKeptFrom(reader, note.episodeId, person.named);
  const { sensitiveNote, sensitiveSection, ...open } = content;
  const isHidden =
    sensitiveNote !== "" &&
    note.authorId !== person.staffId &&
    (sensitiveSection === undefined || !person.named.includes(sensitiveSection));
  return {
    consultNoteId: note.consultNoteId,
    patientId: note.patientId,
    authorId: note.authorId,
    ...signed,
    isSensitiveHidden: isHidden,
    content: isKept ? null : isHidden ? { ...open, sensitiveNote: "" } : content,
    addenda: (await listAddenda(reader, "consult-note", note.consultNoteId)).map((addendum) =>
      isKept ? { ...addendum, words: keptWords } : addendum,
    ),
  };
}
