import assert from "node:assert/strict";
import { and, eq, inArray } from "drizzle-orm";
import { chartParts } from "#domain/access/chart-parts.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { someConsultNote, someOrder, someResult } from "#server/orders/testing-orders.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  finishSession,
  type Loop,
  legPressOnly,
  lookAt,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

async function stage(loop: Loop) {
  await prescribe(loop.osei, loop.episodeId, { kind: "blank" }, legPressOnly);
  const { kim, cast, episodeId } = loop;
  const manager = await callerFor(loop.house, cast.manager);
  await manager.schedule.book({
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
  const today = async () => {
    const { list, assistantQuestions } = await kim.sessions.day({ day: null });
    assert.equal(list.length, 1);
    return { ...list[0], assistantQuestions };
  };
  return { ...loop, today };
}

loopOnBothEngines(
  "a decision stands on the day's list until a session obeys it, and one that was undone does not",
  async (loop) => {
    const { house, osei, kim, cast, episodeId, today } = await stage(loop);
    const decide = async (kind: "continue" | "maintain") =>
      osei.reviews.decide({
        operationId: op(),
        episodeId,
        kind,
        context: "queue",
        reason: "",
        nextReviewOn: null,
        seen: await lookAt(house, episodeId),
      });
    assert.equal((await today()).decision, null);
    const { decisionId } = await decide("continue");
    assert.equal((await today()).decision, "continue");
    await osei.reviews.undo({ operationId: op(), decisionId });
    assert.equal((await today()).decision, null);
    await decide("maintain");
    assert.equal((await today()).decision, "maintain");
    await finishSession(kim, await openSession(kim, cast.hale, episodeId));
    assert.equal((await today()).decision, null);
  },
);

loopOnBothEngines("an order by word stands on the day's list until it is signed", async (loop) => {
  const { house, osei, kim, cast, episodeId, today } = await stage(loop);
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  assert.equal((await today()).unsignedVerbalOrders, 0);
  const { verbalOrderId } = await kim.prescriptions.recordVerbalOrder({
    operationId: op(),
    episodeId,
    givenBy: cast.osei,
    givenAt: house.clock.now() - 60_000,
    words: "Ice after the session.",
    wasReadBack: true,
    effect: { kind: "words-only" },
  });
  assert.equal((await today()).unsignedVerbalOrders, 1);
  await osei.prescriptions.signVerbalOrder({ operationId: op(), verbalOrderId });
  assert.equal((await today()).unsignedVerbalOrders, 0);
});

loopOnBothEngines(
  "an assistant's question stands on the supervising therapist's day, and on nobody else's, until it is passed on",
  async (loop) => {
    const { house, kim, cast, episodeId, today } = await stage(loop);
    const assistant = await callerFor(house, cast.assistant);
    const lee = await callerFor(house, cast.lee);
    const sessionId = await openSession(assistant, cast.hale, episodeId);
    const { requestId } = await assistant.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: "leg-press-key",
      wanted: { sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(70, "lb") },
      kind: "more",
      reason: "Pain 1 of 10",
    });
    const [asked] = (await today()).assistantQuestions;
    assert.deepEqual(
      [asked?.requestId, asked?.lineName, asked?.sessionId],
      [requestId, "Leg press", sessionId],
    );
    assert.deepEqual((await lee.sessions.day({ day: null })).assistantQuestions, []);
    await kim.requests.passOn({ operationId: op(), requestId, expectedVersion: asked?.version ?? 0 });
    assert.deepEqual((await today()).assistantQuestions, []);
  },
);

loopOnBothEngines(
  "a safety hold stands on the day's list behind any number of earlier answers, which count until a session obeys them",
  async (loop) => {
    const { house, kim, cast, episodeId, today } = await stage(loop);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-session",
      reason: "Chest pain on the stairs",
    });
    const { changeRequests } = house.store.t;
    await house.store.write(async ({ db }) => {
      const [question] = await db.select().from(changeRequests);
      assert.ok(question);
      for (let index = 0; index < 401; index += 1) {
        const askedAt = question.askedAt - 1_000_000 + index;
        await db.insert(changeRequests).values({
          ...question,
          id: `earlier-${index}`,
          kind: "more",
          state: "declined",
          askedAt,
          answeredAt: askedAt,
          obeyedAt: index < 398 ? askedAt : null,
        });
      }
    });
    const { hasSafetyHold, waitingSince, answers } = await today();
    assert.deepEqual(
      { hasSafetyHold, waitingSince, answers },
      {
        hasSafetyHold: true,
        waitingSince: house.clock.now(),
        answers: 3,
      },
    );
  },
);

