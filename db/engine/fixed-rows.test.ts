import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { onBothEngines, temporaryFolder } from "#db/testing.ts";
import { openSqliteStore } from "./sqlite-store.ts";
import type { Store, Transaction } from "./store.ts";
import { openSession, refuses, signedVersion } from "./testing-signed-version.ts";

const limit = (id: string) => ({
  id,
  patientId: "p",
  episodeId: "e",
  kind: "effort" as const,
  content: {} as never,
  sourceKind: "prescription-version" as const,
  sourceId: "v",
  raisedAt: 1,
});

/** One row of each table whose cached state moves, and of each that never moves at all. */
async function chart(store: Store): Promise<void> {
  await signedVersion(store);
  await store.write(async ({ db, t }) => {
    await openSession(db, t, "se");
    await db.insert(t.limits).values({ ...limit("li"), sourceKind: "precaution", sourceId: "pr" });
    await db.insert(t.changeRequests).values({
      id: "cr",
      patientId: "p",
      episodeId: "e",
      sessionId: "se",
      lineKey: "k",
      kind: "more",
      wanted: {},
      current: {},
      evidence: {} as never,
      reason: "Easy now",
      check: {} as never,
      planSnapshotId: "plan",
      askedBy: "s",
      askedAt: 1,
      prescriberId: "s",
      state: "waiting",
    });
    await db.insert(t.permissions).values({
      id: "pe",
      episodeId: "e",
      lineKey: "k",
      requestId: "cr",
      reply: "approve-once",
      upTo: {},
      isOnce: true,
      grantedBy: "s",
      grantedAt: 1,
      endsOn: "2026-02-01",
    });
    await db.insert(t.careTeamSeats).values({
      id: "seat",
      patientId: "p",
      staffId: "s",
      specialty: "Pain",
      fromOn: "2026-01-01",
      seatedBy: "s",
    });
    await db
      .insert(t.breakGlasses)
      .values({ id: "bg", patientId: "p", staffId: "s", reason: "Emergency", openedAt: 1, untilAt: 2 });
    await db
      .insert(t.importedHistory)
      .values({ id: "ih", patientId: "p", kind: "encounter", words: "Seen elsewhere" });
  });
}

const change = ({ db, t }: Transaction, table: keyof Transaction["t"], column: string) =>
  db.update(t[table] as never).set({ [column]: null });

onBothEngines(
  "what a question, an answer and a limit say is fixed; their state still moves",
  async (store) => {
    await chart(store);
    for (const [table, columns] of [
      ["changeRequests", ["reason", "check", "planSnapshotId", "sessionId", "wanted", "evidence"]],
      ["permissions", ["reply", "endsOn", "upTo", "isOnce"]],
      ["limits", ["content", "episodeId", "sourceId"]],
      ["careTeamSeats", ["staffId", "specialty", "patientId"]],
      ["sessions", ["patientId", "episodeId"]],
    ] as const)
      for (const column of columns) await refuses(store, (tx) => change(tx, table, column), /never changes/);
    await store.write(async ({ db, t }) => {
      await db.update(t.changeRequests).set({ state: "approved", answeredAt: 2, version: 2 });
      await db.update(t.permissions).set({ endedAt: 2, endedBecause: "used" });
      await db.update(t.limits).set({ liftedAt: 2 });
      await db.update(t.careTeamSeats).set({ toOn: "2026-03-01" });
    });
  },
);

onBothEngines("no limit is added to a version that was signed", async (store) => {
  await chart(store);
  await refuses(store, ({ db, t }) => db.insert(t.limits).values(limit("l2")), /closed/);
});

onBothEngines("a broken glass and imported history stay as they were written", async (store) => {
  await chart(store);
  for (const table of ["breakGlasses", "importedHistory"] as const) {
    await refuses(store, ({ db, t }) => db.delete(t[table]), /written once/);
    await refuses(
      store,
      ({ db, t }) => db.update(t[table]).set({ patientId: sql`patient_id` }),
      /written once/,
    );
  }
});

onBothEngines("seats, limits, questions and answers are never deleted", async (store) => {
  await chart(store);
  for (const table of ["permissions", "changeRequests", "limits", "careTeamSeats"] as const)
    await refuses(store, ({ db, t }) => db.delete(t[table]), /never deleted/);
});

test("REPLACE does not take away a row that is never deleted", async () => {
  const file = join(temporaryFolder(), "replaced.sqlite");
  const store = await openSqliteStore({ file });
  await chart(store);
  const intruder = new Database(file);
  intruder.pragma("recursive_triggers = ON");
  for (const table of [
    "sessions",
    "limits",
    "change_requests",
    "permissions",
    "care_team_seats",
    "break_glasses",
    "imported_history",
    "plan_snapshots",
    "prescriptions",
    "patients",
  ])
    assert.throws(
      () => intruder.exec(`insert or replace into ${table} select * from ${table}`),
      /never deleted|written once/,
    );
  intruder.close();
  await store.close();
});
