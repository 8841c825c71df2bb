import assert from "node:assert/strict";
import { test } from "node:test";
import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { foldOrder, isAwaited } from "#domain/orders/order-state.ts";
import { Refused } from "#server/refusal.ts";
import { op } from "#server/testing.ts";
import { openLoop } from "#server/testing-loop.ts";
import { orderDay, someOrder, someResult } from "./testing-orders.ts";

type Loop = Awaited<ReturnType<typeof openLoop>>;
const acts = ["book", "done", "cancel", "preliminary", "final", "corrected", "acknowledge"] as const;
type Act = { kind: (typeof acts)[number]; isCritical: boolean };

const value = (isCritical: boolean) => [
  {
    name: "CRP",
    decimalText: "12",
    unit: "mg/L",
    range: "",
    flag: isCritical ? ("critical" as const) : ("high" as const),
  },
];

async function perform({ house, osei }: Loop, orderId: string, { kind, isCritical }: Act): Promise<void> {
  const { orderStates, results } = house.store.t;
  const [state] = await house.store.db.select().from(orderStates).where(eq(orderStates.orderId, orderId));
  const base = { operationId: op(), orderId, expectedVersion: state?.version ?? 0 };
  if (kind === "book") await osei.orders.change({ ...base, kind: "scheduled", on: orderDay, reason: "" });
  else if (kind === "done") await osei.orders.change({ ...base, kind: "done", on: orderDay, reason: "" });
  else if (kind === "cancel")
    await osei.orders.change({ ...base, kind: "cancelled", on: null, reason: "as drawn" });
  else if (kind === "acknowledge") {
    const [newest] = (
      await house.store.db
        .select()
        .from(results)
        .where(eq(results.orderId, orderId))
        .orderBy(asc(results.recordedAt))
    ).toReversed();
    if (newest)
      await osei.orders.acknowledge({
        operationId: op(),
        resultId: newest.id,
        content: { schema: 1, note: "", decision: "no-change" },
      });
  } else
    await osei.orders.receiveResult({
      ...base,
      result: someResult({ status: kind, values: value(isCritical) }),
    });
}

/** What must stand open, from the facts alone: the order's state, and its newest result with or without its answer. */
async function expectedSignals({ house }: Loop, orderId: string): Promise<string[]> {
  const { db, t } = house.store;
  const events = await db.select().from(t.orderEvents).where(eq(t.orderEvents.orderId, orderId));
  const { state } = foldOrder(events);
  const results = await db
    .select()
    .from(t.results)
    .where(eq(t.results.orderId, orderId))
    .orderBy(asc(t.results.recordedAt));
  const answered = new Set(
    (await db.select().from(t.resultAcknowledgements)).map(({ resultId }) => resultId),
  );
  const newest = results.at(-1);
  const isCritical = newest?.values.some(({ flag }) => flag === "critical") === true;
  const isUnread =
    newest !== undefined && !answered.has(newest.id) && (isCritical || newest.status !== "preliminary");
  return [
    ...(isAwaited(state) ? [`order-overdue ${orderId}`] : []),
    ...(isUnread && newest ? [`${isCritical ? "critical-result" : "unread-result"} ${newest.id}`] : []),
  ].toSorted((a, b) => a.localeCompare(b));
}

void test("whatever is done to orders, their cached state and the reasons in the queue are the fold of what happened", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ kind: fc.constantFrom(...acts), isCritical: fc.boolean(), which: fc.nat(1) }), {
        minLength: 1,
        maxLength: 10,
      }),
      async (drawn) => {
        const loop = await openLoop();
        const { house, osei, episodeId } = loop;
        const orderIds: string[] = [];
        for (let made = 0; made < 2; made += 1)
          orderIds.push(
            (await osei.orders.sign({ operationId: op(), episodeId, content: someOrder() })).orderId,
          );
        for (const { which, ...act } of drawn) {
          house.clock.advance(60_000);
          await perform(loop, orderIds[which] ?? "", act).catch((error: { cause?: unknown }) => {
            if (!(error.cause instanceof Refused)) throw error;
          });
        }
        const { db, t } = house.store;
        const open = (await db.select().from(t.patientSignals).where(eq(t.patientSignals.isOpen, true)))
          .map(({ kind, sourceId }) => `${kind} ${sourceId}`)
          .toSorted((a, b) => a.localeCompare(b));
        const expected = [];
        for (const orderId of orderIds) {
          expected.push(...(await expectedSignals(loop, orderId)));
          const events = await db.select().from(t.orderEvents).where(eq(t.orderEvents.orderId, orderId));
          const [cached] = await db.select().from(t.orderStates).where(eq(t.orderStates.orderId, orderId));
          assert.deepEqual({ state: cached?.state, scheduledOn: cached?.scheduledOn }, foldOrder(events));
        }
        assert.deepEqual(
          open,
          expected.toSorted((a, b) => a.localeCompare(b)),
        );
        await house.store.close();
      },
    ),
    { numRuns: 15, seed: 20_261_123 },
  );
});
