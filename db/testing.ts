import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { openSqliteStore } from "./engine/sqlite-store.ts";
import { type Engine, engines, type Store } from "./engine/store.ts";
import { copyPostgresBack, keepPostgres, openEmptyPostgres } from "./testing-postgres.ts";
import { runSql } from "./testing-sql.ts";

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

/**
 * What tests begin from: written once per engine and run, and copied from then on. What `write` answers is given to
 * every test that begins so; its name is a word that SQL takes for a schema.
 */
export type Beginning<Begun> = { name: string; write: (store: Store) => Promise<Begun> };
const nothing: Beginning<void> = { name: "nothing", write: async () => {} };

/** The file a store is copied from, with what was answered when it was written. */
const files = new Map<string, Promise<{ file: string; begun: unknown }>>();
/** What a test writes need not survive a loss of power: its commits do not wait for the disk. */
async function openInHaste(file: string): Promise<Store> {
  const store = await openSqliteStore({ file });
  // The safety level is the writing connection's, and does not change inside a transaction.
  const writer = await store.write(async (tx) => tx);
  await runSql(writer, "pragma synchronous = off");
  return store;
}
async function writeFileOf<Begun>(beginning: Beginning<Begun>) {
  const file = join(temporaryFolder(), `${beginning.name}.sqlite`);
  const store = await openInHaste(file);
  const begun = await beginning.write(store);
  await store.close();
  return { file, begun };
}
async function openSqlite<Begun>(beginning: Beginning<Begun>): Promise<{ store: Store; begun: Begun }> {
  const written = files.get(beginning.name) ?? writeFileOf(beginning);
  files.set(beginning.name, written);
  const { file, begun } = await written;
  const copy = join(temporaryFolder(), "store.sqlite");
  copyFileSync(file, copy);
  return { store: await openInHaste(copy), begun: begun as Begun };
}

const kept = new Map<string, unknown>();
async function openPostgres<Begun>(beginning: Beginning<Begun>): Promise<{ store: Store; begun: Begun }> {
  const store = await openEmptyPostgres();
  if (kept.has(beginning.name)) {
    await copyPostgresBack(beginning.name);
    return { store, begun: kept.get(beginning.name) as Begun };
  }
  const begun = await beginning.write(store);
  await keepPostgres(beginning.name);
  kept.set(beginning.name, begun);
  return { store, begun };
}

/** A migrated store that holds what a beginning wrote. PostgreSQL is one database per run: use one at a time. */
export const openTestStoreFrom = <Begun>(
  beginning: Beginning<Begun>,
  engine: Engine = "sqlite",
): Promise<{ store: Store; begun: Begun }> =>
  engine === "postgres" ? openPostgres(beginning) : openSqlite(beginning);

/** A migrated, empty store. */
export async function openTestStore(engine?: Engine): Promise<Store> {
  return (await openTestStoreFrom(nothing, engine)).store;
}

/** Registers the same guarantee for both engines, from the same beginning. */
export function onBothEnginesFrom<Begun>(
  beginning: Beginning<Begun>,
  title: string,
  body: (store: Store, begun: Begun) => Promise<void>,
): void {
  for (const engine of engines) {
    void test(`${title} (${engine})`, async () => {
      const { store, begun } = await openTestStoreFrom(beginning, engine);
      try {
        await body(store, begun);
      } finally {
        await store.close();
      }
    });
  }
}

/** Registers the same suite for both engines, for tests that share what was once built. */
export function describeOnBothEngines(title: string, body: (engine: Engine) => void): void {
  for (const engine of engines) void describe(`${title} (${engine})`, () => body(engine));
}

/** Registers the same guarantee for both engines, from an empty store. */
export const onBothEngines = (title: string, body: (store: Store) => Promise<void>): void =>
  onBothEnginesFrom(nothing, title, body);
