import assert from "node:assert/strict";
import { test } from "node:test";
import { and, eq } from "drizzle-orm";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, legPressOnly, loopOnBothEngines, prescribe } from "#server/testing-loop.ts";
import { openTimed } from "#server/units/testing-two.ts";
import { refusedAs } from "./testing-session.ts";

type Timed = Awaited<ReturnType<typeof openTimed>>;

/** Mrs. Hale's session is open; a second patient, whose it ought to be, has an episode of their own. */
async function stageWrong(timed: Timed) {
  const second = await timed.openSecond();
  const { session } = await timed.kim.sessions.get({ sessionId: second });
  await timed.kim.sessions.discard({ operationId: op(), sessionId: second, expectedVersion: 1 });
  const move = async (episodeId = session.episodeId) => {
    const { session: standing } = await timed.kim.sessions.get({ sessionId: timed.sessionId });
    return timed.kim.sessions.move({
      operationId: op(),
      sessionId: timed.sessionId,
      expectedVersion: standing.version,
      episodeId,
      words: "Opened from the wrong row.",
    });
  };
  const toldOf = async (episodeId: string) => {
    const { patientSignals: signals } = timed.house.store.t;
    const rows = await timed.house.store.db
      .select({ kind: signals.kind })
      .from(signals)
      .where(and(eq(signals.episodeId, episodeId), eq(signals.isOpen, true)));
    return rows.map(({ kind }) => kind);
  };
  return { ...timed, right: session, move, toldOf };
}

loopOnBothEngines(
  "a signed session in the wrong chart is moved in one act: in error there, drafted here with its words, minutes and true time, both told, neither named to the other",
  async (loop) => {
    await prescribe(loop.osei, loop.episodeId, { kind: "blank" }, legPressOnly);
    const { move, toldOf, right, kim, sessionId, enter, later, house, cast } = await stageWrong(
      await openTimed(loop),
    );
    await enter({ "97110": 30 });
    await finishSession(kim, sessionId, { totalMinutes: 45, painWorst: 6 });
    later(60);
    const { sessionId: movedId } = await move();
    const there = await kim.sessions.get({ sessionId });
    assert.equal(there.addenda[0]?.kind, "entered-in-error");
    assert.doesNotMatch(JSON.stringify(there.addenda), /Abeyta/);
    const here = await kim.sessions.get({ sessionId: movedId });
    assert.equal(here.session.patientId, right.patientId);
    assert.deepEqual(
      [here.session.state, here.session.isLateEntry, here.session.startedAt],
      ["open", true, there.session.startedAt - (there.session.startedAt % 60_000)],
    );
    assert.equal(here.session.note.painWorst, 6);
    assert.match(here.session.note.assessment, /Tolerated well.*\nDone, as first written: Leg press/s);
    assert.doesNotMatch(JSON.stringify(here.session), /Hale/);
    assert.equal(here.time.services[0]?.typedMinutes, 30);
    assert.ok(here.rows.every((row) => row.state === "copied"));
    assert.ok((await toldOf(loop.episodeId)).includes("session-in-error"));
    assert.ok((await toldOf(right.episodeId)).includes("told"));
    // What was moved overlaps nothing: the session it came from counts no more.
    await finishSession(kim, movedId, here.session.note);
    await assert.rejects(move(), refusedAs("not-now", /entered in error already/));
    const { sessions } = house.store.t;
    assert.equal(await house.store.db.$count(sessions, eq(sessions.patientId, cast.hale)), 1);
  },
);

test("one that is not signed yet is set aside, its timer stopped, its words drafted in the right chart", async () => {
  const { move, right, kim, sessionId, start, later, timeOf } = await stageWrong(await openTimed());
  await start("97110");
  later(12);
  await kim.sessions.setNote({
    operationId: op(),
    sessionId,
    expectedVersion: 1,
    note: { sinceLastTime: { feels: "worse" }, assessment: "Guarded today.", plan: "", adverseEvent: "" },
  });
  const { sessionId: movedId } = await move();
  assert.equal((await kim.sessions.get({ sessionId })).session.state, "discarded");
  const here = await kim.sessions.get({ sessionId: movedId });
  assert.equal(here.session.patientId, right.patientId);
  assert.equal(here.session.note.assessment, "Guarded today.");
  assert.equal(here.session.note.sinceLastTime.feels, "worse");
  assert.equal(here.time.services[0]?.typedMinutes, 12);
  assert.equal((await timeOf(kim, movedId)).elsewhere, null);
});

test("it moves only to another episode, and nothing half-moved is left where that is refused", async () => {
  const { move, episodeId, kim, sessionId } = await stageWrong(await openTimed());
  await assert.rejects(move(episodeId), refusedAs("invalid", /already/, "episodeId"));
  await assert.rejects(move("nobody"), refusedAs("not-found"));
  assert.equal((await kim.sessions.get({ sessionId })).session.state, "open");
});

loopOnBothEngines(
  "two people move one note at once: one of them does, the other is told, and it stands once in the right chart",
  async (loop) => {
    await prescribe(loop.osei, loop.episodeId, { kind: "blank" }, legPressOnly);
    const { kim, sessionId, right, house, cast } = await stageWrong(await openTimed(loop));
    const lee = await callerFor(house, cast.lee);
    const { session } = await kim.sessions.get({ sessionId });
    const moveBy = (therapist: typeof kim) =>
      therapist.sessions.move({
        operationId: op(),
        sessionId,
        expectedVersion: session.version,
        episodeId: right.episodeId,
        words: "Opened from the wrong row.",
      });
    await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
    await lee.patients.openChart({ operationId: op(), patientId: right.patientId });
    const both = await Promise.allSettled([moveBy(kim), moveBy(lee)]);
    const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    assert.equal(refused.length, 1);
    assert.ok(refusedAs("changed-meanwhile")(refused[0]));
    const { sessions } = house.store.t;
    const there = await house.store.db.select().from(sessions).where(eq(sessions.id, sessionId));
    assert.deepEqual(
      there.map(({ state }) => state),
      ["discarded"],
    );
    const here = await house.store.db
      .select({ state: sessions.state })
      .from(sessions)
      .where(eq(sessions.episodeId, right.episodeId));
    assert.deepEqual(
      here.map(({ state }) => state).toSorted(),
      ["discarded", "open"],
      "the one set aside before, and what was moved",
    );
  },
);
