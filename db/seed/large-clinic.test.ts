import assert from "node:assert/strict";
import { test } from "node:test";
import { asc, count, eq } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import type { Store } from "#db/engine/store.ts";
import { onBothEngines, openTestStore } from "#db/testing.ts";
import { callerFor, op, openTestHouse, testNow } from "#server/testing.ts";
import { finishSession, leaveVitals, openSession } from "#server/testing-loop.ts";
import { generateLarge } from "./large-clinic.ts";

const options = { patients: 35, seed: 7, now: testNow };

async function digest(store: Store): Promise<string> {
  const { t, db } = store;
  const parts = [
    await db.select().from(t.patients).orderBy(asc(t.patients.id)),
    await db.select().from(t.sessions).orderBy(asc(t.sessions.id)),
    await db
      .select()
      .from(t.performedDoses)
      .orderBy(asc(t.performedDoses.sessionId), asc(t.performedDoses.row)),
    await db.select().from(t.patientSignals).orderBy(asc(t.patientSignals.id)),
  ];
  return sha256Hex(JSON.stringify(parts));
}

void test("the same seed, size and instant make the same large clinic; another seed makes another", async () => {
  const digests: string[] = [];
  for (const seed of [7, 7, 8]) {
    const store = await openTestStore();
    await generateLarge({ ...options, store, seed });
    digests.push(await digest(store));
    await store.close();
  }
  assert.equal(digests[0], digests[1]);
  assert.notEqual(digests[0], digests[2]);
});

onBothEngines("a large clinic holds what its report counts, and no session is left open", async (store) => {
  const { rows } = await generateLarge({ ...options, store, patients: 6 });
  const { t, db } = store;
  const [performed] = await db.select({ rows: count() }).from(t.performedDoses);
  assert.equal(performed?.rows, rows.get("performedDoses"));
  assert.equal((rows.get("performedDoses") ?? 0) / (rows.get("sessions") ?? 1), 8);
  assert.deepEqual(await db.select().from(t.sessions).where(eq(t.sessions.state, "open")), []);
});

void test("a generated patient is found, charted, treated and signed through the real procedures", async () => {
  const store = await openTestStore();
  const { teams } = await generateLarge({ ...options, store, sessionsOfFirst: 60 });
  const house = await openTestHouse(store);
  const [team] = teams;
  const therapistId = team?.therapists[0]?.id;
  if (!team || !therapistId) throw new Error("There is one team");
  const physiatrist = await callerFor(house, team.physiatrist.id);
  const therapist = await callerFor(house, therapistId);

  const { list: referred } = await physiatrist.referrals.list({});
  assert.equal(referred.length, 1, "one of 33 is referred and waits");
  const queue = await physiatrist.reviews.queue();
  assert.ok(queue.total >= 10, `${queue.total} wait`);
  assert.ok(queue.rows.every((row) => row.pain !== null));
  const day = await therapist.sessions.day({ day: null });
  assert.ok(day.list.length >= 5, `${day.list.length} booked today`);

  const [booking] = day.list;
  if (!booking?.episodeId) throw new Error("Somebody is booked today");
  const { episodeId, patientId } = booking;
  assert.equal((await physiatrist.patients.search({ text: booking.mrn })).length, 1);
  await physiatrist.patients.openChart({ operationId: op(), patientId });
  const before = await physiatrist.reviews.chart({ episodeId });
  assert.equal(before.lines.length, 8);
  assert.equal(before.sessionsShown, 12);

  const sessionId = await openSession(therapist, patientId, episodeId);
  await leaveVitals(therapist, sessionId);
  await finishSession(therapist, sessionId);
  const after = await physiatrist.reviews.chart({ episodeId });
  assert.equal(after.timeline[0]?.id, sessionId);
  await store.close();
});
