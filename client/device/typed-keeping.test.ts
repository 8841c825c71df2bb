import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mock, test } from "node:test";
import { makeDeviceStore } from "./device-store.ts";
import { makeTestShelf } from "./testing-shelf.ts";
import { makeTypedKeeping } from "./typed-keeping.ts";

const secret = randomBytes(32).toString("base64url");
async function openPage(shelf = makeTestShelf()) {
  const store = makeDeviceStore({ shelf, now: () => 1, rounds: 10 });
  await store.begin({ staffId: "kim", secret });
  const typed = makeTypedKeeping(store);
  await typed.load();
  return { shelf, store, typed };
}

test("what is typed is on the device 200 ms later, also while typing goes on, and is found by the next page", async () => {
  const { shelf, typed } = await openPage();
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    for (let key = 1; key <= 10; key += 1) {
      typed.keep("note/one", { content: "x".repeat(key) });
      mock.timers.tick(50);
    }
    await typed.flush();
  } finally {
    mock.timers.reset();
  }
  const next = await openPage(shelf);
  assert.deepEqual(next.typed.find("note/one"), { content: "x".repeat(10) });
  assert.deepEqual(next.typed.left(), [{ name: "note/one", held: { content: "x".repeat(10) } }]);
});

test("what is on the server stays on the device no longer", async () => {
  const { shelf, typed } = await openPage();
  typed.keep("note/one", { content: "x" });
  await typed.flush();
  typed.keep("note/one", undefined);
  await typed.flush();
  assert.equal((await openPage(shelf)).typed.find("note/one"), undefined);
  assert.deepEqual([...shelf.raw.keys()], ["wraps"]);
});

test("what a screen sends itself is not sent behind its back", async () => {
  const { typed } = await openPage();
  let asked = 0;
  const unfollow = typed.follow("note/one", () => (asked += 1));
  typed.keep("note/one", { content: "x" });
  assert.deepEqual([typed.left(), typed.count()], [[], 1]);
  typed.saveFollowed();
  assert.equal(asked, 1);
  unfollow();
  assert.equal(typed.left().length, 1);
  await typed.flush();
});

test("a lock in the middle of typing keeps what stood there before it", async () => {
  const { shelf, store, typed } = await openPage();
  typed.keep("note/one", { content: "before" });
  await typed.flush();
  store.lock();
  typed.keep("note/one", { content: "after" });
  await typed.flush();
  assert.deepEqual((await openPage(shelf)).typed.find("note/one"), { content: "before" });
});
