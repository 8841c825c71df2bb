import assert from "node:assert/strict";
import { op, testNow } from "#server/testing.ts";
import { consult, finishSession, type Loop, lookAt, prescribe } from "#server/testing-loop.ts";
import { liftLimit, prescribedOnBothEngines, pressOf, refusedAs, rowNow } from "./testing-session.ts";

const day = 86_400_000;
type Start = Parameters<Loop["kim"]["sessions"]["start"]>[0];
const start = async (stage: Loop, more: Partial<Start> = {}) => {
  await stage.kim.patients.openChart({ operationId: op(), patientId: stage.cast.hale });
  const { sessionId } = await stage.kim.sessions.start({
    operationId: op(),
    episodeId: stage.episodeId,
    bookingId: null,
    kind: "treatment",
    heldOn: null,
    gateReason: "",
    ...more,
  });
  return sessionId;
};
const hold = (stage: Loop) =>
  stage.osei.prescriptions.hold({
    operationId: op(),
    episodeId: stage.episodeId,
    expectedVersion: 1,
    reason: "calf pain",
  });

prescribedOnBothEngines(
  "a late entry keeps its true time and is held against the gate and the plan of then, not of today",
  async (stage) => {
    const { house, kim, osei, episodeId } = stage;
    house.clock.advance(2 * day);
    await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      limits: [liftLimit("lift-10", 10, content.startsOn, stage.cast.osei ?? "")],
      lines: content.lines.map((line) => ({ ...line, dose: pressOf(45) })),
    }));
    await osei.prescriptions.hold({ operationId: op(), episodeId, expectedVersion: 2, reason: "calf pain" });
    await assert.rejects(
      start(stage),
      refusedAs("not-now", /^Held by .+, Nov\s\d+, 2026: .+Nothing is treated until/),
    );
    const gateOf = (more: { heldOn?: string; heldTime?: string }) =>
      kim.sessions.gate({ episodeId, ...more });
    assert.equal((await gateOf({})).kind, "refused");
    assert.equal((await gateOf({ heldOn: "2026-11-24", heldTime: "09:30" })).kind, "open");
    const sessionId = await start(stage, { heldOn: "2026-11-24", heldTime: "09:30" });
    const { session, rows, plan } = await kim.sessions.get({ sessionId });
    assert.deepEqual([session.heldOn, session.isLateEntry], ["2026-11-24", true]);
    assert.equal(session.startedAt, Date.parse("2026-11-24T17:30:00Z"), "9:30 a.m. Pacific");
    assert.deepEqual([plan?.state, plan?.limits], ["active", []]);
    assert.deepEqual(rows[0]?.dose, pressOf(50), "the dose that was current on that day");
    await finishSession(kim, sessionId);
    assert.equal((await kim.sessions.get({ sessionId })).rows[0]?.state, "done");
  },
);

prescribedOnBothEngines(
  "a late entry asks for its time, and neither day nor time may lie ahead",
  async (stage) => {
    stage.house.clock.advance(day);
    await assert.rejects(
      start(stage, { heldOn: "2026-11-23" }),
      refusedAs("invalid", /time it took/, "heldTime"),
    );
    await assert.rejects(
      start(stage, { heldOn: "2026-11-25" }),
      refusedAs("invalid", /lies ahead/, "heldOn"),
    );
    await assert.rejects(
      start(stage, { heldTime: "23:50" }),
      refusedAs("invalid", /time lies ahead/, "heldTime"),
    );
    await assert.rejects(
      start(stage, { heldOn: "1926-11-23", heldTime: "09:00" }),
      refusedAs("invalid", /year/, "heldOn"),
    );
  },
);

