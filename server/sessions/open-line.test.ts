import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "#domain/prescriptions/line.ts";
import type { NotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop, prescribe } from "#server/testing-loop.ts";
import { openChanged, pressOf, refusedAs, startToday } from "./testing-session.ts";

/** Beside the open leg press one line that opens later. */
const stageClosed = (notBefore: NotBefore, consequence: Line["consequence"] = "act") =>
  openChanged((content) => ({
    ...content,
    lines: content.lines.flatMap((line) => [
      line,
      { ...line, lineId: `later-${op()}`, lineKey: "later", name: "Step-up", consequence, notBefore },
    ]),
  }));
const open = ({ kim }: Loop, sessionId: string) =>
  kim.sessions.openLine({ operationId: op(), sessionId, lineKey: "later" });
const rowsOf = async ({ kim }: Loop, sessionId: string) =>
  (await kim.sessions.get({ sessionId })).rows.map((row) => row.lineKey);
const toldOf = async ({ house }: Loop) => {
  const { patientSignals } = house.store.t;
  return (await house.store.db.select().from(patientSignals))
    .filter((signal) => signal.kind === "told")
    .map(({ facts }) => facts);
};

test("a line whose criterion is not met stands in no session; met, it comes in as a copied row and stays open in later ones", async () => {
  const stage = await stageClosed({ criterion: "straight leg raise without lag" });
  const sessionId = await startToday(stage);
  assert.deepEqual(await rowsOf(stage, sessionId), ["leg-press-key"]);
  const { plan } = await stage.kim.sessions.get({ sessionId });
  assert.deepEqual(
    plan?.lines.map((line) => line.notYetOpen),
    [undefined, { criterion: "straight leg raise without lag" }],
  );
  assert.equal((await open(stage, sessionId)).outcome, "saved");
  assert.deepEqual(await rowsOf(stage, sessionId), ["leg-press-key", "later"]);
  await assert.rejects(open(stage, sessionId), refusedAs("not-now", /stands in this session already/));
  assert.deepEqual(await toldOf(stage), []);
  await finishSession(stage.kim, sessionId);
  assert.deepEqual(await rowsOf(stage, await startToday(stage)), ["leg-press-key", "later"]);
});

test("opening is told where the line tells, and asks where the line asks first; an answer brings the line in", async () => {
  const telling = await stageClosed({ criterion: "no limp" }, "act-and-tell");
  await open(telling, await startToday(telling));
  assert.deepEqual(
    (await toldOf(telling)).map((facts) => [facts["line"], facts["change"]]),
    [["Step-up", "opened once no limp"]],
  );

  const asking = await stageClosed({ criterion: "no limp" }, "ask-first");
  const sessionId = await startToday(asking);
  const asked = await open(asking, sessionId);
  assert.deepEqual([asked.outcome, asked.check.findings[0]?.cause], ["ask", "not-yet-open"]);
  assert.deepEqual(await rowsOf(asking, sessionId), ["leg-press-key"]);
  const { requestId } = await asking.kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "later",
    wanted: pressOf(50),
    kind: "more",
    reason: "No limp for two weeks",
  });
  await asking.osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind: "approve-and-amend",
    dose: null,
    reason: "",
  });
  assert.equal((await open(asking, sessionId)).outcome, "saved");
  assert.deepEqual(await rowsOf(asking, sessionId), ["leg-press-key", "later"]);
});

test("a line that opens on a day asks until the day and stands in the session of that day", async () => {
  const stage = await stageClosed({ on: "2026-11-24" });
  const sessionId = await startToday(stage);
  assert.deepEqual(await rowsOf(stage, sessionId), ["leg-press-key"]);
  assert.equal((await open(stage, sessionId)).outcome, "ask");
  await finishSession(stage.kim, sessionId);
  stage.house.clock.advance(86_400_000);
  const next = await callerFor(stage.house, stage.cast.kim);
  assert.deepEqual(await rowsOf({ ...stage, kim: next }, await startToday({ ...stage, kim: next })), [
    "leg-press-key",
    "later",
  ]);
});

test("an assistant does not say that a criterion is met", async () => {
  const stage = await stageClosed({ criterion: "no limp" });
  const sessionId = await startToday(stage);
  const assistant = await callerFor(stage.house, stage.cast.assistant);
  await assistant.patients.openChart({ operationId: op(), patientId: stage.cast.hale });
  await assert.rejects(
    assistant.sessions.openLine({ operationId: op(), sessionId, lineKey: "later" }),
    refusedAs("not-now", /supervising therapist/),
  );
});

test("another criterion in a new version is another question: what was said of the old one does not open it", async () => {
  const stage = await stageClosed({ criterion: "no limp" });
  const sessionId = await startToday(stage);
  await open(stage, sessionId);
  await finishSession(stage.kim, sessionId);
  await prescribe(stage.osei, stage.episodeId, { kind: "current" }, (content) => ({
    ...content,
    lines: content.lines.map((line) =>
      line.lineKey === "later" ? { ...line, notBefore: { criterion: "20 heel raises" } } : line,
    ),
  }));
  assert.deepEqual(await rowsOf(stage, await startToday(stage)), ["leg-press-key"]);
});
