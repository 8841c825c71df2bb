import assert from "node:assert/strict";
import { withAnswerTo } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { asked, finishSession, openSession, refusedAs } from "#server/testing-loop.ts";
import { complete, refusedAt, signs, stagePlan } from "./testing-plans.ts";

const evaluated = (
  plan: PlanOfCareContent,
  evaluation: Partial<PlanOfCareContent["evaluation"]>,
): PlanOfCareContent => ({ ...plan, evaluation: { ...plan.evaluation, ...evaluation } });

castOnBothEngines(
  "the history is carried as the visit and the record say it, each part answered, and kept with whoever went through it",
  async (standing) => {
    const { cast, kim, episodeId, plan } = await stagePlan(standing);
    const { carried } = plan.evaluation;
    assert.ok(carried);
    assert.equal(carried.from?.byName, "Dr. A. Osei");
    const said = (name: string) => carried.parts.find(({ part }) => part === name)?.said;
    assert.deepEqual(said("history"), ["Stiff knee for a year."]);
    assert.deepEqual(said("allergies"), ["Asked, none known"]);
    assert.match(said("scores")?.[0] ?? "", /Lower Extremity Functional Scale: 34/);
    const open = {
      ...carried,
      parts: carried.parts.map(({ answer: _answer, ...part }) => part),
    };
    await assert.rejects(
      signs(kim, episodeId, evaluated(plan, { carried: open, isHistoryConfirmed: false })),
      refusedAt("content.evaluation.carried", /History is not confirmed yet/),
    );
    await assert.rejects(
      signs(
        kim,
        episodeId,
        evaluated(plan, { carried: withAnswerTo(carried, "medications", { answer: "differs" }) }),
      ),
      refusedAt("content.evaluation.carried.medications", /Say what differs/),
    );
    const asSomebodyElse = { ...carried, goneThroughBy: cast.osei };
    await assert.rejects(
      signs(kim, episodeId, evaluated(plan, { carried: asSomebodyElse })),
      refusedAt("content.evaluation.carried", /Whoever went through the history signs/),
    );
    const invented = {
      ...carried,
      parts: carried.parts.map((part) => (part.part === "history" ? { ...part, said: ["Well."] } : part)),
    };
    await assert.rejects(
      signs(kim, episodeId, evaluated(plan, { carried: invented })),
      refusedAs("changed-meanwhile", /history changed/),
    );
    const { planOfCareId } = await signs(kim, episodeId, plan);
    const read = await kim.plansOfCare.get({ episodeId });
    assert.equal(read?.planOfCareId, planOfCareId);
    assert.deepEqual(read?.content.evaluation.carried, carried);
  },
);

castOnBothEngines(
  "what came to the record since the history was carried is looked at before anything is signed",
  async (standing) => {
    const { cast, osei, kim, episodeId, plan } = await stagePlan(standing);
    await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
    await osei.conditions.recordMedication({
      operationId: op(),
      patientId: cast.hale,
      entry: { words: "Warfarin 5 mg", kind: "anticoagulant" },
    });
    await assert.rejects(
      signs(kim, episodeId, plan),
      refusedAs("changed-meanwhile", /Open it again/, "content.evaluation.carried"),
    );
    const { draft } = await kim.plansOfCare.prepare({ episodeId });
    await signs(kim, episodeId, complete(draft));
  },
);

castOnBothEngines(
  "what the patient says otherwise than the record is told to the physiatrist, part by part",
  async (standing) => {
    const { cast, house, kim, episodeId, plan } = await stagePlan(standing);
    const { carried } = plan.evaluation;
    assert.ok(carried);
    const differing = withAnswerTo(
      withAnswerTo(carried, "medications", { answer: "differs", differs: "Takes naproxen" }),
      "implants",
      { answer: "not-asked" },
    );
    await signs(kim, episodeId, evaluated(plan, { carried: differing, isHistoryConfirmed: false }));
    const { patientSignals } = house.store.t;
    const rows = await house.store.db.select().from(patientSignals);
    const told = rows.find(({ kind, patientId }) => kind === "told" && patientId === cast.hale);
    assert.match(String(told?.facts["change"]), /medications/);
    assert.doesNotMatch(String(told?.facts["change"]), /naproxen|implants/);
  },
);

castOnBothEngines(
  "a motion beyond its joint is refused, and what was normal is kept as the tests that were written",
  async (standing) => {
    const { kim, episodeId, plan } = await stagePlan(standing);
    const flexion = { joint: "knee", motion: "flexion", side: "left", mode: "active" } as const;
    await assert.rejects(
      signs(kim, episodeId, evaluated(plan, { motion: [{ ...flexion, startDegrees: 0, endDegrees: 190 }] })),
      refusedAt("content.evaluation.motion.0.endDegrees", /reaches 165° at most/),
    );
    const examined = {
      regions: ["knee" as const],
      normal: [
        {
          region: "knee" as const,
          testId: "knee-lachman",
          side: "left" as const,
          words: "Lachman",
          found: "negative",
        },
      ],
      found: [],
      note: "",
    };
    await signs(kim, episodeId, evaluated(plan, { examined }));
    assert.deepEqual((await kim.plansOfCare.get({ episodeId }))?.content.evaluation.examined, examined);
  },
);

