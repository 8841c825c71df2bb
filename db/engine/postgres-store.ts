import { setTimeout } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as postgresTables from "#db/schema/postgres.ts";
import type { Tables } from "#db/schema/tables.ts";
import { defaultMigrationsFolder } from "./migrations-folder.ts";
import { migratePostgres } from "./postgres-migrate.ts";
import { settleConnection } from "./postgres-settings.ts";
import { makePrepared } from "./prepared.ts";
import type { Db, Reader, Store, Transaction } from "./store.ts";

const t = postgresTables as unknown as Tables;
/**
 * Serialization failure, deadlock, and a unique value that another writer took in between (the next MRN): the whole
 * transaction is run again and chooses anew, or refuses with a sentence.
 */
const retryCodes = new Set(["40001", "40P01", "23505"]);
/** Every write of a clinic meets the others at the head of its chain, so there are more turns than connections. */
const mostConnections = 10;
const mostAttempts = 2 * mostConnections;
const waitMilliseconds = 4;

export function isRetryable(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === "object" && cause !== null && "code" in cause && retryCodes.has(String(cause.code));
}

function readerOn(connection: pg.Pool | pg.PoolClient): Reader {
  const db = drizzle(connection, { casing: "snake_case" }) as unknown as Db;
  return { engine: "postgres", t, db, prepared: makePrepared(db, t) };
}

/** Opens (and migrates) a PostgreSQL 15+ database; writes are serializable and run again when they collide. */
export async function openPostgresStore(options: {
  url: string;
  migrationsFolder?: string;
  now?: number;
  /** A connection that broke while nobody used it. The pool opens another; unheard it would end the process. */
  onLostConnection: (error: Error) => void;
}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: mostConnections,
    statement_timeout: 30_000,
    onConnect: async (client) => void (await settleConnection(client)),
  });
  pool.on("error", options.onLostConnection);
  const admin = await pool.connect();
  let schemaVersion: number;
  let settings: Record<string, string>;
  try {
    settings = await settleConnection(admin);
    schemaVersion = await migratePostgres(
      admin,
      options.migrationsFolder ?? defaultMigrationsFolder(),
      options.now ?? 0,
    );
  } finally {
    admin.release();
  }
  // One reader per physical connection, so that its prepared statements stay with it.
  const transactions = new WeakMap<pg.PoolClient, Transaction>();

  async function once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const connection = await pool.connect();
    let tx = transactions.get(connection);
    if (!tx) {
      tx = { ...readerOn(connection), isTransaction: true };
      transactions.set(connection, tx);
    }
    try {
      await connection.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
      const result = await work(tx);
      await connection.query("COMMIT");
      return result;
    } catch (error) {
      await connection.query("ROLLBACK");
      throw error;
    } finally {
      connection.release();
    }
  }

  return {
    ...readerOn(pool),
    write: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt >= mostAttempts || !isRetryable(error)) throw error;
          // Those that collided come back at different moments, later each time.
          await setTimeout(Math.random() * waitMilliseconds * attempt);
        }
      }
    },
    report: async () => {
      const version = await pool.query<{ server_version: string }>("SHOW server_version");
      return {
        engine: "postgres",
        engineVersion: version.rows[0]?.server_version ?? "not known",
        schemaVersion,
        settings,
      };
    },
    close: () => pool.end(),
  };
}
