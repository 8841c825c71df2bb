import { asc, eq, gt } from "drizzle-orm";
import { canonicalJson } from "#db/engine/canonical.ts";
import type { Reader } from "#db/engine/store.ts";
import { sealDocument } from "./signing.commands.ts";
import { verifyPrescriptionEvents } from "./verify-events.queries.ts";
import { findDifferent } from "./verify-projections.queries.ts";
import { listMissingDocuments, listSealedHashes, listUnsigned } from "./verify-signings.queries.ts";

export type DocumentProblem = {
  kind: string;
  subjectId: string;
  problem:
    | "changed"
    | "not-canonical"
    | "projection-differs"
    /** No audit row of a signing names it, or that row sealed another hash. */
    | "not-in-chain"
    /** An audit row says it was signed, and it is gone. */
    | "missing"
    /** A table shows it as signed, and no document says so. */
    | "not-signed";
};
const batch = 500;

/**
 * Recomputes each signed document's hash, compares it with the hash that the sealed audit row of its signing carries, and
 * holds the tables against what was signed, both ways, and what happened to prescriptions against their audit rows.
 * Whether a chain is itself whole is `verifyChain`'s to say.
 */
export async function verifyDocuments(
  reader: Reader,
): Promise<{ checked: number; problems: DocumentProblem[] }> {
  const { signedDocuments, chainHeads } = reader.t;
  const problems: DocumentProblem[] = [];
  let after = "";
  let checked = 0;
  for (;;) {
    const documents = await reader.db
      .select()
      .from(signedDocuments)
      .where(gt(signedDocuments.id, after))
      .orderBy(asc(signedDocuments.id))
      .limit(batch);
    const last = documents.at(-1);
    if (!last) break;
    const sealedHashes = await listSealedHashes(reader, documents);
    for (const { id, hash, ...sealed } of documents) {
      checked += 1;
      const at = { kind: sealed.kind, subjectId: sealed.subjectId };
      if (sealDocument(sealed) !== hash) problems.push({ ...at, problem: "changed" });
      else if (canonicalJson(JSON.parse(sealed.content)) !== sealed.content)
        problems.push({ ...at, problem: "not-canonical" });
      if (sealedHashes.get(id) !== hash) problems.push({ ...at, problem: "not-in-chain" });
    }
    for (const { kind, subjectId } of await findDifferent(reader, documents))
      problems.push({ kind, subjectId, problem: "projection-differs" });
    after = last.id;
  }
  const chains = await reader.db.select({ chainId: chainHeads.chainId }).from(chainHeads);
  for (const { chainId } of chains)
    for (const documentId of await listMissingDocuments(reader, chainId))
      problems.push({ kind: "document", subjectId: documentId, problem: "missing" });
  for (const { kind, subjectId } of await listUnsigned(reader))
    problems.push({ kind, subjectId, problem: "not-signed" });
  problems.push(...(await verifyPrescriptionEvents(reader)));
  return { checked, problems };
}

/** One signed document, for reading. */
export async function findDocument(reader: Reader, documentId: string) {
  const { signedDocuments: documents } = reader.t;
  const [row] = await reader.db
    .select({
      content: documents.content,
      hash: documents.hash,
      signerName: documents.signerName,
      signedAt: documents.signedAt,
      meaning: documents.meaning,
    })
    .from(documents)
    .where(eq(documents.id, documentId));
  return row;
}
