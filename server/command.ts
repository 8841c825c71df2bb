import { and, eq } from "drizzle-orm";
import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import { appendAudit } from "#db/engine/chain.ts";
import type { Transaction } from "#db/engine/store.ts";
import { dayInZone } from "./clock.ts";
import type { Actor, House } from "./context.ts";
import type { LiveChange } from "./live/live-bus.ts";
import { findCoveredColleague } from "./people/covers.queries.ts";
import { refuse } from "./refusal.ts";

/** The chain of everything that belongs to no clinic. */
export const organizationChain = "organization";

export type AuditEntry = {
  /** A clinic's id, or `organizationChain`. */
  chainId: string;
  /** Domain verb, for example signPrescription. */
  action: string;
  entity: string;
  entityId: string;
  patientId?: string;
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** What a command works with: one transaction, one instant, one actor. */
export type Run = {
  tx: Transaction;
  actor: Actor;
  now: number;
  /** Today in a clinic's zone. */
  todayIn: (timeZone: string) => string;
  newId: () => string;
  /** Appends the audit row, with whom the actor covers for this patient, and answers its gap-free number in that chain; facts carry it as `seq`. */
  audit: (entry: AuditEntry) => Promise<number>;
};

export type Acting = House & { actor: Actor; requestId: string };

/**
 * Runs one write: everything in one transaction with its audit rows, its operation id and its result. The same
 * (actor, operation id) with the same input answers the first result again and does nothing; with other input it is
 * refused. Live listeners are told after the commit.
 *
 * @param work may run more than once on PostgreSQL and has no effect outside the transaction.
 */
export async function runCommand<Result>(
  acting: Acting,
  operation: { procedure: string; operationId: string; input: unknown },
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const inputHash = sha256Hex(canonicalJson({ procedure: operation.procedure, input: operation.input }));
  const { result, changes } = await acting.store.write(async (tx) => {
    const earlier = await findOperation(tx, acting.actor.staffId, operation.operationId);
    if (earlier) {
      if (earlier.inputHash !== inputHash)
        refuse(
          "operation-reused",
          "This was already sent with other values. Nothing was changed. Reload and try again.",
        );
      return { result: JSON.parse(earlier.result) as Result, changes: [] };
    }
    const now = acting.clock.now();
    const collected: LiveChange[] = [];
    const run: Run = {
      tx,
      actor: acting.actor,
      now,
      todayIn: (timeZone) => dayInZone(now, timeZone),
      newId: () => acting.newId(now),
      audit: async (entry) => {
        const coveredId = entry.patientId
          ? await findCoveredColleague(tx, acting.actor, entry.patientId, now)
          : undefined;
        const seq = await appendAudit(tx, acting.auditKey, {
          chainId: entry.chainId,
          at: now,
          actorId: acting.actor.staffId,
          actorRole: acting.actor.role,
          onBehalfOfId: coveredId ?? null,
          action: entry.action,
          entity: entry.entity,
          entityId: entry.entityId,
          patientId: entry.patientId ?? null,
          before: entry.before === undefined ? null : canonicalJson(entry.before),
          after: entry.after === undefined ? null : canonicalJson(entry.after),
          reason: entry.reason ?? null,
          requestId: acting.requestId,
        });
        collected.push({ chainId: entry.chainId, seq });
        return seq;
      },
    };
    const result = await work(run);
    await tx.db.insert(tx.t.operations).values({
      actorId: acting.actor.staffId,
      operationId: operation.operationId,
      procedure: operation.procedure,
      inputHash,
      result: JSON.stringify(result ?? null),
      at: now,
    });
    return { result, changes: collected };
  });
  acting.live.publish(changes);
  return result;
}

async function findOperation(tx: Transaction, actorId: string, operationId: string) {
  const { operations } = tx.t;
  const rows = await tx.db
    .select({ inputHash: operations.inputHash, result: operations.result })
    .from(operations)
    .where(and(eq(operations.actorId, actorId), eq(operations.operationId, operationId)));
  return rows[0];
}
