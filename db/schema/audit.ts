import type { Kit } from "./kit.ts";

/** The record of every change and every look, and what keeps retries from acting twice. */
export function auditTables(k: Kit) {
  /** One chain per clinic and one for the organization; taking a number locks this row. */
  const chainHeads = k.table("chain_heads", {
    chainId: k.id().primaryKey(),
    seq: k.long().notNull(),
    rowHash: k.text().notNull(),
  });

  const auditRows = k.table(
    "audit_rows",
    {
      chainId: k.id().notNull(),
      seq: k.long().notNull(),
      at: k.long().notNull(),
      actorId: k.id().notNull(),
      actorRole: k.text().notNull(),
      /** The colleague acted for, when covering. */
      onBehalfOfId: k.id(),
      /** Domain verb, for example signPrescription or openChart. */
      action: k.text().notNull(),
      entity: k.text().notNull(),
      entityId: k.text().notNull(),
      patientId: k.id(),
      /** JSON of what stood before and stands after, ids and codes; signed text stands with its hash. */
      before: k.text(),
      after: k.text(),
      reason: k.text(),
      requestId: k.text().notNull(),
      prevHash: k.text().notNull(),
      rowHash: k.text().notNull(),
      keyId: k.text().notNull(),
      algorithm: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.chainId, t.seq] }),
      k.index("audit_rows_patient").on(t.patientId, t.at),
      k.index("audit_rows_actor").on(t.actorId, t.at),
    ],
  );

  /** (actor, operation id) with input hash and result; kept 30 days. */
  const operations = k.table(
    "operations",
    {
      actorId: k.id().notNull(),
      operationId: k.id().notNull(),
      procedure: k.text().notNull(),
      inputHash: k.text().notNull(),
      result: k.text().notNull(),
      at: k.long().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.actorId, t.operationId] }), k.index("operations_at").on(t.at)],
  );

  /** What was signed, as the exact canonical JSON that was shown. */
  const signedDocuments = k.table(
    "signed_documents",
    {
      id: k.id().primaryKey(),
      kind: k.text().notNull(),
      subjectId: k.id().notNull(),
      patientId: k.id().notNull(),
      schemaNumber: k.integer().notNull(),
      /** RFC 8785 canonical JSON. */
      content: k.text().notNull(),
      /** SHA-256 of content together with patient, kind, subject, signer, instant and meaning, hex. */
      hash: k.text().notNull(),
      signerId: k.id().notNull(),
      signerName: k.text().notNull(),
      meaning: k.text().notNull(),
      signedAt: k.long().notNull(),
    },
    (t) => [
      k.uniqueIndex("signed_documents_subject").on(t.kind, t.subjectId),
      k.index("signed_documents_patient").on(t.patientId, t.signedAt),
    ],
  );

  return { chainHeads, auditRows, operations, signedDocuments };
}
