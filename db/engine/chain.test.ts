import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { onBothEngines } from "#db/testing.ts";
import { runSql, tamper } from "#db/testing-sql.ts";
import { canonicalJson } from "./canonical.ts";
import { type AuditKey, appendAudit, type NewAuditRow, verifyChain } from "./chain.ts";
import type { Store } from "./store.ts";

const key: AuditKey = { id: "k1", secret: Buffer.alloc(32, 7) };
const keys = new Map([[key.id, key]]);
const row = (entityId: string): NewAuditRow => ({
  chainId: "clinic",
  at: 1_000,
  actorId: "staff",
  actorRole: "therapist",
  onBehalfOfId: null,
  action: "signSession",
  entity: "session",
  entityId,
  patientId: "patient",
  before: null,
  after: '{"a":1}',
  reason: null,
  requestId: "r",
});
const append = (store: Store, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      store.write((tx) => appendAudit(tx, key, row(String(index)))),
    ),
  );

onBothEngines("numbers have no gap under fifty writes at once, and the chain verifies", async (store) => {
  const numbers = await append(store, 50);
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  assert.deepEqual(await verifyChain(store, keys, "clinic"), []);
});

onBothEngines("a rolled back write takes no number", async (store) => {
  await append(store, 1);
  await assert.rejects(
    store.write(async (tx) => {
      await appendAudit(tx, key, row("lost"));
      throw new Error("stop");
    }),
  );
  assert.deepEqual(await append(store, 1), [2]);
  assert.deepEqual(await verifyChain(store, keys, "clinic"), []);
});

const tamperings: Record<string, string | readonly string[]> = {
  "a changed instant": "update audit_rows set at = at + 1 where seq = 3",
  "a changed actor": "update audit_rows set actor_id = 'other' where seq = 3",
  "a changed role": "update audit_rows set actor_role = 'admin' where seq = 3",
  "a changed action": "update audit_rows set action = 'openChart' where seq = 3",
  "a changed entity": "update audit_rows set entity_id = 'x' where seq = 3",
  "a changed patient": "update audit_rows set patient_id = 'x' where seq = 3",
  "a changed after": `update audit_rows set after = '{"a":2}' where seq = 3`,
  "an added before": "update audit_rows set before = '{}' where seq = 3",
  "an added reason": "update audit_rows set reason = 'x' where seq = 3",
  "two swapped rows": [
    "update audit_rows set seq = case seq when 2 then -3 else -2 end where seq in (2, 3)",
    "update audit_rows set seq = -seq where seq < 0",
  ],
  "a removed row": "delete from audit_rows where seq = 3",
  "a removed tail": "delete from audit_rows where seq = 5",
};
for (const [name, statements] of Object.entries(tamperings))
  onBothEngines(`verifying finds ${name}`, async (store) => {
    await append(store, 5);
    const problems = await tamper(
      store,
      async (tx) => {
        for (const statement of [statements].flat()) await runSql(tx, statement);
      },
      (reader) => verifyChain(reader, keys, "clinic"),
    );
    assert.notDeepEqual(problems, []);
    assert.deepEqual(await verifyChain(store, keys, "clinic"), [], "what was taken back");
  });

test("canonical JSON is the same whatever order keys were written in, and survives a round trip", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue(), { noNullPrototype: true }),
      (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).toReversed());
        assert.equal(canonicalJson(shuffled), canonicalJson(value));
        assert.equal(canonicalJson(JSON.parse(canonicalJson(value))), canonicalJson(value));
      },
    ),
  );
});
