import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { openStore } from "#db/engine/open.ts";
import { temporaryFolder } from "#db/testing.ts";
import { readAuditKey } from "#server/env.ts";
import { fillCast, openTestHouse } from "#server/testing.ts";
import { verifyCommand } from "./verify.ts";

test("verify says that there is nothing to verify, that all agrees, or names each record that does not, and ends with 64, 0 or 1", async (t) => {
  const dataFolder = temporaryFolder();
  const earlier = process.env["DATA_DIR"];
  process.env["DATA_DIR"] = dataFolder;
  t.after(() => {
    if (earlier === undefined) delete process.env["DATA_DIR"];
    else process.env["DATA_DIR"] = earlier;
  });
  const said: string[] = [];
  t.mock.method(console, "log", (text: string) => said.push(text));
  t.mock.method(console, "error", (text: string) => said.push(text));
  const verify = async () => {
    said.length = 0;
    return [await verifyCommand([]), ...said];
  };

  assert.deepEqual(await verify(), [
    64,
    "There is nothing to verify: this Plinth is not set up. Name its folder with DATA_DIR, for the demo DATA_DIR=data/demo.",
  ]);

  const store = await openStore({ dataFolder, now: 0 });
  await fillCast({ ...(await openTestHouse(store)), auditKey: readAuditKey(dataFolder) });
  await store.close();
  assert.deepEqual(await verify(), [0, "All 3 chains and 0 signed documents agree."]);

  const file = new Database(join(dataFolder, "plinth.sqlite"));
  file.exec("drop trigger audit_rows_no_update; update audit_rows set actor_id = 'somebody'");
  file.close();
  const [code, ...words] = await verify();
  assert.equal(code, 1);
  assert.match(words.join("\n"), /^audit chain id-cedar, row 1: \w+/m);
  assert.equal(words.at(-1), `${words.length - 1} records do not agree.`);
});
