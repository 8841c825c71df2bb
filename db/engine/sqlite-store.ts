import Database, { type Database as Connection } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import * as sqliteTables from "#db/schema/sqlite.ts";
import type { Tables } from "#db/schema/tables.ts";
import { keepStatements } from "./kept-statements.ts";
import { defaultMigrationsFolder } from "./migrations-folder.ts";
import { settlePragmas } from "./pragmas.ts";
import { makePrepared } from "./prepared.ts";
import { migrateSqlite } from "./sqlite-migrate.ts";
import type { Db, Reader, Store, Transaction } from "./store.ts";
import { makeWriterQueue } from "./writer-queue.ts";

const t = sqliteTables as unknown as Tables;

function readerOn(connection: Connection): Reader {
  const db = drizzle(keepStatements(connection), { casing: "snake_case" }) as unknown as Db;
  return { engine: "sqlite", t, db, prepared: makePrepared(db, t) };
}

/**
 * Opens (and migrates) one SQLite file: a single writer connection behind a queue, and a second connection that can
 * only read.
 *
 * @throws Error with a sentence when the file is newer than the code, SQLite is too old, or a pragma does not take.
 */
export function openSqliteStore(options: {
  file: string;
  migrationsFolder?: string;
  now?: number;
}): Promise<Store> {
  const schemaVersion = migrateSqlite(
    options.file,
    options.migrationsFolder ?? defaultMigrationsFolder(),
    options.now ?? 0,
  );
  const writing = new Database(options.file);
  const settings = settlePragmas(writing, false);
  const reading = new Database(options.file);
  settlePragmas(reading, true);
  const queue = makeWriterQueue();
  const writer: Transaction = { ...readerOn(writing), isTransaction: true };
  const reader = readerOn(reading);

  async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    writing.exec("BEGIN IMMEDIATE");
    try {
      const result = await work(writer);
      writing.exec("COMMIT");
      return result;
    } catch (error) {
      if (writing.inTransaction) writing.exec("ROLLBACK");
      throw error;
    }
  }

  return Promise.resolve({
    ...reader,
    write: (work) => queue.run(() => inTransaction(work)),
    report: () =>
      Promise.resolve({
        engine: "sqlite",
        engineVersion: String(reading.prepare("select sqlite_version()").pluck().get()),
        schemaVersion,
        settings,
      }),
    close: async () => {
      await queue.idle();
      reading.close();
      writing.close();
    },
  });
}
