import { asc, lt, lte } from "drizzle-orm";
import type { Store } from "#db/engine/store.ts";

export const keptMilliseconds = 30 * 86_400_000;
const mostAtOnce = 2_000;

/**
 * Forgets the operation ids of more than 30 days ago, in short transactions that hold nobody up. A write that is sent
 * again later than that is held against the version it was based on.
 *
 * @param now milliseconds UTC.
 */
export async function pruneOperations(store: Store, now: number): Promise<void> {
  const { operations } = store.t;
  const before = now - keptMilliseconds;
  for (;;) {
    const isDone = await store.write(async (tx) => {
      const [last] = await tx.db
        .select({ at: operations.at })
        .from(operations)
        .where(lt(operations.at, before))
        .orderBy(asc(operations.at))
        .limit(1)
        .offset(mostAtOnce - 1);
      await tx.db
        .delete(operations)
        .where(last ? lte(operations.at, last.at) : lt(operations.at, before))
        .returning({ at: operations.at });
      return last === undefined;
    });
    if (isDone) return;
  }
}
