import assert from "node:assert/strict";
import { test } from "node:test";
import { settleConnection } from "./postgres-settings.ts";

/** A server that answers SHOW from a table; what is set stands from then on. */
function serverWith(settings: Record<string, string>) {
  return {
    query: (text: string) => {
      const set = /^SET (\w+) = (\w+)$/.exec(text);
      if (set?.[1] && set[2]) settings[set[1]] = set[2];
      const shown = /^SHOW (\w+)$/.exec(text)?.[1] ?? "";
      return Promise.resolve({ rows: [{ [shown]: settings[shown] }] });
    },
  };
}

test("a connection that would confirm a commit before it is durable is made to wait for it", async () => {
  const settings = await settleConnection(
    serverWith({ synchronous_commit: "off", fsync: "on", full_page_writes: "on" }),
  );
  assert.equal(settings["synchronous_commit"], "on");
});

test("a server without fsync or whole pages is refused by name", async () => {
  const answers = { synchronous_commit: "on", fsync: "on", full_page_writes: "on" };
  await assert.rejects(settleConnection(serverWith({ ...answers, fsync: "off" })), /fsync = off/);
  await assert.rejects(
    settleConnection(serverWith({ ...answers, full_page_writes: "off" })),
    /full_page_writes = off/,
  );
});
