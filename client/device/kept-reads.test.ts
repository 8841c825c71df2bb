import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeDeviceStore } from "./device-store.ts";
import { makeKeptReads, mostPatients } from "./kept-reads.ts";
import { makeTestShelf } from "./testing-shelf.ts";

const secret = randomBytes(32).toString("base64url");
const hour = 3_600_000;
const band = (patientId: string) => ({ type: "query", path: "patients.band", input: { patientId } });

async function openPage({ isKeeping = true, shelf = makeTestShelf(), clock = { now: 0 } } = {}) {
  const store = makeDeviceStore({ shelf, now: () => clock.now, rounds: 10 });
  await store.begin({ staffId: "kim", secret });
  const reads = makeKeptReads({ store, now: () => clock.now, isKeeping: () => isKeeping });
  await reads.load();
  return { shelf, clock, reads };
}

test("of sixteen patients what was read last is found by the next page, and of no seventeenth", async () => {
  const { shelf, clock, reads } = await openPage();
  for (let count = 1; count <= mostPatients + 1; count += 1) {
    clock.now += 1;
    reads.keep(band(`p${count}`), { family: `F${count}` });
    await reads.flush();
  }
  const next = await openPage({ shelf, clock });
  assert.equal(await next.reads.find(band("p1")), undefined);
  assert.deepEqual(await next.reads.find(band("p2")), { family: "F2" });
  assert.deepEqual(await next.reads.find(band("p17")), { family: "F17" });
});

test("today's list is cut at sixteen bookings, and nothing but the day and its sheets is kept", async () => {
  const { reads } = await openPage();
  const day = { type: "query", path: "sessions.day", input: { day: null } };
  reads.keep(day, { today: "2026-11-23", list: Array.from({ length: 20 }, (_, at) => at) });
  const found = (await reads.find(day)) as { list: number[] };
  assert.equal(found.list.length, mostPatients);
  const chart = { type: "query", path: "consultations.list", input: { patientId: "p1" } };
  reads.keep(chart, { history: "x" });
  assert.equal(await reads.find(chart), undefined);
  await reads.flush();
});

test("what was read a day ago answers nothing and is deleted", async () => {
  const { shelf, clock, reads } = await openPage();
  reads.keep(band("p1"), { family: "F1" });
  await reads.flush();
  clock.now += 24 * hour - 1;
  assert.deepEqual(await reads.find(band("p1")), { family: "F1" });
  clock.now += 1;
  assert.equal(await reads.find(band("p1")), undefined);
  await openPage({ shelf, clock });
  assert.deepEqual([...shelf.raw.keys()], ["wraps"]);
});

test("of whoever has no day to work on nothing that was read is kept", async () => {
  const { shelf, reads } = await openPage({ isKeeping: false });
  reads.keep(band("p1"), { family: "F1" });
  await reads.flush();
  assert.equal(await reads.find(band("p1")), undefined);
  assert.deepEqual([...shelf.raw.keys()], ["wraps"]);
});
