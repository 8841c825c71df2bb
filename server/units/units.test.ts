import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { refusedAs } from "#server/sessions/testing-session.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  finishSession,
  legPressOnly,
  loopOnBothEngines,
  openSession,
  prescribe,
} from "#server/testing-loop.ts";
import { openTimed } from "./testing-two.ts";

type Charged = { code: string; units: number; modifiers: readonly string[] };
const shown = (lines: readonly Charged[]) =>
  lines.map(({ code, units, modifiers }) => `${code} × ${units} ${modifiers.join(" ")}`);

loopOnBothEngines(
  "a clinician times one patient at a time: starting a timer stops the one that runs, in whichever session, and says so",
  async (loop) => {
    await prescribe(loop.osei, loop.episodeId, { kind: "blank" }, legPressOnly);
    const { sessionId, later, timeOf, start, kim, house, openSecond } = await openTimed(loop);
    assert.deepEqual(await start("97110"), { version: 1, stopped: null });
    later(10);
    assert.deepEqual((await start("97140")).stopped, { sessionId, code: "97110" });
    later(5);
    const second = await openSecond();
    const { elsewhere } = await timeOf(kim, second);
    assert.deepEqual(
      [elsewhere?.sessionId, elsewhere?.code, elsewhere?.family],
      [sessionId, "97140", "Hale"],
    );
    assert.deepEqual((await start("97110", second)).stopped, { sessionId, code: "97140" });
    const { services } = await timeOf(kim, sessionId);
    assert.deepEqual(
      services.map(({ code, intervals }) => [
        code,
        ...intervals.map(({ startedAt, endedAt }) => ((endedAt ?? 0) - startedAt) / 60_000),
      ]),
      [
        ["97110", 10],
        ["97140", 5],
      ],
    );
    // The key of the table says so too, whoever writes.
    const { serviceIntervals } = house.store.t;
    await assert.rejects(
      house.store.write(({ db }) =>
        db.insert(serviceIntervals).values({
          ...{ sessionId, code: "97112", staffId: loop.cast.kim, number: 9 },
          startedAt: house.clock.now(),
          endedAt: null,
        }),
      ),
    );
  },
);

loopOnBothEngines(
  "a signed session charges what was timed, by the payer's rule, names who gave it, and its lines never change",
  async (loop) => {
    await prescribe(loop.osei, loop.episodeId, { kind: "blank" }, legPressOnly);
    const { sessionId, later, timeOf, start, stop, enter, kim, house } = await openTimed(loop);
    await start("97110");
    later(33);
    await stop("97110");
    await enter({ "97140": 7, "97010": null });
    await finishSession(kim, sessionId, { totalMinutes: 52 });
    const { charges, unitRule } = await timeOf(kim, sessionId);
    assert.equal(unitRule, "cms-total-time");
    assert.deepEqual(shown(charges), ["97010 × 1 GP", "97110 × 2 GP", "97140 × 1 GP"]);
    assert.deepEqual(charges[0]?.heldFor, []);
    assert.ok((charges[0]?.diagnoses ?? []).length > 0);
    const { chargeLines, serviceTimes } = house.store.t;
    for (const change of [
      house.store.write(({ db }) => db.update(chargeLines).set({ units: 4 })),
      house.store.write(({ db }) => db.delete(chargeLines)),
      house.store.write(({ db }) => db.update(serviceTimes).set({ typedMinutes: 60 })),
    ])
      await assert.rejects(change);
    assert.deepEqual((await verifyDocuments(house.store)).problems, []);
    await assert.rejects(start("97110"), refusedAs("not-now", /never changes/));
  },
);

test("what cannot be right is refused at its field, and nothing is signed", async () => {
  const { sessionId, later, start, stop, enter, kim, house } = await openTimed();
  const sign = (note: Record<string, unknown> = {}) => finishSession(kim, sessionId, note);
  await start("97110");
  later(20);
  await assert.rejects(sign(), refusedAs("invalid", /Your timer for Exercise runs/, "services"));
  await stop("97110");
  await assert.rejects(
    sign({ totalMinutes: 15 }),
    refusedAs("invalid", /20 timed minutes are more/, "note.totalMinutes"),
  );
  await assert.rejects(
    enter({ "97112": 16 }),
    refusedAs("invalid", /more than the whole visit of 15/, "services.0.minutes"),
  );
  await assert.rejects(
    sign({ totalMinutes: 45, visitKind: "co-treatment" }),
    refusedAs("invalid", undefined, "note.coTreatedWith"),
  );
  await enter({ "97112": 20 });
  await assert.rejects(
    sign({ totalMinutes: 45 }),
    refusedAs("invalid", /Choose the service/, "note.unitChoice"),
  );
  const { sessions, chargeLines } = house.store.t;
  const [row] = await house.store.db
    .select({ state: sessions.state })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  assert.equal(row?.state, "open");
  assert.equal(await house.store.db.$count(chargeLines), 0);
  await sign({ totalMinutes: 45, unitChoice: { "97110": 1, "97112": 2 } });
  assert.equal(await house.store.db.$count(chargeLines), 2);
});

