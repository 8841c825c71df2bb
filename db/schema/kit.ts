import { type SQLWrapper, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

type ColumnBuilder = { config: { enumValues?: readonly string[] } };

/** The CHECK that keeps a closed list closed in the database itself. The values are our own literals. */
function listChecks(
  table: string,
  builders: Record<string, ColumnBuilder>,
  columns: Record<string, SQLWrapper>,
) {
  return Object.entries(builders).flatMap(([key, builder]) => {
    const column = columns[key];
    const values = builder.config.enumValues ?? [];
    if (!column || values.length === 0) return [];
    const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
    const snake = key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [{ name: `${table}_${snake}_list`, where: sql`${column} in (${sql.raw(list)})` }];
  });
}

type Extra = (t: never) => unknown[];

const sqliteTable = ((name: string, columns: never, extra?: Extra) =>
  sqlite.sqliteTable(name, columns, (t) => [
    ...listChecks(name, columns, t as unknown as Record<string, SQLWrapper>).map((list) =>
      sqlite.check(list.name, list.where),
    ),
    ...((extra?.(t) ?? []) as sqlite.SQLiteTableExtraConfigValue[]),
  ])) as unknown as typeof sqlite.sqliteTable;

const pgTable = (name: string, columns: never, extra?: Extra) =>
  pg.pgTable(name, columns, (t) => [
    ...listChecks(name, columns, t as unknown as Record<string, SQLWrapper>).map((list) =>
      pg.check(list.name, list.where),
    ),
    ...((extra?.(t) ?? []) as pg.PgTableExtraConfigValue[]),
  ]);

/**
 * The column kit: every table is written once as a function of a kit and built for both dialects.
 * The SQLite kit is the typed one; the PostgreSQL kit has the same shape and is given its type, which
 * is sound because every column maps to the same TypeScript type on both engines.
 */
const sqliteKit = {
  table: sqliteTable,
  /** Free or coded text. Length is bounded by the schema that lets it in. */
  text: () => sqlite.text(),
  /** UUIDv7 of something that has an address. */
  id: () => sqlite.text(),
  /** A closed list; the table adds its CHECK. */
  oneOf: <const T extends readonly string[]>(values: T) =>
    sqlite.text({ enum: values as unknown as [string, ...string[]] }).$type<T[number]>(),
  /** A whole number that fits 32 bits. */
  integer: () => sqlite.integer(),
  /** A whole number up to 2^53 − 1: instants in milliseconds UTC, sequences, byte counts. */
  long: () => sqlite.integer({ mode: "number" }),
  flag: () => sqlite.integer({ mode: "boolean" }),
  /** A calendar day, YYYY-MM-DD. */
  day: () => sqlite.text(),
  /** JSON kept as text, so that what was hashed is what is stored. */
  json: <T>() => sqlite.text({ mode: "json" }).$type<T>(),
  blob: () => sqlite.blob({ mode: "buffer" }),
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  check: sqlite.check,
  self: (column: () => sqlite.AnySQLiteColumn) => column,
} as const;

export type Kit = typeof sqliteKit;

const pgBytea = pg.customType<{ data: Buffer }>({ dataType: () => "bytea" });
/**
 * Text is compared code point by code point, as SQLite does. Under the order of a language, which a PostgreSQL database
 * has unless it is told otherwise, the range of a prefix can be empty and a list sorts otherwise than on SQLite.
 */
const byCodePoint = 'text COLLATE "C"';
const pgText = pg.customType<{ data: string }>({ dataType: () => byCodePoint });
function pgOneOf(values: [string, ...string[]]) {
  const builder = pgText();
  (builder as unknown as ColumnBuilder).config.enumValues = values;
  return builder;
}
/** JSON as text on PostgreSQL too: `json`/`jsonb` would reorder or re-space what was signed. */
const pgJsonText = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => byCodePoint,
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as unknown,
});

const postgresKit = {
  table: pgTable,
  text: () => pgText(),
  id: () => pgText(),
  oneOf: pgOneOf,
  integer: () => pg.integer(),
  long: () => pg.bigint({ mode: "number" }),
  flag: () => pg.boolean(),
  day: () => pgText(),
  json: () => pgJsonText(),
  blob: () => pgBytea(),
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
  self: (column: () => pg.AnyPgColumn) => column,
};

export const kits = { sqlite: sqliteKit, postgres: postgresKit as unknown as Kit } as const;
