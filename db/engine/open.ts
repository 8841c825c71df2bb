import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "./store.ts";

/** Opens the store the settings name: PostgreSQL when there is a URL, else the embedded file in the data folder. */
export async function openStore(options: {
  databaseUrl?: string | undefined;
  dataFolder: string;
  migrationsFolder?: string;
  now: number;
  /** Told of a database connection that broke while nobody used it; without it that ends the process. */
  onLostConnection?: (error: Error) => void;
}): Promise<Store> {
  const more = options.migrationsFolder ? { migrationsFolder: options.migrationsFolder } : {};
  if (options.databaseUrl) {
    const { openPostgresStore } = await import("./postgres-store.ts");
    return openPostgresStore({
      url: options.databaseUrl,
      now: options.now,
      onLostConnection: options.onLostConnection ?? fail,
      ...more,
    });
  }
  const { openSqliteStore } = await import("./sqlite-store.ts");
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  return openSqliteStore({ file: join(options.dataFolder, "plinth.sqlite"), now: options.now, ...more });
}

const fail = (error: Error): never => {
  throw error;
};
