import { hashPassword, verifyPassword } from "better-auth/crypto";
import { newId } from "#db/engine/ids.ts";
import { openStore } from "#db/engine/open.ts";
import { systemClock } from "./clock.ts";
import type { Hasher, House } from "./context.ts";
import { readAuditKey, type Settings, SettingsError } from "./env.ts";
import { makeLiveBus } from "./live/live-bus.ts";
import { describeFailure, makeLogger } from "./log.ts";

/** scrypt as better-auth ships it (N 16384, r 16, p 1, 64 bytes): 68 ms a hash on two cores. */
export const scryptHasher: Hasher = {
  hash: (password) => hashPassword(password),
  verify: (hash, password) => verifyPassword({ hash, password }),
};

/**
 * Opens everything that outlives a request.
 *
 * @throws SettingsError when the folder or the database that the settings name cannot be used.
 */
export async function openHouse(settings: Settings): Promise<House> {
  const log = makeLogger(settings.logLevel);
  const { store, auditKey } = await openKept(settings, log).catch((error: unknown) => {
    throw explain(error, settings);
  });
  return {
    store,
    clock: systemClock,
    auditKey,
    live: makeLiveBus(),
    log,
    hasher: scryptHasher,
    newId,
  };
}

async function openKept({ databaseUrl, dataFolder }: Settings, log: House["log"]) {
  const auditKey = readAuditKey(dataFolder);
  const store = await openStore({
    databaseUrl,
    dataFolder,
    now: systemClock.now(),
    onLostConnection: (error) => log.error("database connection lost", { error: describeFailure(error) }),
  });
  return { auditKey, store };
}

/** The sentence an operator can act on; the address of a database is not repeated, a password may stand in it. */
function explain(error: unknown, settings: Settings): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT")
    return new SettingsError(
      `The database in DATA_DIR ${settings.dataFolder} is not whole (${code}). Nothing was changed. Restore a backup.`,
    );
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC|EISDIR|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code))
    return new SettingsError(
      `DATA_DIR ${settings.dataFolder} cannot be used (${code}). Name a folder that this user may read and write.`,
    );
  if (settings.databaseUrl && code !== "")
    return new SettingsError(
      `The database that DATABASE_URL names does not answer as it should (${code}). Check that it runs and that name and password are right.`,
    );
  return error;
}