test("a timer left running over night holds the signature until its minutes are entered", async () => {
  const { sessionId, later, start, stop, enter, kim, timeOf } = await openTimed();
  await start("97110");
  later(5 * 60);
  await stop("97110");
  await assert.rejects(
    finishSession(kim, sessionId),
    refusedAs("invalid", /left running for hours/, "services"),
  );
  await enter({ "97110": 25 });
  await assert.rejects(start("97110"), refusedAs("not-now", /25 minutes were entered/));
  await finishSession(kim, sessionId);
  const { charges } = await timeOf(kim, sessionId);
  assert.deepEqual(shown(charges), ["97110 × 2 GP"]);
  assert.deepEqual(charges[0]?.heldFor, ["visit-minutes-missing"]);
});

test("two patients' one-on-one minutes that cannot both be true need a reason, and hold the charge", async () => {
  const { sessionId, enter, openSecond, kim, later, timeOf } = await openTimed();
  const second = await openSecond();
  await enter({ "97110": 30 });
  await enter({ "97110": 30 }, second);
  later(45);
  await finishSession(kim, sessionId, { totalMinutes: 45, overlapReason: "" }).then(
    () => assert.fail("signed"),
    refusedAs("invalid", /R\. Kim, PT.* at least 15 one-on-one minutes/, "note.overlapReason"),
  );
  await finishSession(kim, sessionId, { totalMinutes: 45, overlapReason: "Colleague took the first half." });
  assert.deepEqual((await timeOf(kim, sessionId)).charges[0]?.heldFor, ["minutes-overlap"]);
});

test("an assistant's share is charged apart for Medicare, under the supervising therapist; an assistant gives no evaluation", async () => {
  const { sessionId, cast, house, enter, on, kim, timeOf } = await openTimed();
  const abrams = await callerFor(house, cast.assistant);
  await abrams.patients.openChart({ operationId: op(), patientId: cast.hale });
  const assistants = async (code: string, minutes: number | null) => {
    const { expectedVersion } = await on(abrams, sessionId, code, cast.assistant);
    return abrams.units.setMinutes({
      operationId: op(),
      sessionId,
      services: [{ code, minutes, expectedVersion }],
    });
  };
  await assistants("97110", 23);
  await assert.rejects(assistants("97161", null), refusedAs("not-now", /does not evaluate/));
  await enter({ "97110": 13, "97140": 30 });
  await finishSession(kim, sessionId, { totalMinutes: 70 });
  const { charges } = await timeOf(kim, sessionId);
  assert.deepEqual(shown(charges), ["97110 × 1 GP", "97110 × 1 GP CQ", "97140 × 2 GP"]);
  assert.equal(charges[1]?.supervisingId, cast.kim);
});

test("a service taken back counts for nothing, can be given again, and what was begun by mistake can be discarded then", async () => {
  const { sessionId, start, on, kim, timeOf } = await openTimed();
  await start("97110");
  const discard = async () => kim.sessions.discard({ operationId: op(), sessionId, expectedVersion: 1 });
  await assert.rejects(discard(), refusedAs("not-now", /it stays/));
  await kim.units.dropService(await on(kim, sessionId, "97110"));
  assert.deepEqual((await timeOf(kim, sessionId)).services, []);
  await start("97110");
  assert.equal((await timeOf(kim, sessionId)).services.length, 1);
  await kim.units.dropService(await on(kim, sessionId, "97110"));
  await discard();
});

test("two windows of one clinician do not overwrite each other's minutes, and a retried press does nothing twice", async () => {
  const { sessionId, enter, kim, timeOf } = await openTimed();
  await enter({ "97110": 12 });
  const stale = { code: "97110", minutes: 20, expectedVersion: 0 };
  await assert.rejects(
    kim.units.setMinutes({ operationId: op(), sessionId, services: [stale] }),
    refusedAs("changed-meanwhile"),
  );
  const operationId = op();
  const again = { operationId, sessionId, services: [{ ...stale, expectedVersion: 1 }] };
  assert.deepEqual(await kim.units.setMinutes(again), await kim.units.setMinutes(again));
  assert.equal((await timeOf(kim, sessionId)).services[0]?.typedMinutes, 20);
});

