import { createHmac } from "node:crypto";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { canonicalJson } from "./canonical.ts";
import type { Reader, Transaction } from "./store.ts";

/** The key that seals the audit chain; it lives outside the database. */
export type AuditKey = { id: string; secret: Buffer };

export const chainAlgorithm = "hmac-sha256";
const firstHash = "0".repeat(64);

export type NewAuditRow = {
  chainId: string;
  at: number;
  actorId: string;
  actorRole: string;
  onBehalfOfId: string | null;
  action: string;
  entity: string;
  entityId: string;
  patientId: string | null;
  before: string | null;
  after: string | null;
  reason: string | null;
  requestId: string;
};

function sealRow(key: AuditKey, row: NewAuditRow & { seq: number }, prevHash: string): string {
  return createHmac("sha256", key.secret).update(canonicalJson(row)).update(prevHash).digest("hex");
}

/**
 * Appends one audit row and answers its number: gap-free per chain, taken under the lock on the chain's head, so that
 * audit order is the order of commits.
 */
export async function appendAudit(tx: Transaction, key: AuditKey, row: NewAuditRow): Promise<number> {
  const { chainHeads, auditRows } = tx.t;
  let [head] = await tx.db
    .update(chainHeads)
    .set({ seq: sql`${chainHeads.seq} + 1` })
    .where(eq(chainHeads.chainId, row.chainId))
    .returning({ seq: chainHeads.seq, prevHash: chainHeads.rowHash });
  if (!head) {
    await tx.db.insert(chainHeads).values({ chainId: row.chainId, seq: 1, rowHash: firstHash });
    head = { seq: 1, prevHash: firstHash };
  }
  const { seq, prevHash } = head;
  const rowHash = sealRow(key, { ...row, seq }, prevHash);
  await tx.db
    .insert(auditRows)
    .values({ ...row, seq, prevHash, rowHash, keyId: key.id, algorithm: chainAlgorithm });
  await tx.db.update(chainHeads).set({ rowHash }).where(eq(chainHeads.chainId, row.chainId));
  return seq;
}

export type ChainProblem = {
  chainId: string;
  seq: number;
  problem: "changed" | "gap" | "order" | "unknown-key" | "head";
};

const batchRows = 1000;

/** Recomputes a chain from its first row and answers everything that does not agree, at most 100 problems. */
export async function verifyChain(
  reader: Reader,
  keys: ReadonlyMap<string, AuditKey>,
  chainId: string,
): Promise<ChainProblem[]> {
  const { auditRows, chainHeads } = reader.t;
  const problems: ChainProblem[] = [];
  let prevHash = firstHash;
  let lastSeq = 0;
  for (;;) {
    const rows = await reader.db
      .select()
      .from(auditRows)
      .where(and(eq(auditRows.chainId, chainId), gt(auditRows.seq, lastSeq)))
      .orderBy(asc(auditRows.seq))
      .limit(batchRows);
    if (rows.length === 0) break;
    for (const { prevHash: storedPrev, rowHash, keyId, algorithm: _algorithm, ...row } of rows) {
      if (row.seq !== lastSeq + 1) problems.push({ chainId, seq: row.seq, problem: "gap" });
      if (storedPrev !== prevHash) problems.push({ chainId, seq: row.seq, problem: "order" });
      const key = keys.get(keyId);
      if (!key) problems.push({ chainId, seq: row.seq, problem: "unknown-key" });
      else if (sealRow(key, row, storedPrev) !== rowHash)
        problems.push({ chainId, seq: row.seq, problem: "changed" });
      prevHash = rowHash;
      lastSeq = row.seq;
      if (problems.length >= 100) return problems;
    }
  }
  const [head] = await reader.db
    .select({ seq: chainHeads.seq, rowHash: chainHeads.rowHash })
    .from(chainHeads)
    .where(eq(chainHeads.chainId, chainId));
  if (head && (head.seq !== lastSeq || head.rowHash !== prevHash))
    problems.push({ chainId, seq: head.seq, problem: "head" });
  return problems;
}
