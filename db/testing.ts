import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { PGlite } from "@electric-sql/pglite";
import { openPgliteStore } from "./engine/pglite-store.ts";
import { openSqliteStore } from "./engine/sqlite-store.ts";
import { type Engine, engines, type Store } from "./engine/store.ts";

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plinth-test-"));
  folders.push(folder);
  return folder;
}

let template: Promise<string> | undefined;
async function migratedTemplate(): Promise<string> {
  const file = join(temporaryFolder(), "template.sqlite");
  const store = await openSqliteStore({ file });
  await store.close();
  return file;
}

type StandingPostgres = { store: Store; client: PGlite };
let postgres: Promise<StandingPostgres> | undefined;
async function startPostgres(): Promise<StandingPostgres> {
  const { PGlite } = await import("@electric-sql/pglite");
  const client = await PGlite.create();
  return { client, store: await openPgliteStore(client) };
}

/** Beyond this many bytes in a table everything is cut off: rows only deleted still stand in its pages. */
const mostDeleted = 262_144;

/** Takes every row out, with the guards off: 5 ms, or 60 after much was written, where migrating anew takes 400. */
const emptyPostgres = `DO $$ DECLARE tables text[]; largest bigint; BEGIN
  SET LOCAL session_replication_role = replica;
  SELECT array_agg(quote_ident(relname)), max(pg_relation_size(oid)) INTO tables, largest FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migrations';
  IF largest > ${mostDeleted} THEN
    EXECUTE 'TRUNCATE ' || array_to_string(tables, ', ');
  ELSE
    FOR place IN 1..array_length(tables, 1) LOOP EXECUTE 'DELETE FROM ' || tables[place]; END LOOP;
  END IF;
END $$`;

/** A migrated, empty store. PostgreSQL is one in-process server per run, emptied each time: use one at a time. */
export async function openTestStore(engine: Engine = "sqlite"): Promise<Store> {
  if (engine === "postgres") {
    postgres ??= startPostgres();
    const { client, store } = await postgres;
    await client.exec(emptyPostgres);
    return store;
  }
  template ??= migratedTemplate();
  const file = join(temporaryFolder(), "store.sqlite");
  copyFileSync(await template, file);
  return openSqliteStore({ file });
}

/** Registers the same guarantee for both engines. */
export function onBothEngines(title: string, body: (store: Store) => Promise<void>): void {
  for (const engine of engines) {
    void test(`${title} (${engine})`, async () => {
      const store = await openTestStore(engine);
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
  }
}
