import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { asc, getTableColumns, sql } from "drizzle-orm";
import * as postgres from "#db/schema/postgres.ts";
import * as sqlite from "#db/schema/sqlite.ts";
import { onBothEngines, openTestStore, temporaryFolder } from "#db/testing.ts";
import { refuseOldSqlite } from "./pragmas.ts";
import { openSqliteStore } from "./sqlite-store.ts";
import type { Store } from "./store.ts";

const organization = (id: string) => ({ id, name: `Name of ${id}`, createdAt: 1 });
const names = async (store: Store) =>
  (
    await store.db
      .select({ id: store.t.organizations.id })
      .from(store.t.organizations)
      .orderBy(asc(store.t.organizations.id))
  ).map((row) => row.id);

test("every connection of a reopened file is durable, keeps foreign keys and recursive triggers", async () => {
  const file = join(temporaryFolder(), "reopened.sqlite");
  await (await openSqliteStore({ file })).close();
  const store = await openSqliteStore({ file });
  const { settings } = await store.report();
  assert.deepEqual(settings, {
    journal_mode: "wal",
    synchronous: "2",
    foreign_keys: "1",
    recursive_triggers: "1",
    trusted_schema: "0",
    busy_timeout: "5000",
    cell_size_check: "1",
    secure_delete: "2",
  });
  await store.close();
});

test("an SQLite that can corrupt a WAL file is refused, the first mended one is not", () => {
  assert.throws(() => refuseOldSqlite("3.51.2"), /Plinth needs 3\.51\.3/);
  assert.throws(() => refuseOldSqlite("3.7.17"), /not opened/);
  refuseOldSqlite("3.51.3");
  refuseOldSqlite("4.0.0");
});

test("a database written by a newer Plinth is refused and its file keeps every byte", async () => {
  const file = join(temporaryFolder(), "newer.sqlite");
  await (await openSqliteStore({ file })).close();
  const connection = new Database(file);
  connection.exec("insert into schema_migrations values (99, '0099_from_the_future', 1)");
  connection.close();
  const before = createHash("sha256").update(readFileSync(file)).digest("hex");
  assert.throws(() => openSqliteStore({ file }), /newer Plinth \(0099_from_the_future\)/);
  assert.equal(createHash("sha256").update(readFileSync(file)).digest("hex"), before);
});

test("a migration that rebuilds a table keeps its child rows and every trigger", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "rebuilt.sqlite");
  const store = await openSqliteStore({ file });
  await store.write(async (tx) => {
    await tx.db.insert(tx.t.clinics).values({
      id: "c",
      name: "Clinic",
      city: "",
      state: "WA",
      timeZone: "America/Los_Angeles",
      phone: "",
      policy: {} as never,
      createdAt: 1,
    });
    await tx.db.insert(tx.t.patients).values({
      id: "p",
      homeClinicId: "c",
      mrn: "1",
      family: "A",
      given: "B",
      gender: "other",
      needsInterpreter: "no",
      payerKind: "not-known",
      allergyState: "not-asked",
      createdAt: 1,
    });
  });
  await store.close();
  const migrationsFolder = join(folder, "migrations");
  cpSync("db/migrations", migrationsFolder, { recursive: true });
  const journalFile = join(migrationsFolder, "sqlite/meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: unknown[] };
  journal.entries.push({ idx: 1, version: "6", when: 1, tag: "0001_rebuild", breakpoints: true });
  writeFileSync(journalFile, JSON.stringify(journal));
  const create =
    /CREATE TABLE `clinics`[\s\S]*?\);/.exec(
      readFileSync(join(migrationsFolder, "sqlite/0000_first.sql"), "utf8"),
    )?.[0] ?? "";
  writeFileSync(
    join(migrationsFolder, "sqlite/0001_rebuild.sql"),
    [
      create.replace("`clinics`", "`clinics_new`"),
      "INSERT INTO clinics_new SELECT * FROM clinics",
      "DROP TABLE clinics",
      "ALTER TABLE clinics_new RENAME TO clinics",
    ].join("\n--> statement-breakpoint\n"),
  );
  const again = await openSqliteStore({ file, migrationsFolder });
  assert.equal((await again.report()).schemaVersion, 2);
  assert.equal((await again.db.select({ id: again.t.patients.id }).from(again.t.patients)).length, 1);
  await assert.rejects(
    again.write((tx) => tx.db.delete(tx.t.clinics)),
    /FOREIGN KEY|RESTRICT|never deleted/i,
  );
  await again.close();
});

test("both engines have the same tables and columns", () => {
  const shape = (tables: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [
        name,
        Object.keys(getTableColumns(table as never)).toSorted(),
      ]),
    );
  assert.deepEqual(shape(sqlite), shape(postgres));
});

test("PostgreSQL compares every text by code point, as SQLite does, whatever language the database has", async () => {
  const store = await openTestStore("postgres");
  const raw = store.db as unknown as { execute: (query: unknown) => Promise<{ rows: unknown[] }> };
  const otherwise = await raw.execute(
    sql`select table_name, column_name from information_schema.columns
        where table_schema = 'public' and table_name <> 'schema_migrations'
        and data_type = 'text' and collation_name is distinct from 'C'`,
  );
  assert.deepEqual(otherwise.rows, []);
  await store.close();
});

onBothEngines("a failed transaction leaves nothing behind", async (store) => {
  await assert.rejects(
    store.write(async (tx) => {
      await tx.db.insert(tx.t.organizations).values(organization("a"));
      throw new Error("stop here");
    }),
    /stop here/,
  );
  assert.deepEqual(await names(store), []);
});

onBothEngines("writes wait for each other, and a failed one does not stop the next", async (store) => {
  const slow = store.write(async (tx) => {
    await tx.db.insert(tx.t.organizations).values(organization("a"));
    await tx.db.select().from(tx.t.organizations);
    await tx.db.update(tx.t.organizations).set({ name: "first" });
  });
  const failing = store.write((tx) => tx.db.insert(tx.t.organizations).values(organization("a")));
  const last = store.write((tx) => tx.db.insert(tx.t.organizations).values(organization("b")));
  await slow;
  await assert.rejects(failing);
  await last;
  assert.deepEqual(await names(store), ["a", "b"]);
});

onBothEngines("a prepared statement is reused with other parameters", async (store) => {
  await store.write(async (tx) => {
    for (const id of ["a", "b", "c"]) await tx.db.insert(tx.t.organizations).values(organization(id));
  });
  const list = store.prepared("test.organizations", (db, t) =>
    db
      .select({ id: t.organizations.id })
      .from(t.organizations)
      .where(sql`${t.organizations.id} > ${sql.placeholder("after")}`)
      .orderBy(asc(t.organizations.id))
      .limit(sql.placeholder("most")),
  );
  assert.deepEqual(await list({ after: "", most: 2 }), [{ id: "a" }, { id: "b" }]);
  assert.deepEqual(await list({ after: "b", most: 2 }), [{ id: "c" }]);
});

test("the reading connection cannot write, and reads go on while a write is open", async () => {
  const store = await openTestStore();
  await assert.rejects(
    async () => store.db.insert(store.t.organizations).values(organization("x")),
    /readonly|query_only|attempt to write/i,
  );
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = store.write(async (tx) => {
    await tx.db.insert(tx.t.organizations).values(organization("a"));
    await gate;
  });
  assert.deepEqual(await names(store), []);
  release();
  await slow;
  assert.deepEqual(await names(store), ["a"]);
  await store.close();
});
