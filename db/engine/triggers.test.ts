import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { and, eq, sql } from "drizzle-orm";
import { onBothEngines, openTestStore, temporaryFolder } from "#db/testing.ts";
import { openSqliteStore } from "./sqlite-store.ts";
import type { Store } from "./store.ts";
import { line, openSession, performed, refuses, signedVersion } from "./testing-signed-version.ts";

onBothEngines(
  "a signed version, its lines and its document refuse update, delete and new lines",
  async (store) => {
    await signedVersion(store);
    await refuses(
      store,
      ({ db, t }) => db.update(t.prescriptionVersions).set({ endsOn: "2027-01-01" }),
      /written once/,
    );
    await refuses(store, ({ db, t }) => db.delete(t.prescriptionVersions), /written once/);
    await refuses(
      store,
      ({ db, t }) => db.update(t.prescriptionLines).set({ name: "Squat" }),
      /written once/,
    );
    await refuses(store, ({ db, t }) => db.update(t.signedDocuments).set({ content: "{}" }), /written once/);
    await refuses(store, ({ db, t }) => db.delete(t.signedDocuments), /written once/);
    await refuses(store, ({ db, t }) => db.insert(t.prescriptionLines).values(line("l2", 2)), /closed/);
  },
);

test("INSERT OR REPLACE does not slip past the guards", async () => {
  const file = join(temporaryFolder(), "replaced.sqlite");
  const store = await openSqliteStore({ file });
  await signedVersion(store);
  const intruder = new Database(file);
  intruder.pragma("recursive_triggers = ON");
  assert.throws(
    () => intruder.exec("insert or replace into signed_documents select * from signed_documents"),
    /written once/,
  );
  intruder.close();
  await store.close();
});

test("a guard that was taken off or weakened stands again at the next opening, and a whole set is not written anew", async () => {
  const file = join(temporaryFolder(), "guards.sqlite");
  const reopen = async () => (await openSqliteStore({ file })).close();
  await reopen();
  const look = new Database(file);
  const standing = () => look.prepare("select name, sql from sqlite_master where type = 'trigger'").all();
  const written = () => look.pragma("schema_version", { simple: true });
  const [whole, count] = [standing(), written()];
  await reopen();
  assert.equal(written(), count);
  look.exec(`DROP TRIGGER signed_documents_no_delete; DROP TRIGGER patients_no_delete;
    CREATE TRIGGER patients_no_delete BEFORE DELETE ON patients WHEN 0 BEGIN SELECT 1; END`);
  await reopen();
  const byName = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  assert.deepEqual(byName(standing()), byName(whole));
  look.close();
});

test("TRUNCATE does not slip past the guards", async () => {
  const store = await openTestStore("postgres");
  await signedVersion(store);
  await refuses(
    store,
    ({ db, t }) =>
      db
        .select({ gone: sql`1` })
        .from(t.clinics)
        .then(() => truncate(store)),
    /never emptied/,
  );
});

async function truncate(store: Store): Promise<void> {
  const raw = store.db as unknown as { execute: (query: unknown) => Promise<unknown> };
  await raw.execute(sql`truncate signed_documents cascade`);
}

onBothEngines("a session changes until it is signed, and its rows close with it", async (store) => {
  await signedVersion(store);
  await store.write(async ({ db, t }) => {
    await openSession(db, t, "se");
    await db.insert(t.performedDoses).values(performed(1, "k"));
    await db.update(t.performedDoses).set({ state: "done" }).where(eq(t.performedDoses.sessionId, "se"));
    await db.update(t.sessions).set({ state: "signed", signedAt: 5 });
  });
  await refuses(
    store,
    ({ db, t }) => db.update(t.sessions).set({ signedAt: null, state: "open" }),
    /never changes/,
  );
  await refuses(store, ({ db, t }) => db.update(t.performedDoses).set({ state: "changed" }), /never change/);
  await refuses(store, ({ db, t }) => db.delete(t.performedDoses), /never change/);
  await refuses(store, ({ db, t }) => db.insert(t.performedDoses).values(performed(2, "k2")), /never change/);
});

onBothEngines("no row leaves a signed session and none enters it", async (store) => {
  await signedVersion(store);
  await store.write(async ({ db, t }) => {
    await openSession(db, t, "se");
    await openSession(db, t, "other");
    await db
      .insert(t.performedDoses)
      .values([performed(1, "k"), { ...performed(2, "k"), sessionId: "other" }]);
    await db.update(t.sessions).set({ state: "signed", signedAt: 5 }).where(eq(t.sessions.id, "se"));
  });
  for (const [from, to] of [
    ["se", "other"],
    ["other", "se"],
  ] as const)
    await refuses(
      store,
      ({ db, t }) =>
        db.update(t.performedDoses).set({ sessionId: to }).where(eq(t.performedDoses.sessionId, from)),
      /never change/,
    );
  const stay = await store.db
    .select({ row: store.t.performedDoses.row })
    .from(store.t.performedDoses)
    .where(and(eq(store.t.performedDoses.sessionId, "se"), eq(store.t.performedDoses.row, 1)));
  assert.equal(stay.length, 1);
});
