import assert from "node:assert/strict";
import { test } from "node:test";
import type { Store } from "#db/engine/store.ts";
import { onBothEngines, openTestStore } from "#db/testing.ts";
import { keptMilliseconds, pruneOperations } from "./prune-operations.ts";

const now = 10 * keptMilliseconds;
const write = (store: Store, operations: readonly { id: string; at: number }[]) =>
  store.write(async (tx) => {
    for (const { id, at } of operations)
      await tx.db.insert(tx.t.operations).values({
        actorId: "actor",
        operationId: id,
        procedure: "x.y",
        inputHash: "h",
        result: "null",
        at,
      });
  });
const idsOf = async (store: Store) =>
  (await store.db.select({ id: store.t.operations.operationId }).from(store.t.operations))
    .map((row) => row.id)
    .toSorted();

onBothEngines(
  "an operation id is kept for 30 days to the millisecond, and forgotten after",
  async (store) => {
    await write(store, [
      { id: "older", at: now - keptMilliseconds - 1 },
      { id: "just kept", at: now - keptMilliseconds },
      { id: "today", at: now },
    ]);
    await pruneOperations(store, now);
    assert.deepEqual(await idsOf(store), ["just kept", "today"]);
    await store.close();
  },
);

test("more than one transaction's worth is forgotten to the last", async () => {
  const store = await openTestStore("sqlite");
  await write(
    store,
    Array.from({ length: 4_100 }, (_, index) => ({ id: `old ${index}`, at: index % 7 })),
  );
  await write(store, [{ id: "today", at: now }]);
  await pruneOperations(store, now);
  assert.deepEqual(await idsOf(store), ["today"]);
  await store.close();
});
