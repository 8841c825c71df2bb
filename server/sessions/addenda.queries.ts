import { and, asc, type Column, eq, inArray, notExists } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** What is signed once and may be marked entered in error. */
export type Marked = "session" | "consultation" | "study" | "procedure" | "consult-note" | "report";

const markOf = ({ t, db }: Reader, subjectKind: Marked, subjectId: Column) =>
  db
    .select({ id: t.addenda.id })
    .from(t.addenda)
    .where(
      and(
        eq(t.addenda.subjectKind, subjectKind),
        eq(t.addenda.subjectId, subjectId),
        eq(t.addenda.kind, "entered-in-error"),
      ),
    );

/** For a where: leaves out what was entered in error. It stays readable, and counts for nothing. */
export const isNotInError = (reader: Reader, subjectKind: Marked, subjectId: Column) =>
  notExists(markOf(reader, subjectKind, subjectId));

/** Of some signed things of one kind, those that were entered in error. */
export async function listInError(
  reader: Reader,
  subjectKind: Marked,
  subjectIds: readonly string[],
): Promise<Set<string>> {
  const { addenda } = reader.t;
  const rows = await reader.db
    .selectDistinct({ id: addenda.subjectId })
    .from(addenda)
    .where(
      and(
        eq(addenda.subjectKind, subjectKind),
        inArray(addenda.subjectId, [...subjectIds]),
        eq(addenda.kind, "entered-in-error"),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

/** What was added to something signed, oldest first, with who and when. */
export async function listAddenda(reader: Reader, subjectKind: Marked, subjectId: string) {
  const { addenda, signedDocuments, staff } = reader.t;
  const rows = await reader.db
    .select({
      addendumId: addenda.id,
      kind: addenda.kind,
      signedAt: addenda.signedAt,
      content: signedDocuments.content,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(addenda)
    .innerJoin(signedDocuments, eq(signedDocuments.id, addenda.documentId))
    .innerJoin(staff, eq(staff.id, addenda.authorId))
    .where(and(eq(addenda.subjectKind, subjectKind), eq(addenda.subjectId, subjectId)))
    .orderBy(asc(addenda.signedAt), asc(addenda.id))
    .limit(50);
  return rows.map(({ content, role, family, given, credentials, ...row }) => ({
    ...row,
    words: (JSON.parse(content) as { words: string }).words,
    authorName: shownStaffName({ role, family, given, credentials }),
  }));
}
