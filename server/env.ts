import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import * as z from "zod/mini";
import type { AuditKey } from "#db/engine/chain.ts";

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

const settingsSchema = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 4310),
  HOST: z._default(z.string().check(z.minLength(1)), "127.0.0.1"),
  PUBLIC_URL: z.optional(z.url()),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), "data"),
  LOG_LEVEL: z._default(z.enum(["fatal", "error", "warn", "info", "debug"]), "info"),
});

const says: Record<string, string> = {
  PORT: "PORT must be a number from 0 to 65535.",
  HOST: "HOST must be an address to listen on, for example 127.0.0.1.",
  PUBLIC_URL: "PUBLIC_URL must be the address people open, for example https://plinth.example.org.",
  DATABASE_URL: "DATABASE_URL must begin with postgres://. Leave it out for the embedded database.",
  DATA_DIR: "DATA_DIR must be a folder.",
  LOG_LEVEL: "LOG_LEVEL must be fatal, error, warn, info or debug.",
};

export type Settings = {
  port: number;
  host: string;
  /** Origin people open; from PUBLIC_URL, else http on the address listened on. */
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  dataFolder: string;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug";
};

/** A setting that cannot be used, with the sentence the operator reads. The process ends with code 78. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** @throws SettingsError naming the first setting that cannot be used. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  refuseOldNode(process.versions.node);
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "");
    throw new SettingsError(says[name] ?? `${name} cannot be used.`);
  }
  const { PORT, HOST, PUBLIC_URL, DATABASE_URL, DATA_DIR, LOG_LEVEL } = parsed.data;
  if (!loopback.has(HOST) && !PUBLIC_URL?.startsWith("https://"))
    throw new SettingsError(
      `HOST ${HOST} can be reached from other machines. Put TLS in front and set PUBLIC_URL=https://…, or leave HOST at 127.0.0.1.`,
    );
  return {
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : undefined,
    databaseUrl: DATABASE_URL,
    dataFolder: isAbsolute(DATA_DIR) ? DATA_DIR : resolve(DATA_DIR),
    logLevel: LOG_LEVEL,
  };
}

export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 12))
    throw new SettingsError(
      `Plinth needs Node 22.12 or newer and this is ${version}. Start it through npm, which brings its own.`,
    );
}

/**
 * The key that seals the audit chain. It lives in a file beside the database, never inside it, readable by its owner
 * alone; made at the first start.
 */
export function readAuditKey(dataFolder: string): AuditKey {
  const folder = join(dataFolder, "keys");
  const file = join(folder, "audit.key");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `k1 ${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  }
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0)
    throw new SettingsError(`${file} can be read by other users of this machine. Run chmod 600 on it.`);
  const [id, secret] = readFileSync(file, "utf8").trim().split(" ");
  if (!id || !secret || !/^[0-9a-f]{64}$/.test(secret))
    throw new SettingsError(`${file} does not hold an audit key.`);
  return { id, secret: Buffer.from(secret, "hex") };
}
