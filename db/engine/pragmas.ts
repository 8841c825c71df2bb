import type { Database as Connection } from "better-sqlite3";

/** What every connection must answer, whatever SQLite was compiled with: a reopened WAL file falls back to NORMAL. */
const wanted = {
  journal_mode: "wal",
  synchronous: "2",
  foreign_keys: "1",
  recursive_triggers: "1",
  trusted_schema: "0",
  busy_timeout: "5000",
  cell_size_check: "1",
  secure_delete: "2",
} as const;

const statements = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "recursive_triggers = ON",
  "trusted_schema = OFF",
  "busy_timeout = 5000",
  "cell_size_check = ON",
  "secure_delete = FAST",
  "journal_size_limit = 67108864",
];

/** The WAL-reset corruption bug is fixed from this version on. */
const leastSqlite = [3, 51, 3] as const;

export function refuseOldSqlite(version: string): void {
  const parts = version.split(".").map(Number);
  for (const [index, least] of leastSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least)
      throw new Error(
        `SQLite ${version} can corrupt a database in WAL mode. Plinth needs ${leastSqlite.join(".")} or newer. The file was not opened.`,
      );
  }
}

/**
 * Sets the pragmas and reads them back.
 *
 * @throws Error naming the pragma that did not take.
 */
export function settlePragmas(connection: Connection, isReadOnly: boolean): Record<string, string> {
  refuseOldSqlite(String(connection.prepare("select sqlite_version()").pluck().get()));
  for (const statement of statements) connection.pragma(statement);
  if (isReadOnly) connection.pragma("query_only = ON");
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const found = String(connection.pragma(name, { simple: true }));
    settings[name] = found;
    if (found !== value)
      throw new Error(`The database refused ${name} = ${value} (it answers ${found}). Nothing was opened.`);
  }
  return settings;
}