prescribedOnBothEngines(
  "a note is written when the prescription is held, revoked or was never signed, now and later",
  async (stage) => {
    const { house, kim, osei, episodeId, cast } = stage;
    const note = async (more: Partial<Start> = {}) => {
      const sessionId = await start(stage, { kind: "seen-not-treated", ...more });
      await finishSession(kim, sessionId, { assessment: "Unwell; sent home." });
      const { session, rows } = await kim.sessions.get({ sessionId });
      assert.deepEqual([session.state, rows], ["signed", []]);
      return session;
    };
    await hold(stage);
    await note();
    await osei.prescriptions.revoke({ operationId: op(), episodeId, expectedVersion: 2, reason: "surgery" });
    await note();
    house.clock.advance(day);
    const late = await note({ heldOn: "2026-11-23", heldTime: "08:00" });
    assert.deepEqual([late.isLateEntry, late.startedAt], [true, Date.parse("2026-11-23T16:00:00Z")]);
    const bare = await consult(osei, cast.hale);
    await note({ episodeId: bare });
    await note({ episodeId: bare, heldOn: "2026-11-23", heldTime: "08:00" });
    const { episodes } = house.store.t;
    const rows = await house.store.db.select({ days: episodes.treatmentDays }).from(episodes);
    assert.ok(
      rows.every((row) => row.days === 0),
      "a note is no treatment day",
    );
  },
);

prescribedOnBothEngines(
  "treatment that took place against the gate is written down late with its reason, told at once, only as a deviation, and once answered not asked again by signing",
  async (stage) => {
    const { house, kim, osei } = stage;
    house.clock.advance(day);
    await hold(stage);
    house.clock.advance(day);
    const when = { heldOn: "2026-11-24", heldTime: "18:00" };
    await assert.rejects(start(stage, when), refusedAs("invalid", /took place all the same/, "gateReason"));
    const sessionId = await start(stage, { ...when, gateReason: "The hold was not seen" });
    const [row] = (await osei.reviews.queue()).rows;
    assert.deepEqual([row?.tierName, row?.kind], ["safety", "deviation"]);
    const sheet = await kim.sessions.get({ sessionId });
    assert.equal((await kim.sessions.confirmRow(rowNow(sheet, sessionId, 1))).outcome, "refused");
    const recorded = await kim.sessions.recordDeviation({
      ...rowNow(sheet, sessionId, 1),
      dose: pressOf(50),
      reason: "Done before the hold was seen",
    });
    assert.equal(recorded.outcome, "saved");
    const { patientSignals } = house.store.t;
    const open = async () =>
      (await house.store.db.select().from(patientSignals)).filter(
        (signal) => signal.kind === "deviation" && signal.isOpen,
      ).length;
    assert.equal(await open(), 2);
    await osei.reviews.decide({
      operationId: op(),
      episodeId: stage.episodeId,
      kind: "continue",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: await lookAt(house, stage.episodeId),
    });
    assert.equal(await open(), 0);
    await finishSession(kim, sessionId);
    assert.equal(await open(), 0);
  },
);

prescribedOnBothEngines(
  "what holds from now on in a late entry is checked against the plan of today",
  async (stage) => {
    const { house, kim, osei, episodeId } = stage;
    house.clock.advance(2 * day);
    await osei.prescriptions.revoke({ operationId: op(), episodeId, expectedVersion: 1, reason: "surgery" });
    const sessionId = await start(stage, { heldOn: "2026-11-24", heldTime: "09:30" });
    const set = await kim.sessions.setDose({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      dose: pressOf(55),
      origin: "typed",
    });
    assert.equal(set.outcome, "saved");
    const marked = await kim.sessions.setFromNowOn({
      ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn: true,
    });
    assert.equal(marked.outcome, "refused");
    await finishSession(kim, sessionId);
  },
);

prescribedOnBothEngines("a late entry obeys only what was answered before it took place", async (stage) => {
  const { house, kim, osei, episodeId } = stage;
  house.clock.advance(2 * day);
  await osei.reviews.decide({
    operationId: op(),
    episodeId,
    kind: "continue",
    context: "queue",
    reason: "",
    nextReviewOn: null,
    seen: await lookAt(house, episodeId),
  });
  await finishSession(kim, await start(stage, { heldOn: "2026-11-24", heldTime: "09:30" }));
  const obeyed = () => house.store.db.select().from(house.store.t.decisionEvents);
  assert.deepEqual(await obeyed(), []);
  await finishSession(kim, await start(stage));
  assert.equal((await obeyed()).length, 1);
});

prescribedOnBothEngines(
  "the true time counts also today: a hold set since then does not stand against what was done before it",
  async (stage) => {
    stage.house.clock.set(testNow + 3_600_000);
    await hold(stage);
    await assert.rejects(
      start(stage),
      refusedAs("not-now", /^Held by .+, Nov\s\d+, 2026: .+Nothing is treated until/),
    );
    assert.ok(await start(stage, { heldTime: "14:30" }));
  },
);
