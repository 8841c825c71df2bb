import { and, asc, eq, gt, inArray, isNotNull, like } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

export type SignedIn = { documentId: string; hash: string };
type At = { id: string; patientId: string; signedAt: number };
const batch = 500;

const signedOf = (after: string | null): SignedIn | undefined =>
  after === null ? undefined : (JSON.parse(after) as { signed?: SignedIn }).signed;

/** The hash each document had in the audit row of its signing, by document: that row is sealed with a key outside the database. */
export async function listSealedHashes(
  reader: Reader,
  documents: readonly At[],
): Promise<ReadonlyMap<string, string>> {
  const { auditRows } = reader.t;
  const rows = await reader.db
    .select({ after: auditRows.after })
    .from(auditRows)
    .where(
      and(
        inArray(auditRows.patientId, [...new Set(documents.map((document) => document.patientId))]),
        inArray(auditRows.at, [...new Set(documents.map((document) => document.signedAt))]),
        like(auditRows.after, '%"signed":{%'),
      ),
    );
  return new Map(
    rows.flatMap((row) => {
      const signed = signedOf(row.after);
      return signed ? [[signed.documentId, signed.hash] as const] : [];
    }),
  );
}

/** Documents a chain says were signed and that are not there. */
export async function listMissingDocuments(reader: Reader, chainId: string): Promise<string[]> {
  const { auditRows, signedDocuments } = reader.t;
  const missing: string[] = [];
  let after = 0;
  for (;;) {
    const rows = await reader.db
      .select({ seq: auditRows.seq, after: auditRows.after })
      .from(auditRows)
      .where(
        and(eq(auditRows.chainId, chainId), gt(auditRows.seq, after), like(auditRows.after, '%"signed":{%')),
      )
      .orderBy(asc(auditRows.seq))
      .limit(batch);
    const last = rows.at(-1);
    if (!last) return missing;
    const ids = rows.flatMap((row) => signedOf(row.after)?.documentId ?? []);
    const found = await reader.db
      .select({ id: signedDocuments.id })
      .from(signedDocuments)
      .where(inArray(signedDocuments.id, ids));
    const there = new Set(found.map((row) => row.id));
    missing.push(...ids.filter((id) => !there.has(id)));
    after = last.seq;
  }
}

/** What the tables show as signed and no document says: each names a document that must exist for that very subject. */
export async function listUnsigned(reader: Reader): Promise<{ kind: string; subjectId: string }[]> {
  const { t, db } = reader;
  const unsigned: { kind: string; subjectId: string }[] = [];
  const tables = [
    ["consultation", t.consultations, t.consultations.id, t.consultations.documentId, undefined],
    [
      "prescription-version",
      t.prescriptionVersions,
      t.prescriptionVersions.id,
      t.prescriptionVersions.documentId,
      undefined,
    ],
    ["plan-of-care", t.plansOfCare, t.plansOfCare.id, t.plansOfCare.documentId, undefined],
    ["home-program", t.homePrograms, t.homePrograms.id, t.homePrograms.documentId, undefined],
    ["report", t.reports, t.reports.id, t.reports.documentId, undefined],
    ["session", t.sessions, t.sessions.id, t.sessions.documentId, isNotNull(t.sessions.signedAt)],
    [
      "co-signature",
      t.coSignatures,
      t.coSignatures.sessionId,
      t.coSignatures.documentId,
      isNotNull(t.coSignatures.signedAt),
    ],
    ["addendum", t.addenda, t.addenda.id, t.addenda.documentId, undefined],
    [
      "verbal-order",
      t.verbalOrderSignatures,
      t.verbalOrderSignatures.verbalOrderId,
      t.verbalOrderSignatures.documentId,
      undefined,
    ],
    [
      "certification",
      t.planOfCareEvents,
      t.planOfCareEvents.planOfCareId,
      t.planOfCareEvents.documentId,
      eq(t.planOfCareEvents.kind, "certified"),
    ],
    [
      "recertification",
      t.reportEvents,
      t.reportEvents.reportId,
      t.reportEvents.documentId,
      eq(t.reportEvents.kind, "certified"),
    ],
    ["order", t.orders, t.orders.id, t.orders.documentId, undefined],
    [
      "result-acknowledgement",
      t.resultAcknowledgements,
      t.resultAcknowledgements.resultId,
      t.resultAcknowledgements.documentId,
      undefined,
    ],
    ["study", t.studies, t.studies.id, t.studies.documentId, undefined],
    ["procedure", t.procedures, t.procedures.id, t.procedures.documentId, undefined],
    ["consult-note", t.consultNotes, t.consultNotes.id, t.consultNotes.documentId, undefined],
  ] as const;
  for (const [kind, table, id, documentId, only] of tables) {
    let after = "";
    for (;;) {
      const rows = await db
        .select({ id, documentId })
        .from(table)
        .where(and(gt(id, after), only))
        .orderBy(asc(id))
        .limit(batch);
      const last = rows.at(-1);
      if (!last) break;
      const found = await db
        .select({ id: t.signedDocuments.id, subjectId: t.signedDocuments.subjectId })
        .from(t.signedDocuments)
        .where(
          and(
            eq(t.signedDocuments.kind, kind),
            inArray(
              t.signedDocuments.subjectId,
              rows.map((row) => row.id),
            ),
          ),
        );
      for (const row of rows)
        if (!found.some((document) => document.id === row.documentId && document.subjectId === row.id))
          unsigned.push({ kind, subjectId: row.id });
      after = last.id;
    }
  }
  return unsigned;
}
