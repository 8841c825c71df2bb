import { eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { headOf, type Projection, rowOf, type Signed, subjectsOf } from "./projection.ts";

/** Who co-signed which session, and the hash of the session as it stands signed. */
export async function projectCoSignatures(
  { t, db }: Reader,
  documents: readonly Signed[],
): Promise<Projection[]> {
  const rows = await db
    .select({
      subjectId: t.coSignatures.sessionId,
      id: t.coSignatures.documentId,
      patientId: t.coSignatures.patientId,
      signerId: t.coSignatures.signedBy,
      signedAt: t.coSignatures.signedAt,
      sessionHash: t.signedDocuments.hash,
    })
    .from(t.coSignatures)
    .innerJoin(t.sessions, eq(t.sessions.id, t.coSignatures.sessionId))
    .innerJoin(t.signedDocuments, eq(t.signedDocuments.id, t.sessions.documentId))
    .where(inArray(t.coSignatures.sessionId, subjectsOf(documents)));
  return documents.map((document) => {
    const { sessionHash } = JSON.parse(document.content) as { sessionHash: string };
    return { signed: { ...headOf(document), sessionHash }, projected: rowOf(rows, document) };
  });
}
