import assert from "node:assert/strict";
import { test } from "node:test";
import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { operationLink } from "./operation-link.ts";

type Outcome = "dropped" | "refused" | "answered";

/** A client whose answers are scripted, and the operation ids that reached the wire. */
function clientAnswering(outcomes: Outcome[]) {
  const sent: string[] = [];
  const wire: TRPCLink<AnyRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        sent.push((op.input as { operationId: string }).operationId);
        const outcome = outcomes.shift();
        if (outcome === "answered") {
          observer.next({ result: { type: "data", data: "done" } });
          return observer.complete();
        }
        const error = new TRPCClientError<AnyRouter>("no");
        if (outcome === "refused") Object.assign(error, { data: { code: "CONFLICT" } });
        observer.error(error);
      });
  const client = createTRPCClient<AnyRouter>({ links: [operationLink(), wire] });
  const write = (input: { operationId: string; words: string }) =>
    (client as unknown as { thing: { do: { mutate: (input: object) => Promise<unknown> } } }).thing.do
      .mutate(input)
      .catch(() => "failed");
  return { sent, write };
}

test("a write nobody answered keeps its id when the same words are sent again, and only then", async () => {
  const { sent, write } = clientAnswering(["dropped", "answered", "answered"]);
  assert.equal(await write({ operationId: "first", words: "same" }), "failed");
  assert.equal(await write({ operationId: "second", words: "same" }), "done");
  assert.equal(await write({ operationId: "third", words: "same" }), "done");
  assert.deepEqual(sent, ["first", "first", "third"]);
});

test("changed words, and words the server refused, go under an id of their own", async () => {
  const { sent, write } = clientAnswering(["dropped", "refused", "answered"]);
  await write({ operationId: "first", words: "one" });
  await write({ operationId: "second", words: "other" });
  await write({ operationId: "third", words: "other" });
  assert.deepEqual(sent, ["first", "second", "third"]);
});
