import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { makeDeviceStore } from "./device-store.ts";
import { makeTestShelf } from "./testing-shelf.ts";

const secretOf = () => randomBytes(32).toString("base64url");
const rounds = 10;
const password = "harbor lantern sixty geese";
const device = () => {
  const shelf = makeTestShelf();
  const open = () => makeDeviceStore({ shelf, now: () => 1_000, rounds });
  return { shelf, open, store: open() };
};

test("what is kept comes back as it was, for any content, and stands on the device unreadable", async () => {
  const { shelf, store } = device();
  await store.begin({ staffId: "kim", secret: secretOf() });
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.stringMatching(/^[a-z/]{1,12}$/), async (value, name) => {
      await store.put(name, { patient: "HALE, Jonathan", value });
      assert.deepEqual(
        await store.get(name),
        JSON.parse(JSON.stringify({ patient: "HALE, Jonathan", value })),
      );
    }),
    { numRuns: 40 },
  );
  for (const record of shelf.raw.values())
    for (const part of Object.values(record as Record<string, unknown>))
      if (part instanceof ArrayBuffer || part instanceof Uint8Array)
        assert.ok(!Buffer.from(part as ArrayBuffer).includes("HALE"));
  assert.ok(!JSON.stringify([...shelf.raw.keys()]).includes("HALE"));
});

test("a reload opens what is kept by the sign-in's secret; another secret opens nothing", async () => {
  const { open, store } = device();
  const secret = secretOf();
  await store.begin({ staffId: "kim", secret });
  await store.put("typed/note", "Half a se");
  const reloaded = open();
  assert.equal(await reloaded.get("typed/note"), undefined);
  await reloaded.begin({ staffId: "kim", secret });
  assert.equal(await reloaded.get("typed/note"), "Half a se");
  const elsewhere = open();
  await elsewhere.begin({ staffId: "kim", secret: secretOf() });
  assert.equal(await elsewhere.get("typed/note"), undefined);
});

test("a lock drops the key from memory; the password opens it again without the server, a wrong one does not", async () => {
  const { open, store } = device();
  await store.begin({ staffId: "kim", secret: secretOf(), password });
  await store.put("typed/note", "Half a se");
  store.lock();
  assert.equal(store.openedFor(), undefined);
  assert.equal(await store.get("typed/note"), undefined);
  await store.put("typed/note", "lost to a lock");
  const reloaded = open();
  assert.equal(await reloaded.openByPassword("harbor lantern sixty ducks"), false);
  assert.equal(await reloaded.openByPassword(password), true);
  assert.equal(reloaded.openedFor(), "kim");
  assert.equal(await reloaded.get("typed/note"), "Half a se");
});

test("a sign-in that ran out keeps what was typed for the same person's next one, by their password", async () => {
  const { open, store } = device();
  await store.begin({ staffId: "kim", secret: secretOf(), password });
  await store.put("typed/note", "Half a se");
  const next = open();
  const secret = secretOf();
  await next.begin({ staffId: "kim", secret, password });
  assert.equal(await next.get("typed/note"), "Half a se");
  const reloaded = open();
  await reloaded.begin({ staffId: "kim", secret });
  assert.equal(await reloaded.get("typed/note"), "Half a se");
});

test("another person reads nothing, and their sign-in deletes what was kept", async () => {
  const { shelf, open, store } = device();
  const secret = secretOf();
  await store.begin({ staffId: "kim", secret, password });
  await store.put("typed/note", "Half a se");
  const other = open();
  // Even with the same secret and password: whose it was is part of it.
  await other.begin({ staffId: "lee", secret, password });
  assert.equal(await other.get("typed/note"), undefined);
  assert.deepEqual(await other.list(""), []);
  assert.deepEqual([...shelf.raw.keys()], ["wraps"]);
});

test("sign-out deletes both wraps and every record", async () => {
  const { shelf, store } = device();
  await store.begin({ staffId: "kim", secret: secretOf(), password });
  await store.put("typed/note", "Half a se");
  await store.clear();
  assert.equal(shelf.raw.size, 0);
  assert.equal(await store.openByPassword(password), false);
});

test("a record that was altered, or stands under another name, is not read", async () => {
  const { shelf, store } = device();
  await store.begin({ staffId: "kim", secret: secretOf() });
  await store.put("one", "first");
  await store.put("two", "second");
  const one = shelf.raw.get("record/one") as { bytes: ArrayBuffer };
  shelf.raw.set("record/two", one);
  assert.equal(await store.get("two"), undefined);
  new Uint8Array(one.bytes)[0] = (new Uint8Array(one.bytes)[0] ?? 0) ^ 1;
  assert.equal(await store.get("one"), undefined);
  assert.deepEqual(await store.list(""), [
    { name: "one", at: 1000 },
    { name: "two", at: 1000 },
  ]);
});
