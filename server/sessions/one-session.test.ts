import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { type Caller, callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop, openSession } from "#server/testing-loop.ts";
import { openPrescribed, refusedAs, rowNow, setRow, startToday } from "./testing-session.ts";

/** Mrs. Hale booked with R. Kim this afternoon. */
async function stageBooking(standing?: Loop) {
  const stage = standing ?? (await openPrescribed());
  const { house, cast, kim, episodeId } = stage;
  const manager = await callerFor(house, cast.manager);
  const { bookingId } = await manager.schedule.book({
    operationId: op(),
    patientId: cast.hale,
    episodeId,
    referralId: null,
    clinicId: cast.cedar,
    staffId: cast.kim,
    kind: "visit",
    localStart: "2026-11-23T15:00",
    minutes: 45,
  });
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const start = (caller: Caller, from: { bookingId: string | null }) =>
    caller.sessions.start({
      operationId: op(),
      episodeId,
      kind: "treatment",
      heldOn: null,
      gateReason: "",
      ...from,
    });
  const booking = async () => {
    const { list } = await kim.sessions.day({ day: null });
    const [found] = list;
    assert.equal(list.length, 1);
    return { state: found?.state, sessionId: found?.sessionId, sessionState: found?.sessionState };
  };
  return { ...stage, bookingId, start, booking };
}

test("starting twice leads into the one open session, from the chart and from the day's list, and it is that booking's", async () => {
  const { house, kim, bookingId, start, booking } = await stageBooking();
  const { sessionId } = await start(kim, { bookingId: null });
  assert.deepEqual(await booking(), { state: "arrived", sessionId, sessionState: "open" });
  assert.deepEqual(await start(kim, { bookingId: null }), { sessionId });
  assert.deepEqual(await start(kim, { bookingId }), { sessionId });
  await finishSession(kim, sessionId);
  // The visit is over: what is started now is another one.
  const again = await start(kim, { bookingId: null });
  assert.notEqual(again.sessionId, sessionId);
  const { sessions } = house.store.t;
  const open = await house.store.db.$count(sessions, eq(sessions.state, "open"));
  assert.equal(open, 1);
});

test("two windows that start at once begin one session", async () => {
  const { house, kim, start } = await stageBooking();
  const [one, other] = await Promise.all([start(kim, { bookingId: null }), start(kim, { bookingId: null })]);
  assert.deepEqual(one, other);
  assert.equal(await house.store.db.$count(house.store.t.sessions), 1);
});

test("a session opened before it was booked takes the booking it is gone on from", async () => {
  const stage = await openPrescribed();
  const sessionId = await startToday(stage);
  const { kim, bookingId, start, booking } = await stageBooking(stage);
  assert.deepEqual(await start(kim, { bookingId }), { sessionId });
  assert.deepEqual(await booking(), { state: "arrived", sessionId, sessionState: "open" });
});

test("a colleague's open session is named and leads there, no second one is begun, and a note is one's own", async () => {
  const stage = await openPrescribed();
  const { house, cast, episodeId } = stage;
  const sessionId = await startToday(stage);
  const lee = await callerFor(house, cast.lee);
  await assert.rejects(openSession(lee, cast.hale, episodeId), (error) => {
    refusedAs("not-now", /^R\. Kim, PT has a session of today open/, "session")(error);
    const { current } = (error as { cause: { refusal: { current: unknown } } }).cause.refusal;
    assert.deepEqual(current, { sessionId, therapistName: "R. Kim, PT" });
    return true;
  });
  const note = {
    episodeId,
    bookingId: null,
    kind: "seen-not-treated" as const,
    heldOn: null,
    gateReason: "",
  };
  const { sessionId: own } = await lee.sessions.start({ ...note, operationId: op() });
  assert.notEqual(own, sessionId);
  assert.deepEqual(await lee.sessions.start({ ...note, operationId: op() }), { sessionId: own });
});

