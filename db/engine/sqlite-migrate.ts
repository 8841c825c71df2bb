import { existsSync } from "node:fs";
import Database, { type Database as Connection } from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import * as tables from "#db/schema/sqlite.ts";
import { readMigrations, refuseNewer } from "./migrations-folder.ts";
import { refuseOldSqlite } from "./pragmas.ts";
import { triggerNames, triggerStatements } from "./triggers.ts";

const hasLedger = (connection: Connection): boolean =>
  connection
    .prepare("select 1 from sqlite_master where type = 'table' and name = 'schema_migrations'")
    .get() !== undefined;

const appliedTags = (connection: Connection): string[] =>
  hasLedger(connection)
    ? (connection.prepare("select tag from schema_migrations order by position").pluck().all() as string[])
    : [];

/**
 * Brings a file to this code's schema. A newer database is refused with the file untouched: it is looked at through a
 * read-only connection first. Whatever is new and the guards are applied in one transaction: no table ever stands
 * without its guards.
 *
 * @returns the number of migrations applied in all.
 */
export function migrateSqlite(file: string, migrationsFolder: string, now: number): number {
  const migrations = readMigrations(migrationsFolder, "sqlite");
  if (existsSync(file)) {
    const look = new Database(file, { readonly: true });
    try {
      refuseNewer(appliedTags(look), migrations);
    } finally {
      look.close();
    }
  }
  const connection = new Database(file);
  try {
    refuseOldSqlite(String(connection.prepare("select sqlite_version()").pluck().get()));
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.exec(
      "create table if not exists schema_migrations (position integer primary key, tag text not null, applied_at integer not null)",
    );
    const applied = new Set(appliedTags(connection));
    if (migrations.every(({ tag }) => applied.has(tag)) && hasEveryGuard(connection)) {
      refuseIncomplete(connection);
      return migrations.length;
    }
    // A table rebuild with foreign keys on would delete child rows silently and drop triggers with the old table.
    connection.pragma("foreign_keys = OFF");
    connection.transaction(() => {
      for (const [position, migration] of migrations.entries()) {
        if (applied.has(migration.tag)) continue;
        for (const statement of migration.statements) connection.exec(statement);
        const broken = connection.pragma("foreign_key_check") as unknown[];
        if (broken.length > 0)
          throw new Error(
            `Migration ${migration.tag} would leave ${broken.length} rows without their parent. Nothing was changed.`,
          );
        connection
          .prepare("insert into schema_migrations values (?, ?, ?)")
          .run(position, migration.tag, now);
      }
      for (const statement of triggerStatements("sqlite")) connection.exec(statement);
    })();
    refuseIncomplete(connection);
    connection.pragma("foreign_keys = ON");
    return migrations.length;
  } finally {
    connection.close();
  }
}

/** Whether every guard stands word for word as this code makes it: then a start has nothing to write. */
function hasEveryGuard(connection: Connection): boolean {
  const standing = new Set(
    connection.prepare("select sql from sqlite_master where type = 'trigger'").pluck().all() as string[],
  );
  return triggerStatements("sqlite").every(
    (statement) => !statement.startsWith("CREATE") || standing.has(statement),
  );
}

/** Compares what the file holds with what the code expects: every table and every guard. */
function refuseIncomplete(connection: Connection): void {
  const found = new Set(connection.prepare("select name from sqlite_master").pluck().all() as string[]);
  const expected = [...Object.values(tables).map((table) => getTableName(table)), ...triggerNames];
  const missing = expected.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`The database lacks ${missing.join(", ")}. It was not opened.`);
}
