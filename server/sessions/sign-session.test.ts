import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, loopOnBothEngines, prescribe } from "#server/testing-loop.ts";
import {
  prescribedOnBothEngines,
  prescribePress,
  pressOf,
  refusedAs,
  rowNow,
  setRow,
  startToday,
} from "./testing-session.ts";

prescribedOnBothEngines(
  "a from-now-on that the plan no longer allows holds the signature with its row's name, and is never dropped",
  async (stage) => {
    const { kim, osei, episodeId } = stage;
    const sessionId = await startToday(stage);
    await setRow(kim, sessionId, 1, 60);
    await kim.sessions.setFromNowOn({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn: true,
    });
    await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({
        ...line,
        bounds: { load: { least: quantity(40, "lb"), most: quantity(55, "lb"), isLocked: false } },
      })),
    }));
    await assert.rejects(
      finishSession(kim, sessionId),
      refusedAs("changed-meanwhile", /Leg press can no longer/),
    );
    assert.equal((await kim.sessions.get({ sessionId })).session.state, "open", "nothing was signed");
    await kim.sessions.setFromNowOn({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn: false,
    });
    await finishSession(kim, sessionId);
    const next = await startToday(stage);
    assert.deepEqual((await kim.sessions.get({ sessionId: next })).rows[0]?.dose, pressOf(50));
  },
);

prescribedOnBothEngines(
  "a from-now-on whose line left the prescription holds the signature",
  async (stage) => {
    const { kim, osei, episodeId } = stage;
    const sessionId = await startToday(stage);
    await setRow(kim, sessionId, 1, 55);
    await kim.sessions.setFromNowOn({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn: true,
    });
    await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, lineKey: "another-press-key" })),
    }));
    await assert.rejects(finishSession(kim, sessionId), refusedAs("changed-meanwhile", /plan changed/));
  },
);

loopOnBothEngines(
  "a therapist's line inside a prescription holds from now on like every other",
  async (stage) => {
    await prescribePress(stage, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, owner: "therapist" as const, bounds: {} })),
    }));
    const { kim } = stage;
    const sessionId = await startToday(stage);
    await setRow(kim, sessionId, 1, 70);
    await kim.sessions.setFromNowOn({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn: true,
    });
    await finishSession(kim, sessionId);
    const next = await startToday(stage);
    assert.deepEqual((await kim.sessions.get({ sessionId: next })).rows[0]?.dose, pressOf(70));
  },
);

prescribedOnBothEngines(
  "a from-now-on is taken back also after the physiatrist made the same dose current",
  async (stage) => {
    const { kim, osei } = stage;
    const sessionId = await startToday(stage);
    const asked = await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: "leg-press-key",
      wanted: pressOf(70),
      kind: "more",
      reason: "easy",
    });
    await osei.requests.reply({
      operationId: op(),
      requestId: asked.requestId,
      expectedVersion: 1,
      kind: "approve-and-amend",
      dose: null,
      reason: "",
    });
    await setRow(kim, sessionId, 1, 70);
    const sheet = await kim.sessions.get({ sessionId });
    assert.equal(sheet.rows[0]?.state, "done", "70 lb is current already");
    await kim.sessions.setFromNowOn({ ...rowNow(sheet, sessionId, 1), isFromNowOn: false });
    await finishSession(kim, sessionId);
  },
);

prescribedOnBothEngines(
  "an assistant signs a treatment and never an evaluation or a re-evaluation",
  async (stage) => {
    const { house, cast, kim, episodeId } = stage;
    const assistant = await callerFor(house, cast.assistant);
    await assistant.patients.openChart({ operationId: op(), patientId: cast.hale });
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    for (const kind of ["evaluation", "re-evaluation"] as const) {
      const { sessionId } = await kim.sessions.start({
        operationId: op(),
        episodeId,
        bookingId: null,
        kind,
        heldOn: null,
        gateReason: "",
      });
      await assert.rejects(finishSession(assistant, sessionId), refusedAs("not-now", /does not evaluate/));
      assert.equal((await kim.sessions.get({ sessionId })).session.state, "open");
      await finishSession(kim, sessionId);
    }
    await finishSession(assistant, await startToday(stage));
  },
);

prescribedOnBothEngines(
  "three sessions below the minimum are shown to the therapist in the row and to the physiatrist in the queue",
  async (stage) => {
    const { kim, osei, house } = stage;
    const shown = async (sessionId: string) => (await kim.sessions.get({ sessionId })).rows[0]?.underDosed;
    const queued = async () =>
      (await osei.reviews.queue()).rows.some((row) => /Under-dosed/.test(row.words.headline));
    for (const day of [1, 2, 3]) {
      const sessionId = await startToday(stage);
      await setRow(kim, sessionId, 1, 35);
      assert.equal((await shown(sessionId))?.least, day === 3 ? "40\u00a0lb" : undefined, `session ${day}`);
      assert.equal(await queued(), false);
      await finishSession(kim, sessionId);
      house.clock.advance(86_400_000);
    }
    assert.equal(await queued(), true);
    const next = await startToday(stage);
    assert.deepEqual(
      await shown(next),
      { done: "35\u00a0lb", least: "40\u00a0lb" },
      "until today is answered",
    );
    await setRow(kim, next, 1, 45);
    assert.equal(await shown(next), null);
  },
);
