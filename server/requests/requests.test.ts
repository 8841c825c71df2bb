import assert from "node:assert/strict";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { RequestKind } from "#domain/requests/request.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import {
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

const load = (pounds: number) => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});
const lineKey = "leg-press-key";

async function stage(loop: Loop) {
  await prescribe(loop.osei, loop.episodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    limits: [
      {
        kind: "effort",
        limitId: "effort-5",
        most: quantity(5, "rpe"),
        owner: { kind: "surgeon", name: "Dr. P. Lund" },
        delegateStaffIds: [loop.cast.banerjee],
        fromOn: content.startsOn,
        reason: "",
      },
    ],
  }));
  const sessionId = await openSession(loop.kim, loop.cast.hale, loop.episodeId);
  const assistant = await callerFor(loop.house, loop.cast.assistant);
  const lee = await callerFor(loop.house, loop.cast.lee);
  const ask = (who: Caller, kind: RequestKind, pounds = 70) =>
    who.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: kind === "safety-session" ? null : lineKey,
      wanted: kind === "more" ? load(pounds) : {},
      kind,
      reason: kind === "more" ? "Pain 1 of 10" : "calf pain",
    });
  const act = (requestId: string, expectedVersion = 1) => ({ operationId: op(), requestId, expectedVersion });
  const reply = (
    requestId: string,
    kind: "approve-once" | "approve-and-amend" | "decline",
    expectedVersion = 1,
  ) =>
    loop.osei.requests.reply({ ...act(requestId, expectedVersion), kind, dose: null, reason: "as agreed" });
  const rows = async () => (await loop.osei.reviews.queue()).rows;
  return { ...loop, sessionId, assistant, lee, ask, act, reply, rows };
}

