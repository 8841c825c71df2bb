import type { Reader } from "#db/engine/store.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { isKeptFrom } from "#server/access/sensitive.queries.ts";
import { listAddenda } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/**
 * Exactly what was signed and what was added since; null in place of the content for whoever is not named for the
 * section of its episode.
 */
export async function readSigned<Content>(
  reader: Reader,
  of: { kind: "study" | "procedure"; subjectId: string; documentId: string; episodeId: string },
  named: readonly SensitiveSection[],
) {
  const document = await findDocument(reader, of.documentId);
  if (!document) throw new Error(`${of.kind} ${of.subjectId} has no signed document`);
  const { content, ...signed } = document;
  const isKept = await isKeptFrom(reader, of.episodeId, named);
  return {
    ...signed,
    content: isKept ? null : (JSON.parse(content) as Content),
    addenda: (await listAddenda(reader, of.kind, of.subjectId)).map((addendum) =>
      isKept ? { ...addendum, words: keptWords } : addendum,
    ),
  };
}
