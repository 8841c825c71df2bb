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

let pglite: Promise<PGlite> | undefined;
async function startPglite(): Promise<PGlite> {
  const { PGlite } = await import("@electric-sql/pglite");
  return PGlite.create();
}

/** A migrated, empty store. PostgreSQL is one in-process server per run, emptied each time: use one at a time. */
export async function openTestStore(engine: Engine = "sqlite"): Promise<Store> {
  if (engine === "postgres") {
    pglite ??= startPglite();
    const client = await pglite;
    await client.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
    return openPgliteStore(client);
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
