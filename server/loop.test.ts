import assert from "node:assert/strict";
import { verifyChain } from "#db/engine/chain.ts";
import { check } from "#domain/sessions/check.ts";
import { verifyDocuments } from "./signing/verify-documents.queries.ts";
import { op } from "./testing.ts";
import { foldCurrentDoses, listActs } from "./testing-fold.ts";
import {
  finishSession,
  legPressOnly,
  load,
  lookAt,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "./testing-loop.ts";

loopOnBothEngines(
  "treatment is refused with a sentence before a consultation, before a prescription, and while it is held",
  async ({ cast, osei, kim, episodeId }) => {
    await assert.rejects(
      openSession(kim, cast.hale, episodeId),
      refusedAs("not-now", /No prescription is signed/),
    );
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    await osei.prescriptions.hold({ operationId: op(), episodeId, expectedVersion: 1, reason: "calf pain" });
    await assert.rejects(
      openSession(kim, cast.hale, episodeId),
      refusedAs("not-now", /^Held by .+, Nov\s\d+, 2026: .+Nothing is treated until/),
    );
    await osei.prescriptions.resume({
      operationId: op(),
      episodeId,
      expectedVersion: 2,
      reason: "scan clear",
    });
    assert.ok(await openSession(kim, cast.hale, episodeId));
  },
);

loopOnBothEngines(
  "the loop closes: ask, answer, the open session, from now on, the next session, the decision",
  async ({ house, cast, osei, kim, episodeId }) => {
    const { store } = house;
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const row = (await kim.sessions.get({ sessionId })).rows[0];
    assert.ok(row);
    assert.deepEqual([row.state, row.dose], ["copied", load(50)]);

    const tooMuch = await kim.sessions.setDose({
      operationId: op(),
      sessionId,
      row: 1,
      expectedVersion: 1,
      dose: load(70),
      origin: "typed",
    });
    assert.equal(tooMuch.outcome, "ask");
    assert.deepEqual(
      (await kim.sessions.get({ sessionId })).rows[0]?.dose,
      load(50),
      "what asks first is never stored as performed",
    );

    const asked = await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: row.lineKey,
      wanted: load(70),
      kind: "more",
      reason: "Pain 1 of 10",
    });
    const queue = await osei.reviews.queue();
    assert.equal(queue.rows[0]?.kind, "change-request");
    assert.match(queue.rows[0]?.words.headline ?? "", /Leg press/);
    assert.equal(queue.rows[0]?.request?.requestId, asked.requestId);
    await osei.requests.reply({
      operationId: op(),
      requestId: asked.requestId,
      expectedVersion: 1,
      kind: "approve-once",
      dose: null,
      reason: "",
    });
    const sheet = await kim.sessions.get({ sessionId });
    assert.equal(sheet.rows[0]?.requests[0]?.reply?.kind, "approve-once");
    const nowAllowed = await kim.sessions.setDose({
      operationId: op(),
      sessionId,
      row: 1,
      expectedVersion: 1,
      dose: load(70),
      origin: "reply",
    });
    assert.equal(nowAllowed.outcome, "saved");
    assert.equal(nowAllowed.check.findings[0]?.cause, "permission");
    await finishSession(kim, sessionId);

    const second = await openSession(kim, cast.hale, episodeId);
    const again = await kim.sessions.setDose({
      operationId: op(),
      sessionId: second,
      row: 1,
      expectedVersion: 1,
      dose: load(70),
      origin: "typed",
    });
    assert.equal(again.outcome, "ask", "approve once is used once");
    const inside = await kim.sessions.setDose({
      operationId: op(),
      sessionId: second,
      row: 1,
      expectedVersion: 1,
      dose: load(55),
      origin: "stepped",
    });
    await kim.sessions.setFromNowOn({
      operationId: op(),
      sessionId: second,
      row: 1,
      expectedVersion: inside.version,
      isFromNowOn: true,
    });
    await finishSession(kim, second);
    const third = await openSession(kim, cast.hale, episodeId);
    assert.deepEqual(
      (await kim.sessions.get({ sessionId: third })).rows[0]?.dose,
      load(55),
      "the next session starts from the new current dose",
    );
    const caches = await store.db
      .select({ lineKey: store.t.currentDoses.lineKey, dose: store.t.currentDoses.dose })
      .from(store.t.currentDoses);
    const folded = await foldCurrentDoses(store, await listActs(store, cast.hale));
    assert.deepEqual(
      new Map(caches.map((cache) => [cache.lineKey, cache.dose])),
      new Map([...folded].map(([lineKey, line]) => [lineKey, line.dose])),
    );

    const decision = await osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind: "continue",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
    await finishSession(kim, third);
    const events = await store.db
      .select({ kind: store.t.decisionEvents.kind, decisionId: store.t.decisionEvents.decisionId })
      .from(store.t.decisionEvents);
    assert.deepEqual(events, [{ kind: "obeyed", decisionId: decision.decisionId }]);

    assert.deepEqual(await verifyChain(store, new Map([["k1", house.auditKey]]), cast.cedar), []);
    assert.deepEqual((await verifyDocuments(store)).problems, []);
  },
);

loopOnBothEngines(
  "every performed row names what it was checked against, and the check computed again from the stored plan is the same",
  async ({ house, cast, osei, kim, episodeId }) => {
    await prescribe(osei, episodeId, { kind: "protocol", protocolId: "knee-osteoarthritis", phase: 0 });
    const sessionId = await openSession(kim, cast.hale, episodeId);
    await finishSession(kim, sessionId);
    const { performedDoses, planSnapshots } = house.store.t;
    const rows = await house.store.db.select().from(performedDoses);
    const plans = new Map(
      (await house.store.db.select().from(planSnapshots)).map((plan) => [plan.id, plan.content]),
    );
    assert.equal(rows.length, 6);
    for (const row of rows) {
      const plan = plans.get(row.planSnapshotId);
      assert.ok(plan);
      assert.deepEqual(
        JSON.parse(JSON.stringify(check(plan, { purpose: "perform", lineKey: row.lineKey, dose: row.dose }))),
        JSON.parse(JSON.stringify(row.check)),
      );
    }
  },
);

loopOnBothEngines(
  "a version signed on a base that moved is held, and one that is not what was shown is not signed",
  async ({ osei, episodeId }) => {
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    const preview = await osei.prescriptions.preview({
      episodeId,
      content: composed.content,
      baseVersionId: composed.baseVersionId,
    });
    await assert.rejects(
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        content: { ...composed.content, note: "one more word" },
        baseVersionId: composed.baseVersionId,
        expectedVersion: composed.expectedVersion,
        shownHash: preview.hash,
      }),
      refusedAs("changed-meanwhile", /not what was shown/),
    );
    await osei.prescriptions.sign({
      operationId: op(),
      episodeId,
      content: composed.content,
      baseVersionId: composed.baseVersionId,
      expectedVersion: composed.expectedVersion,
      shownHash: preview.hash,
    });
    await assert.rejects(
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        content: composed.content,
        baseVersionId: composed.baseVersionId,
        expectedVersion: composed.expectedVersion,
        shownHash: preview.hash,
      }),
      refusedAs("changed-meanwhile", /newer version/),
    );
  },
);
