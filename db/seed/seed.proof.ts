import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { asc } from "drizzle-orm";
import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import { verifyChain } from "#db/engine/chain.ts";
import type { Store } from "#db/engine/store.ts";
import { organizationChain } from "#server/command.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { openTestHouse } from "#server/testing.ts";
import { countDemo, type DemoCount } from "./count-demo.ts";
import { seedDemoClinic } from "./seed.ts";
import { listAbsent, notMade } from "./states-not-made.ts";

/** Run by `npm run test:seed`: the whole demo clinic three times, so it takes a few minutes. */
async function seeded(t: TestContext, anchorDay: string) {
  const house = await openTestHouse();
  const until = instantOf(`${anchorDay}T14:10`, "America/Los_Angeles");
  const began = performance.now();
  await seedDemoClinic(house, { anchorDay, until, patients: 120 });
  t.diagnostic(`${anchorDay}: seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return house;
}

const describeCount = ({ words, found, least, most }: DemoCount): string =>
  `${found >= least && found <= (most ?? found) ? "yes" : "NO "} ${String(found).padStart(5)}  ${words}${most === undefined ? ` (at least ${least})` : ""}`;

/** Everything somebody signed, and where each thing stands now. */
async function fingerprint({ db, t }: Store): Promise<string> {
  const documents = await db
    .select({ id: t.signedDocuments.id, hash: t.signedDocuments.hash, signedAt: t.signedDocuments.signedAt })
    .from(t.signedDocuments)
    .orderBy(asc(t.signedDocuments.id));
  const parts = [
    documents,
    await db.select().from(t.patients).orderBy(asc(t.patients.id)),
    await db.select().from(t.bookings).orderBy(asc(t.bookings.id)),
    await db.select().from(t.referrals).orderBy(asc(t.referrals.id)),
    await db.select().from(t.patientSignals).orderBy(asc(t.patientSignals.id)),
    await db.select().from(t.changeRequests).orderBy(asc(t.changeRequests.id)),
    await db.select().from(t.prescriptionEvents).orderBy(asc(t.prescriptionEvents.id)),
    await db.select().from(t.precautions).orderBy(asc(t.precautions.id)),
  ];
  return sha256Hex(canonicalJson(parts));
}

async function expectWhole(house: Awaited<ReturnType<typeof seeded>>): Promise<void> {
  const { store, auditKey } = house;
  const keys = new Map([[auditKey.id, auditKey]]);
  const clinics = await store.db.select({ id: store.t.clinics.id }).from(store.t.clinics);
  for (const chainId of [organizationChain, ...clinics.map(({ id }) => id)])
    assert.deepEqual(await verifyChain(store, keys, chainId), [], `chain ${chainId}`);
  const { checked, problems } = await verifyDocuments(store);
  assert.deepEqual(problems, []);
  assert.ok(checked > 1000, `${checked} signed documents`);
}

async function expectComplete(
  t: TestContext,
  house: Awaited<ReturnType<typeof seeded>>,
  anchorDay: string,
): Promise<void> {
  const counts = await countDemo(house.store, anchorDay);
  for (const one of counts) t.diagnostic(describeCount(one));
  assert.deepEqual(
    counts.filter(({ found, least, most }) => found < least || found > (most ?? found)).map(describeCount),
    [],
  );
  assert.deepEqual(
    await listAbsent(house.store),
    Object.keys(notMade).toSorted((a, b) => a.localeCompare(b)),
  );
}

const monday = "2026-11-23";
let first = "";

void test("the demo clinic holds what the demo promises, in every state that commands can make, and verifies", async (t) => {
  const house = await seeded(t, monday);
  await expectComplete(t, house, monday);
  await expectWhole(house);
  first = await fingerprint(house.store);
  await house.store.close();
});

void test("the same day makes the same clinic again", async (t) => {
  const house = await seeded(t, monday);
  assert.equal(await fingerprint(house.store), first);
  await house.store.close();
});

void test("a demo begun on a weekend is as complete", async (t) => {
  const saturday = "2026-11-28";
  const house = await seeded(t, saturday);
  await expectComplete(t, house, saturday);
  await expectWhole(house);
  await house.store.close();
});
