import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { quantity } from "#domain/doses/quantity.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, refusedAs, rowNow, setRow, startToday } from "./testing-session.ts";

const dayMilliseconds = 86_400_000;

/** A signed session of today: the press at a load, worst pain, and whether the load holds from now on. */
async function treat(s: Loop, pounds: number, painWorst: number, isFromNowOn = false) {
  const sessionId = await startToday(s);
  await setRow(s.kim, sessionId, 1, pounds);
  if (isFromNowOn)
    await s.kim.sessions.setFromNowOn({
      ...rowNow(await s.kim.sessions.get({ sessionId }), sessionId, 1),
      isFromNowOn,
    });
  await finishSession(s.kim, sessionId, { painWorst });
  return sessionId;
}

const mark = (by: Loop["kim"], sessionId: string) =>
  by.sessions.addend({ operationId: op(), sessionId, words: "Another patient.", kind: "entered-in-error" });

const episodeOf = async ({ house, episodeId }: Loop) => {
  const { t, db } = house.store;
  const [episode] = await db.select().from(t.episodes).where(eq(t.episodes.id, episodeId));
  assert.ok(episode);
  return episode;
};

const queueOf = async ({ osei }: Loop) =>
  (await osei.reviews.queue()).rows.map(({ kind, words }) => ({ kind, ...words }));

prescribedOnBothEngines(
  "a session entered in error leaves the series and the treatment days, and nothing that was signed is changed",
  async (s) => {
    await treat(s, 50, 3);
    s.house.clock.advance(dayMilliseconds);
    const sessionId = await treat(s, 50, 6);
    assert.equal((await episodeOf(s)).treatmentDays, 2);
    const { sessions, scores } = s.house.store.t;
    const signed = await s.house.store.db.select().from(sessions);
    const taken = await s.house.store.db.select().from(scores);
    await mark(s.kim, sessionId);
    assert.deepEqual(await s.house.store.db.select().from(sessions), signed);
    assert.deepEqual(await s.house.store.db.select().from(scores), taken);
    assert.deepEqual((await verifyDocuments(s.house.store)).problems, []);
    const [pain] = (await s.kim.measures.series({ episodeId: s.episodeId })).filter(
      ({ measureId }) => measureId === "pain-worst",
    );
    assert.deepEqual(
      pain?.points.map((point) => point.thousandths),
      [3000],
    );
    const episode = await episodeOf(s);
    assert.deepEqual([episode.treatmentDays, episode.firstTreatedOn], [1, "2026-11-23"]);
    await assert.rejects(mark(s.kim, sessionId), refusedAs("not-now", /already/));
  },
);

prescribedOnBothEngines("the only session in error leaves no treatment day and no first day", async (s) => {
  await mark(s.kim, await treat(s, 50, 3));
  const episode = await episodeOf(s);
  assert.deepEqual([episode.treatmentDays, episode.firstTreatedOn], [0, null]);
});

prescribedOnBothEngines(
  "a session entered in error is marked in the flowsheet and the timeline, and is no evidence",
  async (s) => {
    const kept = await treat(s, 55, 2);
    s.house.clock.advance(dayMilliseconds);
    const sessionId = await treat(s, 60, 5);
    await mark(s.kim, sessionId);
    s.house.clock.advance(dayMilliseconds);
    await s.osei.patients.openChart({ operationId: op(), patientId: s.cast.hale });
    const next = await startToday(s);
    const sheet = await s.kim.sessions.get({ sessionId: next });
    assert.deepEqual(
      sheet.past.map((past) => [past.sessionId, past.isInError]),
      [
        [kept, false],
        [sessionId, true],
      ],
    );
    await s.kim.requests.ask({
      operationId: op(),
      sessionId: next,
      lineKey: "leg-press-key",
      wanted: { load: quantity(80, "lb") },
      kind: "more",
      reason: "Too easy",
    });
    const chart = await s.osei.reviews.chart({ episodeId: s.episodeId });
    assert.deepEqual(
      chart.requests[0]?.evidence.lastThree.map((last) => last.heldOn),
      ["2026-11-23"],
    );
    assert.deepEqual(
      chart.lines[0]?.performed.map((done) => done.heldOn),
      ["2026-11-23"],
    );
    assert.deepEqual(
      chart.timeline.filter(({ kind }) => kind === "session").map(({ headline }) => headline),
      ["Session, entered in error", "Session"],
    );
  },
);

prescribedOnBothEngines(
  "a dose that a session in error set from now on, and what it told, stand in the queue as one reason",
  async (s) => {
    const sessionId = await treat(s, 60, 9, true);
    assert.ok((await queueOf(s)).some(({ kind }) => kind === "red-pain"));
    await mark(s.kim, sessionId);
    const reasons = await queueOf(s);
    assert.equal(reasons[0]?.kind, "session-in-error");
    assert.match(reasons[0].headline, /Nov\s23, 2026 entered in error/);
    assert.match(reasons[0].detail, /Leg press .*60.* set by a session entered in error; .*Pain 9 of 10/);
    assert.ok(!reasons.some(({ kind }) => kind === "red-pain"));
    const chart = await s.osei.reviews.chart({ episodeId: s.episodeId });
    assert.match(
      chart.timeline.find(({ kind }) => kind === "adjustment")?.detail ?? "",
      /set by a session entered in error$/,
    );
  },
);

prescribedOnBothEngines(
  "a dose that was changed since is no reason, when its session turns out to be in error",
  async (s) => {
    const sessionId = await treat(s, 60, 3, true);
    s.house.clock.advance(dayMilliseconds);
    await treat(s, 55, 3, true);
    await mark(s.kim, sessionId);
    const { patientSignals } = s.house.store.t;
    const raised = await s.house.store.db
      .select()
      .from(patientSignals)
      .where(eq(patientSignals.kind, "session-in-error"));
    assert.deepEqual(raised, []);
  },
);

prescribedOnBothEngines(
  "its author or a therapist marks a session entered in error; an assistant never a colleague's",
  async (s) => {
    const [first, second] = [await treat(s, 50, 3), await treat(s, 50, 3)];
    const assistant = await callerFor(s.house, s.cast.assistant);
    await assistant.patients.openChart({ operationId: op(), patientId: s.cast.hale });
    await assert.rejects(mark(assistant, first), refusedAs("not-now", /supervising therapist/));
    const own = await startToday({ ...s, kim: assistant });
    await finishSession(assistant, own);
    assert.ok(await mark(assistant, own));
    assert.ok(await mark(await callerFor(s.house, s.cast.lee), first));
    assert.ok(await mark(s.kim, second));
  },
);

prescribedOnBothEngines(
  "a note, seen and not treated, does not keep a session of the same day from counting as a treatment day",
  async (s) => {
    await s.kim.patients.openChart({ operationId: op(), patientId: s.cast.hale });
    const { sessionId } = await s.kim.sessions.start({
      operationId: op(),
      episodeId: s.episodeId,
      bookingId: null,
      kind: "seen-not-treated",
      heldOn: null,
      gateReason: "",
    });
    await finishSession(s.kim, sessionId);
    assert.equal((await episodeOf(s)).treatmentDays, 0);
    await treat(s, 50, 3);
    await treat(s, 50, 3);
    assert.equal((await episodeOf(s)).treatmentDays, 1);
  },
);
