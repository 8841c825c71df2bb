import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyChain } from "#db/engine/chain.ts";
import { onBothEngines } from "#db/testing.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { check } from "#domain/sessions/check.ts";
import { Refused } from "./refusal.ts";
import { verifyDocuments } from "./signing/verify-documents.queries.ts";
import { type Caller, type Cast, callerFor, fillCast, op, openTestHouse, type TestHouse } from "./testing.ts";
import { foldCurrentDoses, listActs } from "./testing-fold.ts";
import {
  asked,
  consult,
  finishSession,
  legPressOnly,
  lookAt,
  openSession,
  prescribe,
} from "./testing-loop.ts";

const refusedAs = (kind: string, words?: RegExp) => (error: unknown) => {
  const cause = (error as { cause?: unknown }).cause;
  assert.ok(cause instanceof Refused, String(error));
  assert.equal(cause.refusal.kind, kind, cause.refusal.words);
  if (words) assert.match(cause.refusal.words, words);
  return true;
};
const load = (pounds: number) => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});

async function stage(
  house?: TestHouse,
): Promise<{ house: TestHouse; cast: Cast; osei: Caller; kim: Caller; episodeId: string }> {
  const standing = house ?? (await openTestHouse());
  const cast = await fillCast(standing);
  const osei = await callerFor(standing, cast.osei);
  const kim = await callerFor(standing, cast.kim);
  const episodeId = await consult(osei, cast.hale);
  return { house: standing, cast, osei, kim, episodeId };
}

test("treatment is refused with a sentence before a consultation, before a prescription, and while it is held", async () => {
  const { cast, osei, kim, episodeId } = await stage();
  await assert.rejects(
    openSession(kim, cast.hale, episodeId),
    refusedAs("not-now", /No prescription is signed/),
  );
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  await osei.prescriptions.hold({ operationId: op(), episodeId, expectedVersion: 1, reason: "calf pain" });
  await assert.rejects(
    openSession(kim, cast.hale, episodeId),
    refusedAs("not-now", /holds this prescription/),
  );
  await osei.prescriptions.resume({ operationId: op(), episodeId, expectedVersion: 2, reason: "scan clear" });
  assert.ok(await openSession(kim, cast.hale, episodeId));
});

onBothEngines(
  "the loop closes: ask, answer, the open session, from now on, the next session, the decision",
  async (store) => {
    const { house, cast, osei, kim, episodeId } = await stage(await openTestHouse(store.engine, store));
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

test("every performed row names what it was checked against, and the check computed again from the stored plan is the same", async () => {
  const { house, cast, osei, kim, episodeId } = await stage();
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
});

test("a version signed on a base that moved is held, and one that is not what was shown is not signed", async () => {
  const { osei, episodeId } = await stage();
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
});

test("the same operation id acts once and answers the same; with other input it is refused", async () => {
  const { house, cast, osei, kim, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const write = {
    operationId: op(),
    sessionId,
    row: 1,
    expectedVersion: 1,
    dose: load(55),
    origin: "typed" as const,
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => kim.sessions.setDose(write)));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  const { auditRows } = house.store.t;
  const rows = await house.store.db.select({ action: auditRows.action }).from(auditRows);
  assert.equal(rows.filter((row) => row.action === "setDose").length, 1);
  await assert.rejects(kim.sessions.setDose({ ...write, dose: load(56) }), refusedAs("operation-reused"));
});

test("two people in one session lose nothing: other rows merge, the same row shows both", async () => {
  const { house, cast, osei, kim, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "protocol", protocolId: "knee-osteoarthritis", phase: 0 });
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const lee = await callerFor(house, cast.lee);
  await kim.sessions.setNotDone({ operationId: op(), sessionId, row: 1, expectedVersion: 1, reason: "pain" });
  await lee.sessions.setNotDone({
    operationId: op(),
    sessionId,
    row: 2,
    expectedVersion: 1,
    reason: "out-of-time",
  });
  await assert.rejects(
    lee.sessions.setNotDone({
      operationId: op(),
      sessionId,
      row: 1,
      expectedVersion: 1,
      reason: "equipment",
    }),
    refusedAs("changed-meanwhile"),
  );
  const { performedDoses } = house.store.t;
  const states = await house.store.db
    .select({ row: performedDoses.row, state: performedDoses.state, reason: performedDoses.notDoneReason })
    .from(performedDoses);
  assert.deepEqual(
    states
      .filter((row) => row.state === "not-done")
      .map((row) => `${row.row} ${row.reason}`)
      .toSorted((a, b) => a.localeCompare(b)),
    ["1 pain", "2 out-of-time"],
  );
});

test("a safety question holds its line until it is answered", async () => {
  const { cast, osei, kim, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const asked = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: {},
    kind: "safety-line",
    reason: "calf pain",
  });
  const held = await kim.sessions.confirmRow({ operationId: op(), sessionId, row: 1, expectedVersion: 1 });
  assert.equal(held.outcome, "refused");
  assert.equal((await osei.reviews.queue()).rows[0]?.tierName, "safety");
  await osei.requests.reply({
    operationId: op(),
    requestId: asked.requestId,
    expectedVersion: 1,
    kind: "decline",
    dose: null,
    reason: "Scan clear, go on",
  });
  assert.equal(
    (await kim.sessions.confirmRow({ operationId: op(), sessionId, row: 1, expectedVersion: 1 })).outcome,
    "saved",
  );
});

