import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { makeDeviceStore } from "./device-store.ts";
import { makeOutbox, type SendAnswer } from "./outbox.ts";
import { makeTestShelf } from "./testing-shelf.ts";

type Sheet = Parameters<ReturnType<typeof makeOutbox>["withWaiting"]>[0];
type State = "copied" | "done" | "changed" | "not-done";
type Row = { row: number; version: number; state: State };

/** A sheet of rows that nothing stands against; what the outbox reads of it is what is here. */
const sheetOf = (rows: readonly Row[]): Sheet =>
  ({
    session: { sessionId: "one", state: "open" },
    plan: null,
    time: { now: 5 },
    rows: rows.map((row) => ({ ...row, lineKey: "line", dose: { reps: quantity(10, "rep") } })),
  }) as unknown as Sheet;

const secret = randomBytes(32).toString("base64url");
async function openPage(shelf = makeTestShelf()) {
  const store = makeDeviceStore({ shelf, now: () => 1, rounds: 10 });
  await store.begin({ staffId: "kim", secret });
  let ids = 0;
  const outbox = makeOutbox({ store, now: () => 1, newOperationId: () => `told-${(ids += 1)}` });
  await outbox.load();
  return { shelf, outbox };
}

/** The server's rows: it refuses a version that does not stand and answers an operation it did. */
function serverWith(rows: readonly Row[]) {
  const standing = rows.map((row) => ({ ...row }));
  const done = new Map<string, unknown>();
  let applied = 0;
  const send = async (path: string, input: unknown): Promise<SendAnswer> => {
    const {
      operationId,
      row: number,
      expectedVersion,
    } = input as {
      operationId: string;
      row: number;
      expectedVersion: number;
    };
    if (done.has(operationId)) return { kind: "done", data: done.get(operationId) };
    const row = standing.find((candidate) => candidate.row === number);
    if (row?.version !== expectedVersion) return { kind: "changed-meanwhile" };
    row.version += 1;
    row.state = path === "sessions.setNotDone" ? "not-done" : "copied";
    applied += 1;
    const data = { version: row.version };
    done.set(operationId, data);
    return { kind: "done", data };
  };
  return { standing, send, applied: () => applied };
}

const notDone = (row: number, expectedVersion: number, operationId: string) => ({
  type: "mutation",
  path: "sessions.setNotDone",
  input: { operationId, sessionId: "one", row, expectedVersion, reason: "pain" },
});

test("any run of acts, with answers lost and pages reloaded at any place, is applied once each and in order", async () => {
  const act = fc.record({ row: fc.integer({ min: 1, max: 3 }), isNotDone: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom("answered", "lost-before", "lost-after", "reload"), { maxLength: 30 }),
      async (acts, steps) => {
        const begun: Row[] = [1, 2, 3].map((row) => ({ row, version: 1, state: "copied" }));
        const server = serverWith(begun);
        let page = await openPage();
        for (const [at, { row, isNotDone }] of acts.entries()) {
          const standing = page.outbox.withWaiting(sheetOf(begun)).rows.find((one) => one.row === row);
          const write = notDone(row, standing?.version ?? 0, `act-${at}`);
          const taken = await page.outbox.take(
            isNotDone ? write : { ...write, path: "sessions.unconfirmRow" },
            sheetOf(begun),
          );
          assert.ok(taken, "it is taken");
        }
        assert.equal(page.outbox.count(), acts.length);
        for (const step of [...steps, "answered", "answered"]) {
          if (step === "reload") page = await openPage(page.shelf);
          await page.outbox.sendAll(async (path, input) => {
            if (step === "lost-before") return { kind: "later" };
            const answer = await server.send(path, input);
            return step === "lost-after" ? { kind: "later" } : answer;
          });
        }
        assert.equal(page.outbox.count(), 0);
        assert.equal(server.applied(), acts.length);
        assert.deepEqual(page.outbox.asides("one"), []);
        for (const row of server.standing) {
          const last = acts.findLast((one) => one.row === row.row);
          assert.equal(row.state, last ? (last.isNotDone ? "not-done" : "copied") : "copied");
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a row a colleague changed meanwhile is written over by nothing; the last that was logged on it is kept to choose from", async () => {
  const begun: Row[] = [1, 2].map((row) => ({ row, version: 1, state: "copied" }));
  const { outbox, shelf } = await openPage();
  await outbox.take(notDone(1, 1, "first"), sheetOf(begun));
  await outbox.take({ ...notDone(1, 2, "second"), path: "sessions.unconfirmRow" }, sheetOf(begun));
  await outbox.take(notDone(2, 1, "third"), sheetOf(begun));
  const server = serverWith([
    { row: 1, version: 4, state: "done" },
    { row: 2, version: 1, state: "copied" },
  ]);
  const told: string[] = [];
  outbox.onAside((aside) => told.push(`${aside.row} ${aside.kind}`));
  await outbox.sendAll(server.send);
  assert.deepEqual(server.standing, [
    { row: 1, version: 4, state: "done" },
    { row: 2, version: 2, state: "not-done" },
  ]);
  assert.deepEqual(told, ["1 clash", "1 clash"]);
  const reloaded = await openPage(shelf);
  const [aside, ...more] = reloaded.outbox.asides("one");
  assert.deepEqual([aside?.kind, aside?.mine, more.length], ["clash", "not confirmed", 0]);
  await reloaded.outbox.settle({ sessionId: "one", row: 1 });
  assert.deepEqual((await openPage(shelf)).outbox.asides("one"), []);
});

test("what the plan in force does not allow stands beside its row with both, and what was logged after it is not lost", async () => {
  const begun: Row[] = [{ row: 1, version: 1, state: "copied" }];
  const { outbox } = await openPage();
  await outbox.take({ ...notDone(1, 1, "first"), path: "sessions.unconfirmRow" }, sheetOf(begun));
  await outbox.take(notDone(1, 2, "second"), sheetOf(begun));
  const sent: unknown[] = [];
  await outbox.sendAll(async (path, input) => {
    sent.push((input as { expectedVersion: number }).expectedVersion);
    return path === "sessions.unconfirmRow"
      ? { kind: "done", data: { outcome: "ask", version: 1, check: { consequence: "ask-first" } } }
      : { kind: "done", data: { version: 2 } };
  });
  assert.deepEqual(sent, [1, 1]);
  assert.deepEqual(outbox.asides("one"), [], "the row was answered otherwise after it");
});

test("nothing is taken for a session that ended, on a version that does not stand, or while the device is locked", async () => {
  const { outbox } = await openPage();
  const sheet = sheetOf([{ row: 1, version: 3, state: "copied" }]);
  assert.equal(await outbox.take(notDone(1, 2, "old"), sheet), undefined);
  assert.equal(await outbox.take(notDone(9, 3, "no-row"), sheet), undefined);
  assert.equal(
    await outbox.take(notDone(1, 3, "signed"), {
      ...sheet,
      session: { ...sheet.session, state: "signed" },
    }),
    undefined,
  );
  const locked = makeOutbox({
    store: makeDeviceStore({ shelf: makeTestShelf(), now: () => 1 }),
    now: () => 1,
    newOperationId: () => "none",
  });
  assert.equal(await locked.take(notDone(1, 3, "locked"), sheet), undefined);
});
