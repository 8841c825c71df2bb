import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { temporaryFolder } from "#db/testing.ts";
import { readSettings, SettingsError } from "./env.ts";
import { openHouse } from "./house.ts";

const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill("SIGKILL");
});

type Run = {
  child: ChildProcess;
  output: () => string;
  ended: Promise<{ code: number | null; errors: string }>;
};

function start(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", DATA_DIR: temporaryFolder(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return { code: code as number | null, errors };
  });
  return { child, output: () => output, ended };
}

async function addressOf(run: Run): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const found = /Plinth is at (\S+)/.exec(run.output());
    if (found?.[1]) return found[1];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not start: ${run.output()}`);
}

test("a port that is taken ends the process with code 78 and a sentence, never a stack", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { code, errors } = await start({ PORT: String(port) }).ended;
  assert.equal(errors, `PORT ${port} is in use. Stop what listens there, or choose another PORT.\n`);
  assert.equal(code, 78);
  taken.close();
});

test("a folder or a database that cannot be used is refused with a sentence, and no password of its address is told", async () => {
  const file = join(temporaryFolder(), "a-file");
  writeFileSync(file, "");
  const notDatabase = temporaryFolder();
  writeFileSync(
    join(notDatabase, "plinth.sqlite"),
    "this is not a database, whatever its name says\n".repeat(99),
  );
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const closedPort = (closed.address() as AddressInfo).port;
  closed.close();
  const cases: [Record<string, string>, RegExp][] = [
    [{ DATA_DIR: file }, /^DATA_DIR .* cannot be used \(E[A-Z]+\)\./],
    [{ DATA_DIR: join(file, "deeper") }, /^DATA_DIR .* cannot be used \(ENOTDIR\)\./],
    [{ DATA_DIR: notDatabase }, /is not whole \(SQLITE_NOTADB\)\. Nothing was changed\./],
    [
      {
        DATA_DIR: temporaryFolder(),
        DATABASE_URL: `postgres://plinth:open-sesame@127.0.0.1:${closedPort}/plinth`,
      },
      /^The database that DATABASE_URL names does not answer as it should \(ECONNREFUSED\)\./,
    ],
  ];
  if (process.getuid?.() !== 0) {
    const unreadable = temporaryFolder();
    mkdirSync(join(unreadable, "inside"));
    chmodSync(unreadable, 0o000);
    cases.push([{ DATA_DIR: join(unreadable, "inside") }, /^DATA_DIR .* cannot be used \(EACCES\)\./]);
  }
  for (const [env, words] of cases)
    await assert.rejects(openHouse(readSettings(env)), (error) => {
      assert.ok(error instanceof SettingsError, String(error));
      assert.match(error.message, words);
      assert.ok(!error.message.includes("\n") && !error.message.includes("open-sesame"), error.message);
      return true;
    });
});

test("on SIGTERM what was asked is still answered, the process ends with 0 and the database is left whole", async () => {
  const folder = temporaryFolder();
  const run = start({ DATA_DIR: folder });
  const address = await addressOf(run);
  const ask = (_: unknown, number: number) =>
    fetch(`${address}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: address },
      body: JSON.stringify({ email: `nobody${number}@example.org`, password: "a wrong password of length" }),
    });
  // Each costs a password hash of some 70 ms, four at a time: when the first is answered, others are under way.
  const asked = Array.from({ length: 12 }, ask);
  await Promise.race(asked);
  const stoppedAt = performance.now();
  run.child.kill("SIGTERM");
  const statuses = await Promise.all(asked.map(async (answer) => (await answer).status));
  const { code, errors } = await run.ended;
  assert.deepEqual(new Set(statuses), new Set([401]));
  assert.deepEqual([code, errors], [0, ""]);
  assert.match(run.output(), /Open it to set up your organization/);
  assert.ok(performance.now() - stoppedAt < 5_000);
  assert.ok(existsSync(join(folder, "plinth.sqlite")));
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith("-wal") || name.endsWith("-shm")),
    [],
  );
  await assert.rejects(fetch(`${address}/healthz`));
});

test("an IPv6 loopback address is served under its own name, and a second start opens what the first one left", async () => {
  const folder = temporaryFolder();
  for (const [host, named] of [
    ["::1", /^http:\/\/\[::1\]:\d+$/],
    ["127.0.0.1", /^http:\/\/127\.0\.0\.1:\d+$/],
  ] as const) {
    const run = start({ DATA_DIR: folder, HOST: host });
    const address = await addressOf(run);
    assert.match(address, named);
    assert.equal((await fetch(`${address}/healthz`)).status, 200);
    run.child.kill("SIGINT");
    assert.equal((await run.ended).code, 0);
  }
});
