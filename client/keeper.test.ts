import assert from "node:assert/strict";
import { test } from "node:test";
import { makeKeeper, type SaveAttempt, type SaveFailure } from "./keeper.ts";

type Step = "kept" | "lost-after" | "lost-before" | SaveFailure;

/** A server that keeps one text and its version, whose answers can be lost, and a clock that is moved by hand. */
function deskWith(steps: Step[]) {
  const server = { version: 0, content: "", done: new Map<string, number>() };
  const sent: SaveAttempt<string>[] = [];
  const waiting: { milliseconds: number; work: () => void }[] = [];
  const problems: unknown[] = [];
  let ids = 0;
  const keep = (attempt: SaveAttempt<string>) => {
    const before = server.done.get(attempt.operationId);
    if (before !== undefined) return { version: before, savedAt: 1 };
    if (attempt.version !== server.version) throw new Error("changed-meanwhile");
    server.version += 1;
    server.content = attempt.content;
    server.done.set(attempt.operationId, server.version);
    return { version: server.version, savedAt: 1 };
  };
  const keeper = makeKeeper<string>({
    content: "",
    version: 0,
    send: async (attempt) => {
      sent.push(attempt);
      const step = steps.shift() ?? "kept";
      if (step === "kept") return keep(attempt);
      if (step === "lost-after") keep(attempt);
      throw new Error(step.startsWith("lost") ? "unanswered" : step);
    },
    failureOf: (error) => (error as Error).message as SaveFailure,
    newOperationId: () => `operation ${(ids += 1)}`,
    after: (milliseconds, work) => {
      const timer = { milliseconds, work };
      waiting.push(timer);
      return () => {
        const at = waiting.indexOf(timer);
        if (at >= 0) waiting.splice(at, 1);
      };
    },
    onKept: () => {},
    onProblem: (error) => problems.push(error),
  });
  /** Lets the next timer ring and everything it began end. */
  const ring = async () => {
    const timer = waiting.shift();
    timer?.work();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    return timer?.milliseconds;
  };
  return { server, sent, keeper, ring, waiting, problems };
}

test("a save that happened and was not answered does not refuse the ones after it", async () => {
  const desk = deskWith(["lost-after"]);
  desk.keeper.change("one");
  await desk.ring();
  assert.equal(desk.problems.length, 1);
  desk.keeper.change("one two");
  assert.equal(await desk.keeper.flush(), 2);
  assert.equal(desk.server.content, "one two");
  assert.deepEqual(
    desk.sent.map((attempt) => [attempt.content, attempt.operationId, attempt.version]),
    [
      ["one", "operation 1", 0],
      ["one", "operation 1", 0],
      ["one two", "operation 2", 1],
    ],
  );
});

test("a save the connection lost is tried again with the latest text, without another key", async () => {
  const desk = deskWith(["lost-before", "lost-before"]);
  desk.keeper.change("one");
  await desk.ring();
  assert.equal(await desk.ring(), 1000);
  desk.keeper.change("one two");
  await desk.ring();
  assert.equal(desk.server.content, "one two");
  assert.equal(desk.waiting.length, 0);
  assert.equal(desk.keeper.isDirty(), false);
});

test("retries come later each time and never more than fifteen seconds apart", async () => {
  const desk = deskWith(["later", "later", "later", "later", "later", "later", "later"]);
  desk.keeper.change("one");
  const waits: (number | undefined)[] = [];
  for (let turn = 0; turn < 7; turn += 1) waits.push(await desk.ring());
  assert.deepEqual(waits, [700, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test("flush throws while something typed is not on the server, so that nothing is signed without it", async () => {
  const desk = deskWith(["unanswered", "unanswered", "refused"]);
  desk.keeper.change("last words");
  await assert.rejects(desk.keeper.flush(), /unanswered/);
  await assert.rejects(desk.keeper.flush(), /unanswered/);
  await assert.rejects(desk.keeper.flush(), /refused/);
  assert.equal(desk.keeper.isDirty(), true);
  assert.equal(await desk.keeper.flush(), 1);
  assert.equal(desk.server.content, "last words");
});

test("what is typed while a save is under way is saved after it", async () => {
  const desk = deskWith([]);
  desk.keeper.change("one");
  desk.keeper.saveNow();
  desk.keeper.change("one two");
  assert.equal(await desk.keeper.flush(), 2);
  assert.equal(desk.server.content, "one two");
});

test("what is refused as it stands is not sent again until it changes", async () => {
  const desk = deskWith(["refused"]);
  desk.keeper.change("too long");
  await desk.ring();
  assert.equal(desk.waiting.length, 0);
  desk.keeper.change("short");
  await desk.ring();
  assert.equal(desk.server.content, "short");
});

test("news from the server never replaces what is not kept yet", async () => {
  const desk = deskWith([]);
  desk.keeper.change("mine");
  assert.equal(desk.keeper.adopt("theirs", 5), false);
  await desk.keeper.flush();
  assert.equal(desk.keeper.adopt("older", 1), false);
  assert.equal(desk.keeper.adopt("theirs", 5), true);
});

test("after the end nothing is saved", async () => {
  const desk = deskWith([]);
  desk.keeper.change("one");
  await desk.keeper.end();
  await desk.ring();
  desk.keeper.saveNow();
  assert.deepEqual(desk.sent, []);
});

test("what an earlier page could not send is sent first, under the id it had, and then what was typed after it", async () => {
  const held = {
    version: 4,
    kept: "one",
    content: "one two three",
    unanswered: { version: 4, content: "one two", operationId: "earlier" },
  };
  const sent: SaveAttempt<string>[] = [];
  const told: unknown[] = [];
  const keeper = makeKeeper<string>({
    content: "one",
    version: 4,
    held,
    hold: (typed) => told.push(typed),
    send: async (attempt) => {
      sent.push(attempt);
      return { version: attempt.version + 1, savedAt: 1 };
    },
    failureOf: () => "unanswered",
    newOperationId: () => "later",
    after: () => () => {},
    onKept: () => {},
    onProblem: () => {},
  });
  assert.equal(keeper.latest(), "one two three");
  assert.equal(await keeper.flush(), 6);
  assert.deepEqual(sent, [
    { version: 4, content: "one two", operationId: "earlier" },
    { version: 5, content: "one two three", operationId: "later" },
  ]);
  assert.equal(told.at(-1), undefined);
});

test("a save is on the device with its id before it is sent, so that a page that ends then sends the same again", async () => {
  let holding: unknown;
  const keeper = makeKeeper<string>({
    content: "",
    version: 0,
    hold: (typed) => {
      holding = typed;
    },
    send: async (attempt) => {
      assert.deepEqual(holding, { version: 0, kept: "", content: "one", unanswered: attempt });
      return { version: 1, savedAt: 1 };
    },
    failureOf: () => "unanswered",
    newOperationId: () => "first",
    after: () => () => {},
    onKept: () => {},
    onProblem: (error) => assert.fail(String(error)),
  });
  keeper.change("one");
  assert.equal(await keeper.flush(), 1);
  assert.equal(holding, undefined);
});