loopOnBothEngines(
  "a consult note stands on the day's list until its therapist has opened the chart since",
  async (loop) => {
    const { house, osei, kim, cast, episodeId, today } = await stage(loop);
    assert.equal((await today()).unseenNote, null);
    await osei.team.seat({
      operationId: op(),
      patientId: cast.hale,
      staffId: cast.psychologist,
      outsideContact: "",
      specialty: "psychologist",
      fromOn: "2026-11-01",
      toOn: null,
      sees: [...chartParts],
      sections: [],
    });
    const novak = await callerFor(house, cast.psychologist);
    await novak.patients.openChart({ operationId: op(), patientId: cast.hale });
    await novak.team.signNote({ operationId: op(), episodeId, content: someConsultNote() });
    assert.equal((await today()).unseenNote, "psychologist");
    house.clock.advance(60_000);
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    assert.equal((await today()).unseenNote, null);
  },
);

loopOnBothEngines(
  "the list of one's open sessions tells no name of which this person's own start is not in the audit, and a colleague's is not in it",
  async (loop) => {
    const { house, kim, cast, episodeId } = await stage(loop);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const { list } = await kim.sessions.open();
    assert.deepEqual(
      list.map((one) => one.sessionId),
      [sessionId],
    );
    const { auditRows } = house.store.t;
    const starts = await house.store.db
      .select({ sessionId: auditRows.entityId, patientId: auditRows.patientId })
      .from(auditRows)
      .where(
        and(
          eq(auditRows.action, "startSession"),
          eq(auditRows.actorId, cast.kim),
          inArray(
            auditRows.entityId,
            list.map((one) => one.sessionId),
          ),
        ),
      );
    assert.deepEqual(starts, [{ sessionId, patientId: cast.hale }]);
    const lee = await callerFor(house, cast.lee);
    await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
    assert.deepEqual((await lee.sessions.open()).list, []);
  },
);

loopOnBothEngines("the day's list says who holds therapy, since when and why", async (loop) => {
  const { house, osei, episodeId, today } = await stage(loop);
  assert.equal((await today()).hold, null);
  await osei.prescriptions.hold({
    operationId: op(),
    episodeId,
    expectedVersion: 1,
    reason: "Await cardiology",
  });
  const { hold } = await today();
  assert.deepEqual([hold?.reason, hold?.at], ["Await cardiology", house.clock.now()]);
  assert.match(hold?.actorName ?? "", /Osei/);
  await osei.prescriptions.resume({
    operationId: op(),
    episodeId,
    expectedVersion: 2,
    reason: "Cleared by cardiology",
  });
  assert.equal((await today()).hold, null);
});

loopOnBothEngines(
  "a result stands on the day's list when it comes in and when it is read, until its therapist treats the patient again",
  async (loop) => {
    const { house, osei, kim, cast, episodeId, today } = await stage(loop);
    const seen = async () =>
      ((await today()).newResults ?? []).map(({ words, isRead }) => ({ words, isRead }));
    assert.deepEqual(await seen(), []);
    const { orderId } = await osei.orders.sign({ operationId: op(), episodeId, content: someOrder() });
    const words = "X-ray, left knee";
    const receive = async () => {
      const [order] = await osei.orders.list({ patientId: cast.hale });
      return osei.orders.receiveResult({
        operationId: op(),
        orderId,
        expectedVersion: order?.version ?? 0,
        result: someResult(),
      });
    };
    const { resultId } = await receive();
    assert.deepEqual(await seen(), [{ words, isRead: false }]);
    house.clock.advance(60_000);
    await finishSession(kim, await openSession(kim, cast.hale, episodeId));
    assert.deepEqual(await seen(), [], "it came in before the session");
    house.clock.advance(60_000);
    await osei.orders.acknowledge({
      operationId: op(),
      resultId,
      content: { schema: 1, note: "", decision: "no-change" },
    });
    assert.deepEqual(await seen(), [{ words, isRead: true }]);
    house.clock.advance(60_000);
    await finishSession(kim, await openSession(kim, cast.hale, episodeId));
    assert.deepEqual(await seen(), []);
  },
);

