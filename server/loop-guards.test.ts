import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor, op } from "./testing.ts";
import { castOnBothEngines } from "./testing-cast.ts";
import {
  asked,
  finishSession,
  legPressOnly,
  load,
  lookAt,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
  someConsultation,
} from "./testing-loop.ts";

loopOnBothEngines(
  "the same operation id acts once and answers the same; with other input it is refused",
  async ({ house, cast, osei, kim, episodeId }) => {
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
  },
);

loopOnBothEngines(
  "two people in one session lose nothing: other rows merge, the same row shows both",
  async ({ house, cast, osei, kim, episodeId }) => {
    await prescribe(osei, episodeId, { kind: "protocol", protocolId: "knee-osteoarthritis", phase: 0 });
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const lee = await callerFor(house, cast.lee);
    await kim.sessions.setNotDone({
      operationId: op(),
      sessionId,
      row: 1,
      expectedVersion: 1,
      reason: "pain",
    });
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
  },
);

loopOnBothEngines(
  "a safety question holds its line until it is answered",
  async ({ cast, osei, kim, episodeId }) => {
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
  },
);

loopOnBothEngines(
  "a plan of care is signed by a therapist inside the limits and certified by the physiatrist with one act",
  async ({ house, cast, osei, kim, episodeId }) => {
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
  },
);

loopOnBothEngines(
  "a continue can be undone for ten seconds and not after; a hold acts at once",
  async ({ house, cast, osei, kim, episodeId }) => {
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
      refusedAs("not-now", /^Held by .+, Nov\s\d+, 2026: .+Nothing is treated until/),
    );
  },
);

loopOnBothEngines(
  "a copied row is not an observation: signing refuses it, and a signed session takes no more",
  async ({ cast, osei, kim, episodeId }) => {
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    await assert.rejects(
      kim.sessions.sign({
        operationId: op(),
        sessionId,
        expectedVersion: 1,
        rows: [{ row: 1, version: 1 }],
        services: [],
      }),
      refusedAs("invalid", /1 of 1 row is copied/),
    );
    await finishSession(kim, sessionId);
    await assert.rejects(
      kim.sessions.confirmRow({ operationId: op(), sessionId, row: 1, expectedVersion: 2 }),
      refusedAs("not-now", /never changes/),
    );
    await kim.sessions.addend({ operationId: op(), sessionId, words: "Pain after was 2.", kind: "addendum" });
  },
);

castOnBothEngines(
  "a raised precaution holds before anyone confirms it, and must be answered before signing",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
    const { episodeId } = await osei.consultations.sign({
      operationId: op(),
      patientId: cast.hale,
      referralId: null,
      episode: { kind: "new", title: "Left knee arthritis", side: "left", onsetOn: null, isSensitive: false },
      content: {
        ...someConsultation(),
        diagnoses: [
          { code: "M17.12", title: "Knee", side: "left" },
          { code: "Z95.0", title: "Pacemaker", side: "not-applicable" },
          { code: "Q78.0", title: "Osteogenesis imperfecta", side: "not-applicable" },
        ],
      },
    });
    const band = await osei.patients.band({ patientId: cast.hale });
    assert.deepEqual(
      band.precautions.map((precaution) => [precaution.effect, precaution.state]).toSorted(byText),
      [
        ["contraindication", "raised"],
        ["monitor", "raised"],
        ["precaution", "raised"],
        // The day it was put in is not known yet: that holds as if it were new.
        ["precaution", "raised"],
      ],
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
    // The pacemaker's date is asked, then what it raised is answered; the rest in one act, a contraindication by itself.
    const sign = () => prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    await assert.rejects(sign(), refusedAs("not-now", /date it was put in/, "questions"));
    const [question] = await osei.precautions.questions({ patientId: cast.hale });
    assert.ok(question);
    await osei.precautions.answer({
      operationId: op(),
      patientId: cast.hale,
      questionId: question.questionId,
      factId: question.factId,
      value: { kind: "date", on: "2020-05-04" },
      words: "",
    });
    await assert.rejects(sign(), refusedAs("not-now", /confirm it or set it aside/, "precautions"));
    const idsOf = async (isContraindication: boolean) =>
      (await osei.precautions.list({ patientId: cast.hale }))
        .filter(({ effect }) => (effect === "contraindication") === isContraindication)
        .map(({ precautionId }) => precautionId);
    const on = (precautionIds: string[]) => ({ operationId: op(), patientId: cast.hale, precautionIds });
    await osei.precautions.confirm(on(await idsOf(false)));
    await assert.rejects(sign(), refusedAs("not-now", /Pacemaker/, "precautions"));
    await osei.precautions.confirm(on(await idsOf(true)));
    assert.equal((await sign()).number, 1);
  },
);

const byText = (left: readonly string[], right: readonly string[]) => left.join().localeCompare(right.join());