loopOnBothEngines(
  "only whoever asked takes a question back, and then something else can be asked",
  async (loop) => {
    const { kim, lee, ask, act, rows } = await stage(loop);
    const { requestId } = await ask(kim, "more");
    await assert.rejects(lee.requests.withdraw(act(requestId)), refusedAs("not-now", /Only whoever asked/));
    await assert.rejects(ask(lee, "more", 65), refusedAs("not-now", /A colleague's request/));
    await assert.rejects(ask(kim, "more", 65), refusedAs("not-now", /Withdraw it to ask something else/));
    await assert.rejects(kim.requests.withdraw(act(requestId, 2)), refusedAs("changed-meanwhile"));
    await kim.requests.withdraw(act(requestId));
    assert.deepEqual(await rows(), []);
    await assert.rejects(kim.requests.withdraw(act(requestId, 2)), refusedAs("not-now", /answered already/));
    assert.ok(await ask(kim, "more", 65));
  },
);

for (const kind of ["safety-line", "safety-session"] as const)
  loopOnBothEngines(
    `a question raised as ${kind} is never taken back, and its line stays held until the physiatrist answers`,
    async (loop) => {
      const { kim, ask, act, reply, sessionId } = await stage(loop);
      const { requestId } = await ask(kim, kind);
      await assert.rejects(
        kim.requests.withdraw(act(requestId)),
        refusedAs("not-now", /ends by the physiatrist's answer/),
      );
      const [request] = await kim.requests.list({
        episodeId: (await kim.sessions.get({ sessionId })).session.episodeId,
      });
      assert.equal(request?.state, "waiting");
      await reply(requestId, "decline");
      const confirmed = await kim.sessions.confirmRow({
        operationId: op(),
        sessionId,
        row: 1,
        expectedVersion: 1,
      });
      assert.equal(confirmed.outcome, "saved");
    },
  );

loopOnBothEngines("a safety question is asked beside a question to do more, and once", async (loop) => {
  const { kim, lee, ask, sessionId } = await stage(loop);
  await ask(kim, "more");
  await ask(lee, "safety-line");
  await assert.rejects(ask(kim, "safety-line"), refusedAs("not-now", /holds this already/));
  const held = await kim.sessions.confirmRow({ operationId: op(), sessionId, row: 1, expectedVersion: 1 });
  assert.equal(held.outcome, "refused");
  await assert.rejects(
    kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-line",
      reason: "calf pain",
    }),
    refusedAs("invalid", /Name the line/, "lineKey"),
  );
});

loopOnBothEngines(
  "an assistant's question reaches the physiatrist only when the supervising therapist passes it on",
  async (loop) => {
    const { kim, assistant, cast, ask, act, rows, sessionId, episodeId, osei } = await stage(loop);
    const { requestId } = await ask(assistant, "more");
    assert.deepEqual(await rows(), []);
    await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
    assert.deepEqual((await osei.reviews.chart({ episodeId })).requests, []);
    const [shown] = (await kim.sessions.get({ sessionId })).rows[0]?.requests ?? [];
    assert.deepEqual(
      [shown?.state, shown?.askedById, shown?.version],
      ["with-supervisor", cast.assistant, 1],
    );
    await assert.rejects(
      assistant.requests.passOn(act(requestId)),
      refusedAs("not-now", /supervising therapist/),
    );
    await assert.rejects(kim.requests.passOn(act(requestId, 2)), refusedAs("changed-meanwhile"));
    await kim.requests.passOn(act(requestId));
    const [row] = await rows();
    assert.equal(row?.kind, "change-request");
    assert.match(row?.words.headline ?? "", /Leg press: .*70/);
    assert.equal(row?.request?.requestId, requestId);
    assert.match(row?.request?.askedByName ?? "", /Abrams/);
    await assert.rejects(kim.requests.passOn(act(requestId, 2)), refusedAs("not-now"));
  },
);

loopOnBothEngines(
  "the supervising therapist ends an assistant's question that is with them, and nothing reaches the physiatrist",
  async (loop) => {
    const { kim, assistant, ask, act, rows, sessionId } = await stage(loop);
    const { requestId } = await ask(assistant, "more");
    await kim.requests.withdraw(act(requestId));
    assert.deepEqual(await rows(), []);
    assert.equal((await kim.sessions.get({ sessionId })).rows[0]?.requests[0]?.state, "withdrawn");
  },
);

loopOnBothEngines("an assistant's safety question waits for the physiatrist at once", async (loop) => {
  const { assistant, ask, rows } = await stage(loop);
  const { requestId } = await ask(assistant, "safety-line");
  const [row] = await rows();
  assert.deepEqual([row?.kind, row?.request?.requestId], ["safety-request", requestId]);
});

loopOnBothEngines(
  "a queue row about a question shows that question, also when another waits longer",
  async (loop) => {
    const { house, kim, lee, ask, rows } = await stage(loop);
    await ask(kim, "more");
    house.clock.advance(60_000);
    const { requestId } = await ask(lee, "safety-line");
    const [row] = await rows();
    assert.deepEqual(
      [row?.kind, row?.request?.requestId, row?.request?.kind],
      ["safety-request", requestId, "safety-line"],
    );
  },
);

loopOnBothEngines(
  "approve and amend crosses no contraindication and no hold, and says what stands against it",
  async (loop) => {
    const { osei, kim, cast, ask, reply, episodeId, act, house } = await stage(loop);
    const { requestId } = await ask(kim, "more");
    const { precautionId } = await osei.precautions.raise({
      operationId: op(),
      patientId: cast.hale,
      effect: "contraindication",
      words: "Fresh fracture: no resisted work",
      excludedTags: ["resisted"],
    });
    for (const kind of ["approve-and-amend", "approve-once"] as const)
      await assert.rejects(reply(requestId, kind), refusedAs("not-now", /Fresh fracture: no resisted work/));
    await osei.precautions.lift({
      operationId: op(),
      patientId: cast.hale,
      precautionIds: [precautionId],
      reason: "healed",
    });
    await osei.prescriptions.hold({ operationId: op(), episodeId, expectedVersion: 1, reason: "calf pain" });
    await assert.rejects(reply(requestId, "approve-and-amend"), refusedAs("not-now", /held/));
    await osei.prescriptions.resume({
      operationId: op(),
      episodeId,
      expectedVersion: 2,
      reason: "scan clear",
    });
    const { adjustments, currentDoses } = house.store.t;
    await reply(requestId, "approve-and-amend");
    const [current] = await house.store.db.select({ dose: currentDoses.dose }).from(currentDoses);
    assert.deepEqual(current?.dose, load(70));
    const made = (await house.store.db.select().from(adjustments)).find((row) => row.source === "reply");
    assert.equal(made?.check?.findings[0]?.cause, "bound");
    assert.ok(made?.planSnapshotId, "the plan it was checked against is kept with it");
    await assert.rejects(kim.requests.withdraw(act(requestId, 2)), refusedAs("not-now", /answered already/));
  },
);

loopOnBothEngines("no answer crosses a limit of the patient; its owner is named", async (loop) => {
  const { kim, sessionId, reply } = await stage(loop);
  const { requestId } = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey,
    wanted: { ...load(50), rpeCap: quantity(7, "rpe") },
    kind: "more",
    reason: "",
  });
  for (const kind of ["approve-and-amend", "approve-once"] as const)
    await assert.rejects(reply(requestId, kind), refusedAs("not-now", /limit owned by Dr\. P\. Lund/));
});