castOnBothEngines(
  "at risk by the fall screen is a finding of the record and raises its precaution once; a screen without risk says so, and it holds on",
  async (standing) => {
    const { cast, kim, episodeId, plan } = await stagePlan(standing);
    const falls = async () =>
      (await kim.precautions.list({ patientId: cast.hale })).filter(({ words }) => /falling/.test(words));
    await assert.rejects(
      signs(kim, episodeId, evaluated(plan, { fallsLastYear: "one" })),
      refusedAt("content.evaluation.fallScreen.outcome", /says otherwise/),
    );
    const atRisk = { isUnsteady: "yes", isWorried: "no", outcome: "at-risk" } as const;
    const { planOfCareId } = await signs(
      kim,
      episodeId,
      evaluated(plan, { fallsLastYear: "one", fallScreen: atRisk }),
    );
    assert.equal((await falls()).length, 1);
    const { draft } = await kim.plansOfCare.prepare({ episodeId });
    const again = {
      ...draft,
      evaluation: asked(draft.evaluation),
      lines: plan.lines.map((line) => ({ ...line, lineId: op() })),
    };
    await signs(kim, episodeId, again, planOfCareId);
    assert.equal((await falls()).length, 1, "it holds until its owner lifts it");
    const record = await kim.patients.record({ patientId: cast.hale });
    assert.deepEqual(
      record.findings
        .filter(({ words }) => /falling/.test(words))
        .map(({ value }) => value)
        .toSorted(),
      ["Absent", "Present"],
    );
  },
);

castOnBothEngines(
  "an assistant neither prepares nor signs an evaluation, and is told whom to ask",
  async (standing) => {
    const { house, cast, episodeId, plan } = await stagePlan(standing);
    const assistant = await callerFor(house, cast.assistant);
    await assert.rejects(assistant.plansOfCare.prepare({ episodeId }), refusedAs("not-found"));
    await assert.rejects(signs(assistant, episodeId, plan), refusedAs("not-found"));
  },
);

castOnBothEngines(
  "a re-evaluation begins with nothing found, beside what the last plan found, and says why and what became of each goal",
  async (standing) => {
    const { kim, episodeId, plan } = await stagePlan(standing);
    const flexion = { joint: "knee", motion: "flexion", side: "left", mode: "active" } as const;
    const { planOfCareId } = await signs(
      kim,
      episodeId,
      evaluated(plan, { motion: [{ ...flexion, startDegrees: 5, endDegrees: 104 }] }),
    );
    const { draft, earlier } = await kim.plansOfCare.prepare({ episodeId });
    assert.deepEqual(draft.evaluation.motion, [], "a copied value is not an observation");
    assert.equal(earlier?.evaluation.motion[0]?.endDegrees, 104);
    const again: PlanOfCareContent = {
      ...draft,
      evaluation: asked(draft.evaluation),
      lines: plan.lines.map((line) => ({ ...line, lineId: op() })),
    };
    const { reEvaluation } = again.evaluation;
    assert.ok(reEvaluation);
    assert.match(reEvaluation.goals[0]?.words ?? "", /Climb stairs: LEFS 34 to 50/);
    const revise = (evaluation: Partial<PlanOfCareContent["evaluation"]>) =>
      signs(kim, episodeId, evaluated(again, evaluation), planOfCareId);
    const { reason: _reason, ...withoutReason } = reEvaluation;
    await assert.rejects(
      revise({ reEvaluation: withoutReason }),
      refusedAt("content.evaluation.reEvaluation.reason", /why it is evaluated again/),
    );
    const goal = reEvaluation.goals[0];
    assert.ok(goal);
    await assert.rejects(
      revise({ reEvaluation: { ...reEvaluation, goals: [{ ...goal, outcome: "changed" }] } }),
      refusedAt("content.evaluation.reEvaluation.goals.0.note", /how the goal changed/),
    );
    await assert.rejects(
      revise({ reEvaluation: { ...reEvaluation, goals: [] } }),
      refusedAs("changed-meanwhile", /Another plan was signed/),
    );
    await revise({ reEvaluation: { ...reEvaluation, goals: [{ ...goal, outcome: "met" }] } });
    const read = await kim.plansOfCare.get({ episodeId });
    assert.equal(read?.number, 2);
    assert.equal(read?.content.evaluation.reEvaluation?.goals[0]?.outcome, "met");
  },
);

castOnBothEngines(
  "a patient an assistant treats stands on the therapist's day three visits before a therapist must treat, until one did",
  async (standing) => {
    const { house, cast, kim, episodeId, plan } = await stagePlan(standing);
    await signs(kim, episodeId, plan);
    const treat = async (by: Caller) => {
      house.clock.advance(24 * 60 * 60 * 1000);
      await finishSession(by, await openSession(by, cast.hale, episodeId));
    };
    const due = async () =>
      (await (await callerFor(house, cast.kim)).sessions.day({ day: null })).therapistVisits.map(
        ({ patientId, assistantDays, left }) => [patientId, assistantDays, left],
      );
    for (let day = 1; day <= 6; day += 1) await treat(await callerFor(house, cast.assistant));
    assert.deepEqual(await due(), []);
    await treat(await callerFor(house, cast.assistant));
    assert.deepEqual(await due(), [[cast.hale, 7, 3]]);
    await treat(await callerFor(house, cast.kim));
    assert.deepEqual(await due(), []);
  },
);