test("a plan of care is signed by a therapist inside the limits and certified by the physiatrist with one act", async () => {
  const { house, cast, osei, kim, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "evaluate-and-treat" }, (content) => ({
    ...content,
    limits: [
      {
        kind: "lift",
        limitId: "lift-20",
        most: quantity(20, "lb"),
        owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. A. Osei" },
        delegateStaffIds: [],
        fromOn: content.startsOn,
        reason: "",
      },
    ],
  }));
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const { draft } = await kim.plansOfCare.prepare({ episodeId });
  const carry = (pounds: number) => ({
    ...draft,
    evaluation: asked(draft.evaluation),
    goals: [{ goalId: "g1", words: "Carry groceries", unit: "lb", targetOn: "2027-01-18" }],
    lines: [
      {
        lineId: op(),
        lineKey: "carry",
        exerciseId: "suitcase-carry",
        exerciseVersion: 1,
        name: "Suitcase carry",
        side: "left" as const,
        owner: "therapist" as const,
        consequence: "act" as const,
        dose: { sets: quantity(2, "set"), load: quantity(pounds, "lb") },
        bounds: {},
        weeklySteps: {},
        isHomeProgram: false,
        note: "",
      },
    ],
  });
  await assert.rejects(
    kim.plansOfCare.sign({ operationId: op(), episodeId, content: carry(25), basePlanId: null }),
    refusedAs("invalid", /limit of the patient/),
  );
  const assistant = await callerFor(house, cast.assistant);
  await assert.rejects(
    assistant.plansOfCare.sign({ operationId: op(), episodeId, content: carry(20), basePlanId: null }),
    refusedAs("not-found"),
  );
  const { planOfCareId } = await kim.plansOfCare.sign({
    operationId: op(),
    episodeId,
    content: carry(20),
    basePlanId: null,
  });
  const queue = await osei.reviews.queue();
  assert.equal(queue.rows[0]?.kind, "plan-of-care-to-certify");
  const { certifiedTo } = await osei.plansOfCare.certify({ operationId: op(), planOfCareId });
  assert.equal(certifiedTo, "2027-01-04");
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const sheet = await kim.sessions.get({ sessionId });
  assert.deepEqual(
    sheet.rows.map((row) => row.name),
    ["Suitcase carry"],
  );
  assert.equal(
    (
      await kim.sessions.setDose({
        operationId: op(),
        sessionId,
        row: 1,
        expectedVersion: 1,
        dose: { sets: quantity(2, "set"), load: quantity(25, "lb") },
        origin: "typed",
      })
    ).outcome,
    "ask",
  );
});

test("a continue can be undone for ten seconds and not after; a hold acts at once", async () => {
  const { house, cast, osei, kim, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  await finishSession(kim, await openSession(kim, cast.hale, episodeId), { painWorst: 8 });
  assert.equal((await osei.reviews.queue()).rows[0]?.kind, "red-pain");
  const decide = async (kind: "continue" | "hold", reason = "") =>
    osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind,
      context: "queue",
      reason,
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
  const first = await decide("continue");
  assert.equal((await osei.reviews.queue()).rows.length, 0);
  house.clock.advance(9_000);
  await osei.reviews.undo({ operationId: op(), decisionId: first.decisionId });
  assert.equal((await osei.reviews.queue()).rows[0]?.kind, "red-pain");
  const second = await decide("continue");
  house.clock.advance(10_001);
  await assert.rejects(
    osei.reviews.undo({ operationId: op(), decisionId: second.decisionId }),
    refusedAs("not-now"),
  );
  await decide("hold", "wait for the scan");
  await assert.rejects(
    openSession(kim, cast.hale, episodeId),
    refusedAs("not-now", /holds this prescription/),
  );
});

test("a copied row is not an observation: signing refuses it, and a signed session takes no more", async () => {
  const { cast, osei, kim, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  await assert.rejects(
    kim.sessions.sign({
      operationId: op(),
      sessionId,
      expectedVersion: 1,
      rows: [{ row: 1, version: 1 }],
    }),
    refusedAs("invalid", /1 of 1 rows are copied/),
  );
  await finishSession(kim, sessionId);
  await assert.rejects(
    kim.sessions.confirmRow({ operationId: op(), sessionId, row: 1, expectedVersion: 2 }),
    refusedAs("not-now", /never changes/),
  );
  await kim.sessions.addend({ operationId: op(), sessionId, words: "Pain after was 2.", kind: "addendum" });
});

test("a raised precaution holds before anyone confirms it, and must be answered before signing", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const osei = await callerFor(house, cast.osei);
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  const { episodeId } = await osei.consultations.sign({
    operationId: op(),
    patientId: cast.hale,
    referralId: null,
    episode: { kind: "new", title: "Left knee arthritis", side: "left", onsetOn: null, isSensitive: false },
    content: {
      ...(await import("./testing-loop.ts")).someConsultation(),
      diagnoses: [
        { code: "M17.12", title: "Knee", side: "left" },
        { code: "Z95.0", title: "Pacemaker", side: "not-applicable" },
        { code: "Q78.0", title: "Osteogenesis imperfecta", side: "not-applicable" },
      ],
    },
  });
  const band = await osei.patients.band({ patientId: cast.hale });
  assert.deepEqual(
    band.precautions.map((precaution) => [precaution.effect, precaution.state]),
    [["contraindication", "raised"]],
  );
  await assert.rejects(
    prescribe(osei, episodeId, { kind: "blank" }, legPressOnly),
    refusedAs("not-now", /not screened/),
  );
  const record = await osei.patients.record({ patientId: cast.hale });
  const unknown = record.conditions.find((condition) => condition.screening === "not-screened");
  assert.ok(unknown);
  await osei.conditions.answerScreening({
    operationId: op(),
    patientId: cast.hale,
    conditionId: unknown.conditionId,
    expectedVersion: unknown.version,
    icd10: "",
    answer: "Fragile bones: no impact",
  });
  await assert.rejects(
    prescribe(osei, episodeId, { kind: "blank" }, legPressOnly),
    refusedAs("not-now", /confirm it or set it aside/),
  );
});
