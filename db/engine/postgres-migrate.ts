import { readMigrations, refuseNewer } from "./migrations-folder.ts";
import { triggerStatements } from "./triggers.ts";

export type PostgresRunner = { query: (text: string) => Promise<{ rows: Record<string, unknown>[] }> };

/** One start at a time migrates; the number is this lock's name and means nothing else. */
const migrationLock = 7_052_026;

/**
 * Whatever is new and the guards are applied in one transaction: no table ever stands without its guards.
 *
 * @returns the number of migrations applied in all.
 */
export async function migratePostgres(
  runner: PostgresRunner,
  migrationsFolder: string,
  now: number,
): Promise<number> {
  const migrations = readMigrations(migrationsFolder, "postgres");
  await runner.query(`SELECT pg_advisory_lock(${migrationLock})`);
  try {
    const ledger = await runner.query("SELECT to_regclass('public.schema_migrations') IS NOT NULL AS has");
    const rows =
      ledger.rows[0]?.["has"] === true
        ? (await runner.query("SELECT tag FROM schema_migrations ORDER BY position")).rows
        : [];
    const applied = rows.map((row) => String(row["tag"]));
    refuseNewer(applied, migrations);
    await runner.query("BEGIN");
    try {
      await runner.query(
        "CREATE TABLE IF NOT EXISTS schema_migrations (position integer primary key, tag text not null, applied_at bigint not null)",
      );
      for (const [position, migration] of migrations.entries()) {
        if (applied.includes(migration.tag)) continue;
        for (const statement of migration.statements) await runner.query(statement);
        await runner.query(
          `INSERT INTO schema_migrations VALUES (${position}, '${migration.tag.replaceAll("'", "''")}', ${now})`,
        );
      }
      for (const statement of triggerStatements("postgres")) await runner.query(statement);
      await runner.query("COMMIT");
    } catch (error) {
      await runner.query("ROLLBACK");
      throw error;
    }
    return migrations.length;
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${migrationLock})`);
  }
}