loopOnBothEngines(
  "an answer to a safety question that grants a dose is checked like any other; only the question's own hold is left out",
  async (loop) => {
    const { house, kim, osei, sessionId, act } = await stage(loop);
    const askSafety = (wanted: Dose) =>
      kim.requests.ask({
        operationId: op(),
        sessionId,
        lineKey,
        wanted,
        kind: "safety-line",
        reason: "calf pain",
      });
    const answer = (
      requestId: string,
      kind: "approve-and-amend" | "approve-once" | "counter",
      dose: Dose | null,
    ) => osei.requests.reply({ ...act(requestId), kind, dose, reason: "Scan clear" });
    const { requestId } = await askSafety({ ...load(50), rpeCap: quantity(9, "rpe") });
    for (const kind of ["approve-and-amend", "approve-once"] as const)
      await assert.rejects(
        answer(requestId, kind, null),
        refusedAs("not-now", /limit owned by Dr\. P\. Lund/),
      );
    await assert.rejects(
      answer(requestId, "counter", { rpeCap: quantity(6, "rpe") }),
      refusedAs("not-now", /limit owned by Dr\. P\. Lund/),
    );
    const { currentDoses, permissions } = house.store.t;
    const current = async () =>
      (await house.store.db.select({ dose: currentDoses.dose }).from(currentDoses))[0]?.dose;
    assert.deepEqual(await current(), load(50));
    await answer(requestId, "counter", load(70));
    assert.equal(await house.store.db.$count(permissions), 1);
    const again = await askSafety({});
    assert.equal((await answer(again.requestId, "approve-once", null)).state, "approved");
    assert.equal(await house.store.db.$count(permissions), 1, "the hold ended and no dose was granted");
    const raised = await askSafety(load(65));
    await answer(raised.requestId, "approve-and-amend", null);
    assert.deepEqual(await current(), load(65));
  },
);

loopOnBothEngines(
  "a question about a line that a new version dropped is declined and grants nothing",
  async (loop) => {
    const { osei, kim, ask, reply, episodeId } = await stage(loop);
    const { requestId } = await ask(kim, "more");
    await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, lineKey: "another-key" })),
    }));
    for (const kind of ["approve-and-amend", "approve-once"] as const)
      await assert.rejects(reply(requestId, kind), refusedAs("not-now", /no longer in the prescription/));
    assert.equal((await reply(requestId, "decline")).state, "declined");
  },
);
