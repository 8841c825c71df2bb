import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./store.ts";

export type Migration = { tag: string; statements: readonly string[] };

/** Where the committed migrations are: beside the bundle in production, in `db/migrations` otherwise. */
export function defaultMigrationsFolder(): string {
  const candidates = [
    join(import.meta.dirname, "migrations"),
    join(import.meta.dirname, "../migrations"),
    join(process.cwd(), "db/migrations"),
  ];
  const found = candidates.find((candidate) => existsSync(join(candidate, "sqlite/meta/_journal.json")));
  if (!found) throw new Error(`The migrations are missing. Looked in ${candidates.join(", ")}.`);
  return found;
}

type Journal = { entries: { tag: string }[] };

export function readMigrations(folder: string, engine: Engine): Migration[] {
  const root = join(folder, engine);
  const journal = JSON.parse(readFileSync(join(root, "meta/_journal.json"), "utf8")) as Journal;
  return journal.entries.map(({ tag }) => ({
    tag,
    statements: readFileSync(join(root, `${tag}.sql`), "utf8")
      .split("--> statement-breakpoint")
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ""),
  }));
}

/** Refuses a database that has migrations this code does not know. */
export function refuseNewer(applied: readonly string[], known: readonly Migration[]): void {
  const unknown = applied.filter((tag, index) => known[index]?.tag !== tag);
  if (unknown.length > 0)
    throw new NewerDatabaseError(
      `This database was written by a newer Plinth (${unknown.join(", ")}). It was left untouched. Start the newer version.`,
    );
}

export class NewerDatabaseError extends Error {
  override readonly name = "NewerDatabaseError";
}