test("looking first writes nothing but the look; the sheet is what starting then copies, and says what is open already", async () => {
  const { house, cast, kim, episodeId, start, booking } = await stageBooking();
  const { sessions, performedDoses } = house.store.t;
  const before = await kim.sessions.prepare({ episodeId, kind: "treatment" });
  assert.deepEqual(
    [before.sheet.session.state, before.gate.kind, before.open, before.sheet.rows.length],
    ["not-begun", "open", null, 1],
  );
  assert.equal(await house.store.db.$count(sessions), 0);
  assert.equal(await house.store.db.$count(performedDoses), 0);
  assert.deepEqual(await booking(), { state: "booked", sessionId: null, sessionState: null });
  const { sessionId } = await start(kim, { bookingId: null });
  const begun = await kim.sessions.get({ sessionId });
  const shown = (rows: typeof begun.rows) =>
    rows.map(({ name, dose, state, check, past }) => ({ name, dose, state, check, past }));
  assert.deepEqual(shown(before.sheet.rows), shown(begun.rows));
  const lee = await callerFor(house, cast.lee);
  await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
  const { open } = await lee.sessions.prepare({ episodeId, kind: "treatment" });
  assert.deepEqual([open?.sessionId, open?.isMine, open?.therapistName], [sessionId, false, "R. Kim, PT"]);
});

test("what was not started after all is discarded with its audit, its booking can be started anew, and it takes nothing more", async () => {
  const { house, kim, episodeId, bookingId, start, booking } = await stageBooking();
  const { sessionId } = await start(kim, { bookingId });
  const discard = () => kim.sessions.discard({ operationId: op(), sessionId, expectedVersion: 1 });
  await discard();
  assert.deepEqual(await booking(), { state: "booked", sessionId: null, sessionState: null });
  const { auditRows } = house.store.t;
  const [audited] = await house.store.db
    .select({ entityId: auditRows.entityId, after: auditRows.after })
    .from(auditRows)
    .where(eq(auditRows.action, "discardSession"));
  assert.deepEqual(audited, { entityId: sessionId, after: '{"state":"discarded"}' });
  await assert.rejects(discard(), refusedAs("not-now", /not started after all/));
  await assert.rejects(setRow(kim, sessionId, 1, 52), refusedAs("not-now", /not started after all/));
  const chart = await kim.reviews.chart({ episodeId });
  assert.deepEqual(
    chart.timeline.filter(({ id }) => id === sessionId),
    [],
  );
  const again = await start(kim, { bookingId });
  assert.notEqual(again.sessionId, sessionId);
  assert.deepEqual((await booking()).sessionId, again.sessionId);
});

test("a session with an entry, an exercise of one's own or a question is not discarded; one taken back to what was copied is", async () => {
  const stage = await openPrescribed();
  const { kim } = stage;
  const refused = refusedAs("not-now", /Something was entered/);
  const sessionId = await startToday(stage);
  const discard = async (expectedVersion = 1) =>
    kim.sessions.discard({ operationId: op(), sessionId, expectedVersion });
  const sheet = () => kim.sessions.get({ sessionId });
  await kim.sessions.confirmRow(rowNow(await sheet(), sessionId, 1));
  await assert.rejects(discard(), refused);
  await kim.sessions.unconfirmRow(rowNow(await sheet(), sessionId, 1));
  const note = { sinceLastTime: {}, assessment: "", plan: "", adverseEvent: "" };
  const save = async (change: object) => {
    const { session } = await sheet();
    return kim.sessions.setNote({
      operationId: op(),
      sessionId,
      expectedVersion: session.version,
      note: { ...note, ...change },
    });
  };
  const { version } = await save({ painBefore: 0 });
  await assert.rejects(discard(version), refused);
  await assert.rejects(discard(version - 1), refusedAs("changed-meanwhile"));
  const { version: emptied } = await save({});
  await discard(emptied);

  const second = await startToday(stage);
  await kim.sessions.addRow({
    operationId: op(),
    sessionId: second,
    exerciseId: "bird-dog",
    side: "not-applicable",
    dose: { sets: { thousandths: 2000, unit: "set" }, reps: { thousandths: 8000, unit: "rep" } },
  });
  await assert.rejects(
    kim.sessions.discard({ operationId: op(), sessionId: second, expectedVersion: 1 }),
    refused,
  );
});

test("a session with nothing but a question stays", async () => {
  const stage = await openPrescribed();
  const sessionId = await startToday(stage);
  await stage.kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: null,
    wanted: {},
    kind: "safety-session",
    reason: "Chest pain on the stairs",
  });
  await assert.rejects(
    stage.kim.sessions.discard({ operationId: op(), sessionId, expectedVersion: 1 }),
    refusedAs("not-now", /Something was entered/),
  );
});