loopOnBothEngines(
  "a result of a sensitive episode is told as one, and nothing of what was tested",
  async (loop) => {
    const { house, osei, episodeId, today } = await stage(loop);
    const { orderId } = await osei.orders.sign({ operationId: op(), episodeId, content: someOrder() });
    await osei.orders.receiveResult({
      operationId: op(),
      orderId,
      expectedVersion: 1,
      result: someResult(),
    });
    const { episodes } = house.store.t;
    await house.store.write(({ db }) =>
      db.update(episodes).set({ isSensitive: true, sensitiveSection: "pelvic" }),
    );
    const { newResults } = await today();
    assert.deepEqual(
      newResults?.map(({ words }) => words),
      [keptWords],
    );
  },
);

loopOnBothEngines(
  "visits missed again and again are told to the prescriber, and a session begun from a missed booking takes it back",
  async (loop) => {
    const { house, osei, kim, cast, episodeId } = await stage(loop);
    const manager = await callerFor(house, cast.manager);
    const book = (localStart: string) =>
      manager.schedule.book({
        operationId: op(),
        patientId: cast.hale,
        episodeId,
        referralId: null,
        clinicId: cast.cedar,
        staffId: cast.kim,
        kind: "visit",
        localStart,
        minutes: 15,
      });
    const miss = (bookingId: string, cause: "forgot" | "clinic-closed" = "forgot") =>
      kim.schedule.miss({
        operationId: op(),
        bookingId,
        expectedVersion: 1,
        missed: { how: cause === "forgot" ? "no-show" : "cancelled", cause, words: "" },
      });
    const told = async () =>
      (await house.store.db.select().from(house.store.t.patientSignals))
        .filter(({ kind, isOpen }) => kind === "missed-sessions" && isOpen)
        .map(({ facts, prescriberId }) => ({ facts, prescriberId }));
    const first = await book("2026-11-23T07:00");
    const closed = await book("2026-11-23T07:30");
    const last = await book("2026-11-23T08:00");
    await miss(first.bookingId);
    await miss(closed.bookingId, "clinic-closed");
    assert.deepEqual(await told(), []);
    await miss(last.bookingId);
    assert.deepEqual(await told(), [{ facts: { missed: 2, booked: 2 }, prescriberId: cast.osei }]);
    assert.ok((await osei.reviews.queue()).rows.some((row) => row.episodeId === episodeId));

    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const start = (bookingId: string, kind: "treatment" | "seen-not-treated") =>
      kim.sessions.start({
        operationId: op(),
        episodeId,
        bookingId,
        kind,
        heldOn: null,
        gateReason: "",
      });
    await assert.rejects(start(closed.bookingId, "treatment"), refusedAs("not-now", /was cancelled/));
    const note = await start(last.bookingId, "seen-not-treated");
    const stateOf = async (bookingId: string) =>
      (await kim.sessions.day({ day: null })).list.find((row) => row.bookingId === bookingId);
    assert.deepEqual(
      [(await stateOf(last.bookingId))?.state, (await stateOf(last.bookingId))?.sessionId],
      ["no-show", null],
      "a note about who did not come is no visit",
    );
    assert.ok(note.sessionId);
    const { sessionId } = await start(last.bookingId, "treatment");
    const came = await stateOf(last.bookingId);
    assert.deepEqual([came?.state, came?.missedCause, came?.sessionId], ["arrived", null, sessionId]);
    await assert.rejects(
      kim.schedule.miss({
        operationId: op(),
        bookingId: last.bookingId,
        expectedVersion: came?.version ?? 0,
        missed: { how: "no-show", cause: "forgot", words: "" },
      }),
      refusedAs("not-now", /A session was begun/),
    );
    await finishSession(kim, sessionId);
    assert.equal((await stateOf(last.bookingId))?.state, "done");
  },
);
