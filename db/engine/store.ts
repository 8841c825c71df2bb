import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "#db/schema/tables.ts";

/**
 * The query builder both engines offer. It is typed as an asynchronous SQLite database and every query is
 * awaited; `.get()`, `.all()` and `.run()` exist on one engine only and are never called.
 */
export type Db = Pick<
  BaseSQLiteDatabase<"async", unknown>,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "with" | "$with" | "$count"
>;

export const engines = ["sqlite", "postgres"] as const;
export type Engine = (typeof engines)[number];

/**
 * What a query needs: `(reader, params) => rows` works inside and outside a transaction, on both engines.
 */
export type Reader = {
  engine: Engine;
  t: Tables;
  db: Db;
  /**
   * A statement prepared once per connection and kept under `key`.
   * `build` uses `sql.placeholder("name")` for each parameter.
   */
  prepared: <Row>(
    key: string,
    build: (db: Db, t: Tables) => PreparableQuery<Row>,
  ) => (params: Record<string, unknown>) => Promise<Row>;
};

/** The shape `build` returns: any finished drizzle query. */
export type PreparableQuery<Row> = PromiseLike<Row> & { prepare: (...name: never[]) => unknown };

/** A Reader whose writes commit at once or not at all. */
export type Transaction = Reader & { isTransaction: true };

export type EngineReport = {
  engine: Engine;
  /** Version of SQLite or of PostgreSQL. */
  engineVersion: string;
  /** Number of migrations applied. */
  schemaVersion: number;
  /** Every pragma or setting asserted on every connection, with the value read back. */
  settings: Record<string, string>;
};

export type Store = Reader & {
  /**
   * Runs `work` in one transaction: BEGIN IMMEDIATE on the single SQLite writer, one at a time in order of
   * arrival; SERIALIZABLE with retry on 40001 and 40P01 on PostgreSQL, so `work` may run more than once there
   * and must have no effect outside the transaction. Nothing but database calls may be awaited inside.
   */
  write: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  report: () => Promise<EngineReport>;
  close: () => Promise<void>;
};
