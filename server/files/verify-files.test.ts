import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { sha256Hex } from "#db/engine/canonical.ts";
import { openSqliteStore } from "#db/engine/sqlite-store.ts";
import { temporaryFolder } from "#db/testing.ts";
import { callerFor, fillCast, op, openTestHouse } from "#server/testing.ts";
import { verifyFiles } from "./verify-files.queries.ts";

const original = Buffer.from("%PDF-1.4\nNo lifting before week 12\n%%EOF");
const changed = Buffer.from("%PDF-1.4\nNo lifting before week 10\n%%EOF");

/** A document in a file of its own, in which somebody with the file in hand changes something. */
async function tampered(change: (file: Database.Database) => void) {
  const path = join(temporaryFolder(), "files.sqlite");
  const store = await openSqliteStore({ file: path });
  const house = await openTestHouse(store);
  const cast = await fillCast(house);
  const osei = await callerFor(house, cast.osei);
  await osei.files.add({
    operationId: op(),
    ownerKind: "protocol",
    ownerId: "rotator-cuff-repair",
    clinicId: cast.cedar,
    name: "Cuff.pdf",
    content: original.toString("base64"),
  });
  const file = new Database(path);
  assert.throws(() => file.exec("update files set name = 'other.pdf'"), /written once/);
  for (const name of file.prepare("select name from sqlite_master where type = 'trigger'").pluck().all())
    file.exec(`drop trigger "${String(name)}"`);
  change(file);
  file.close();
  const { checked, problems } = await verifyFiles(store);
  await store.close();
  return { checked, found: problems.map(({ problem }) => problem) };
}

test("a document as it was handed in agrees with its hash and the audit row of its arrival", async () => {
  assert.deepEqual(await tampered(() => {}), { checked: 1, found: [] });
});

test("a changed byte of a document is found, and so is one whose hash was changed with it", async () => {
  const { found } = await tampered((file) => file.prepare("update files set content = ?").run(changed));
  assert.deepEqual(found, ["changed"]);
  const together = await tampered((file) =>
    file.prepare("update files set content = ?, hash = ?").run(changed, sha256Hex(changed)),
  );
  assert.deepEqual(together.found, ["not-in-chain"]);
});
