import { and, asc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** What was added to a signed session or visit, oldest first, with who and when. */
export async function listAddenda(
  reader: Reader,
  subjectKind: "session" | "consultation",
  subjectId: string,
) {
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