test("what is signed is what was shown: minutes entered in between hold the signature", async () => {
  const { sessionId, enter, kim } = await openTimed();
  await enter({ "97110": 15 });
  const before = await kim.sessions.get({ sessionId });
  await kim.sessions.confirmRow({ operationId: op(), sessionId, row: 1, expectedVersion: 1 });
  await kim.sessions.setNote({
    operationId: op(),
    sessionId,
    expectedVersion: before.session.version,
    note: {
      sinceLastTime: {},
      painBefore: 2,
      painWorst: 2,
      assessment: "Tolerated well.",
      plan: "",
      adverseEvent: "",
    },
  });
  const { session, rows, time } = await kim.sessions.get({ sessionId });
  await enter({ "97110": 30 });
  await assert.rejects(
    kim.sessions.sign({
      operationId: op(),
      sessionId,
      expectedVersion: session.version,
      rows: rows.map(({ row, version }) => ({ row, version })),
      services: time.services.map(({ code, staffId, version }) => ({ code, staffId, version })),
    }),
    refusedAs("changed-meanwhile", /The time of Exercise was changed/, "services"),
  );
});

test("whoever signs stops, corrects and takes back a colleague's time, by name; nobody enters it for them", async () => {
  const { sessionId, cast, house, on, kim, later, timeOf } = await openTimed();
  const abrams = await callerFor(house, cast.assistant);
  await abrams.patients.openChart({ operationId: op(), patientId: cast.hale });
  await abrams.units.startTimer(await on(abrams, sessionId, "97110", cast.assistant));
  later(30);
  await assert.rejects(
    finishSession(kim, sessionId),
    refusedAs("invalid", /The timer of T\. Abrams, PTA for Exercise runs/, "services"),
  );
  const theirs = async (code: string) => ({
    ...(await on(kim, sessionId, code, cast.assistant)),
    staffId: cast.assistant,
  });
  await kim.units.stopTimer(await theirs("97110"));
  const { expectedVersion } = await on(kim, sessionId, "97110", cast.assistant);
  await kim.units.setMinutes({
    operationId: op(),
    sessionId,
    staffId: cast.assistant,
    services: [{ code: "97110", minutes: 23, expectedVersion }],
  });
  await assert.rejects(
    kim.units.setMinutes({
      operationId: op(),
      sessionId,
      staffId: cast.assistant,
      services: [{ code: "97140", minutes: 23, expectedVersion: 0 }],
    }),
    refusedAs("not-now", /enters what they gave/),
  );
  await assert.rejects(
    abrams.units.dropService({ ...(await on(abrams, sessionId, "97110", cast.kim)), staffId: cast.kim }),
    refusedAs("not-now", /Whoever signs/),
  );
  assert.equal((await timeOf(kim, sessionId)).services[0]?.typedMinutes, 23);
});

test("another discipline times its own session, and a session of an earlier day takes minutes and no timer", async () => {
  const { sessionId, cast, house, on, start, enter, later } = await openTimed();
  const sato = await callerFor(house, cast.occupational);
  await sato.patients.openChart({ operationId: op(), patientId: cast.hale });
  await assert.rejects(
    sato.units.startTimer(await on(sato, sessionId, "97530", cast.occupational)),
    refusedAs("not-now", /another discipline's/),
  );
  later(24 * 60);
  await assert.rejects(start("97110"), refusedAs("not-now", /earlier day/, "code"));
  await enter({ "97110": 15 });
});

test("a second session of the day waits to be counted with the first, and one in error holds nothing back", async () => {
  const { sessionId, enter, kim, timeOf, later, cast, episodeId } = await openTimed();
  await enter({ "97110": 15 });
  later(30);
  await finishSession(kim, sessionId, { totalMinutes: 30 });
  later(60);
  const again = await openSession(kim, cast.hale, episodeId);
  await enter({ "97110": 15 }, again);
  assert.equal((await timeOf(kim, again)).charging?.hasSameDay, true);
  later(30);
  await kim.sessions.addend({
    operationId: op(),
    sessionId,
    words: "Charted twice.",
    kind: "entered-in-error",
  });
  assert.equal((await timeOf(kim, again)).charging?.hasSameDay, false);
  assert.equal((await timeOf(kim, sessionId)).isInError, true);
  await finishSession(kim, again, { totalMinutes: 30 });
  assert.deepEqual((await timeOf(kim, again)).charges[0]?.heldFor, []);
});

test("a group nobody timed is charged once, and diagnoses of a sensitive episode are told to those named for it", async () => {
  const { sessionId, kim, cast, house, timeOf, episodeId } = await openTimed();
  await finishSession(kim, sessionId, { visitKind: "group", totalMinutes: 45 });
  const { charges } = await timeOf(kim, sessionId);
  assert.deepEqual(shown(charges), ["97150 × 1 GP"]);
  assert.ok((charges[0]?.diagnoses ?? []).length > 0);
  const { episodes } = house.store.t;
  await house.store.write(({ db }) =>
    db
      .update(episodes)
      .set({ isSensitive: true, sensitiveSection: "pelvic" })
      .where(eq(episodes.id, episodeId)),
  );
  const lee = await callerFor(house, cast.lee);
  await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
  const told = await timeOf(lee, sessionId);
  assert.deepEqual([told.areDiagnosesKept, told.charges[0]?.diagnoses], [true, []]);
});
