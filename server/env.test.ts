import assert from "node:assert/strict";
import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "#db/testing.ts";
import { readAuditKey, readSettings, refuseOldNode, SettingsError } from "./env.ts";

const refusedWith = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof SettingsError, String(error));
  assert.match(error.message, words);
  assert.ok(!error.message.includes("\n"), "one sentence or two, never a stack");
  return true;
};

test("without settings it listens on loopback with the embedded database; empty ones count as left out", () => {
  const settings = readSettings({ PORT: "", HOST: "", PUBLIC_URL: "", DATABASE_URL: "", DATA_DIR: "" });
  assert.deepEqual(
    { ...settings, dataFolder: settings.dataFolder.split("/").at(-1) },
    {
      port: 4310,
      host: "127.0.0.1",
      publicUrl: undefined,
      databaseUrl: undefined,
      dataFolder: "data",
      logLevel: "info",
    },
  );
});

test("a setting that cannot be used is refused with the sentence of that setting", () => {
  for (const PORT of ["abc", "-1", "65536", "80.5", "80 80", "0x1F90z"])
    assert.throws(
      () => readSettings({ PORT }),
      refusedWith(/^PORT must be a number from 0 to 65535\.$/),
      PORT,
    );
  for (const DATABASE_URL of ["mysql://db", "/var/lib/db", "file:plinth.sqlite", "http://db"])
    assert.throws(
      () => readSettings({ DATABASE_URL }),
      refusedWith(/^DATABASE_URL must begin with postgres:\/\//),
      DATABASE_URL,
    );
  for (const PUBLIC_URL of ["plinth", "plinth.example.org"])
    assert.throws(
      () => readSettings({ PUBLIC_URL }),
      refusedWith(/^PUBLIC_URL must be the address/),
      PUBLIC_URL,
    );
  assert.throws(() => readSettings({ LOG_LEVEL: "loud" }), refusedWith(/^LOG_LEVEL must be/));
});

test("an address other machines reach needs TLS in front of it, whatever else is set", () => {
  for (const HOST of ["0.0.0.0", "::", "192.168.1.20", "plinth.example.org", "10.0.0.1"]) {
    assert.throws(
      () => readSettings({ HOST }),
      refusedWith(/Put TLS in front and set PUBLIC_URL=https/),
      HOST,
    );
    assert.throws(
      () => readSettings({ HOST, PUBLIC_URL: "http://plinth.example.org" }),
      refusedWith(/Put TLS in front/),
      HOST,
    );
    assert.equal(
      readSettings({ HOST, PUBLIC_URL: "https://plinth.example.org/deep/path" }).publicUrl,
      "https://plinth.example.org",
    );
  }
  for (const HOST of ["127.0.0.1", "localhost", "::1"]) assert.equal(readSettings({ HOST }).host, HOST);
});

test("a Node too old for it is named together with what to do", () => {
  for (const version of ["20.19.0", "22.11.0", "18.0.0"])
    assert.throws(
      () => refuseOldNode(version),
      refusedWith(/needs Node 22\.12 or newer and this is/),
      version,
    );
  for (const version of ["22.12.0", "24.0.0", "26.10.0"]) refuseOldNode(version);
});

test("the audit key is made once, readable by its owner alone, and one that others can read or that is broken is refused", () => {
  const folder = temporaryFolder();
  const key = readAuditKey(folder);
  assert.equal(key.secret.length, 32);
  assert.deepEqual(readAuditKey(folder), key);
  const file = join(folder, "keys", "audit.key");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  chmodSync(file, 0o644);
  assert.throws(() => readAuditKey(folder), refusedWith(/can be read by other users.*chmod 600/));
  const broken = temporaryFolder();
  mkdirSync(join(broken, "keys"));
  writeFileSync(join(broken, "keys", "audit.key"), "k1 not-hex\n", { mode: 0o600 });
  assert.throws(() => readAuditKey(broken), refusedWith(/does not hold an audit key/));
});
