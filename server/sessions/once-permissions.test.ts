import assert from "node:assert/strict";
import { op } from "#server/testing.ts";
import { finishSession, type Loop } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, pressOf, rowNow, setRow, startToday } from "./testing-session.ts";

/** R. Kim asks for more of the leg press, and Dr. Osei approves it once. */
async function approveOnce({ kim, osei }: Loop, sessionId: string, pounds: number): Promise<void> {
  const { requestId } = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: pressOf(pounds),
    kind: "more",
    reason: "Pain 1 of 10",
  });
  await osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind: "approve-once",
    dose: null,
    reason: "",
  });
}

prescribedOnBothEngines(
  "what is approved once is performed once and cannot be marked to hold from now on",
  async (stage) => {
    const { kim } = stage;
    const sessionId = await startToday(stage);
    await approveOnce(stage, sessionId, 80);
    assert.equal((await setRow(kim, sessionId, 1, 80)).outcome, "saved");
    const marked = await kim.sessions.setFromNowOn({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn: true,
    });
    assert.equal(marked.outcome, "ask");
    await finishSession(kim, sessionId);
    const next = await startToday(stage);
    const [row] = (await kim.sessions.get({ sessionId: next })).rows;
    assert.deepEqual(row?.dose, pressOf(50), "the next session starts from the old dose");
  },
);

prescribedOnBothEngines(
  "what is approved once is taken by the session whose row uses it, and given back when the row leaves it",
  async (stage) => {
    const { house, kim } = stage;
    const monday = await startToday(stage);
    await approveOnce(stage, monday, 70);
    assert.equal((await setRow(kim, monday, 1, 70)).outcome, "saved");
    house.clock.advance(2 * 86_400_000);
    const wednesday = await startToday(stage);
    assert.equal((await setRow(kim, wednesday, 1, 70)).outcome, "ask", "Monday's open session has it");
    assert.equal((await setRow(kim, monday, 1, 70)).outcome, "saved", "its own session keeps it");
    await kim.sessions.unconfirmRow(rowNow(await kim.sessions.get({ sessionId: monday }), monday, 1));
    assert.equal((await setRow(kim, wednesday, 1, 70)).outcome, "saved", "given back by Monday's row");
    const confirmed = await kim.sessions.confirmRow(
      rowNow(await kim.sessions.get({ sessionId: monday }), monday, 1),
    );
    assert.equal(confirmed.outcome, "ask", "70 lb still stands in Monday's row and is not confirmed");
    assert.equal((await setRow(kim, wednesday, 1, 50)).outcome, "saved");
    assert.equal((await setRow(kim, monday, 1, 65)).outcome, "saved");
    await finishSession(kim, monday);
    assert.equal((await setRow(kim, wednesday, 1, 70)).outcome, "ask", "used up by Monday's signature");
    await finishSession(kim, wednesday);
    const { permissions } = house.store.t;
    const [permission] = await house.store.db.select().from(permissions);
    assert.deepEqual([permission?.endedBecause, permission?.usedSessionId], ["used", monday]);
  },
);

prescribedOnBothEngines(
  "a session signed without what was approved once leaves it to the next",
  async (stage) => {
    const { kim } = stage;
    const first = await startToday(stage);
    await approveOnce(stage, first, 70);
    await setRow(kim, first, 1, 70);
    const sheet = await kim.sessions.get({ sessionId: first });
    await kim.sessions.setNotDone({ ...rowNow(sheet, first, 1), reason: "pain" });
    await finishSession(kim, first);
    const next = await startToday(stage);
    assert.equal((await setRow(kim, next, 1, 70)).outcome, "saved");
  },
);
