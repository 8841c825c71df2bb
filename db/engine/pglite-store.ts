import type { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import * as postgresTables from "#db/schema/postgres.ts";
import type { Tables } from "#db/schema/tables.ts";
import { defaultMigrationsFolder } from "./migrations-folder.ts";
import { migratePostgres } from "./postgres-migrate.ts";
import { makePrepared } from "./prepared.ts";
import type { Db, Reader, Store, Transaction } from "./store.ts";
import { makeWriterQueue } from "./writer-queue.ts";

const t = postgresTables as unknown as Tables;

/** PostgreSQL in the process, for tests: the same contract on one connection. */
export async function openPgliteStore(client: PGlite): Promise<Store> {
  const schemaVersion = await migratePostgres(
    { query: async (text) => client.query(text) },
    defaultMigrationsFolder(),
    0,
  );
  const db = drizzle(client, { casing: "snake_case" }) as unknown as Db;
  const reader: Reader = { engine: "postgres", t, db, prepared: makePrepared(db, t) };
  const tx: Transaction = { ...reader, isTransaction: true };
  const queue = makeWriterQueue();
  return {
    ...reader,
    write: (work) =>
      queue.run(async () => {
        await client.exec("BEGIN ISOLATION LEVEL SERIALIZABLE");
        try {
          const result = await work(tx);
          await client.exec("COMMIT");
          return result;
        } catch (error) {
          await client.exec("ROLLBACK");
          throw error;
        }
      }),
    report: () =>
      Promise.resolve({
        engine: "postgres",
        engineVersion: "pglite",
        schemaVersion,
        settings: { isolation: "serializable" },
      }),
    close: () => queue.idle(),
  };
}
