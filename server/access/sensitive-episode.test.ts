import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TRPCError } from "@trpc/server";
import { eq, inArray } from "drizzle-orm";
import type { Engine } from "#db/engine/store.ts";
import { describeOnBothEngines } from "#db/testing.ts";
import { chartParts } from "#domain/access/chart-parts.ts";
import { keptWords, sensitiveWords } from "#domain/people/sensitive.ts";
import {
  someConsultNote,
  someDrug,
  someOrder,
  someProcedure,
  someResult,
  someStudy,
} from "#server/orders/testing-orders.ts";
import { appRouter } from "#server/router.ts";
import { type Caller, type Cast, callerFor, op } from "#server/testing.ts";
import { openCast } from "#server/testing-cast.ts";
import {
  answerRecord,
  asked,
  finishSession,
  legPressOnly,
  openSession,
  prescribe,
  refusedAs,
  someConsultation,
} from "#server/testing-loop.ts";
import { probes } from "./testing-probes.ts";
import type { Stage, Target } from "./testing-target.ts";

/** One word each for what tells the problem of a sensitive episode; none of them stands anywhere else. */
const planted = {
  title: "markertitle",
  diagnosis: "markerdiagnosis",
  code: "R10.20",
  history: "markerhistory",
  symptom: "markersymptom",
  surgery: "markersurgery",
  finding: "markerfinding",
  function: "markerfunction",
  impression: "markerimpression",
  visitPlan: "markervisitplan",
  secret: "markersecret",
  note: "markernote",
  goal: "markergoal",
  laterNote: "markerlaternote",
  evaluation: "markerevaluation",
  impairment: "markerimpairment",
  planGoal: "markerplangoal",
  assessment: "markerassessment",
  addendum: "markeraddendum",
  decision: "markerdecision",
  question: "markerquestion",
  summary: "markersummary",
  report: "markerreport",
  answer: "markeranswer",
  study: "markerstudy",
  muscle: "markermuscle",
  advice: "markeradvice",
};

const procedures = (
  appRouter as unknown as { _def: { procedures: Record<string, { _def: { type: string } }> } }
)._def.procedures;
const reads = Object.keys(procedures).filter((name) => procedures[name]?._def.type === "query");

let stage: Stage;
let cast: Cast;
let target: Target;

/** A sensitive episode carried through the loop by the two who are named for its section. */
async function plant(engine: Engine): Promise<void> {
  const { house, ...begun } = await openCast(engine);
  cast = begun.cast;
  await house.store.write(async ({ db, t }) => {
    await db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(inArray(t.staff.id, [cast.osei, cast.kim]));
  });
  const [osei, kim, manager] = [
    await callerFor(house, cast.osei),
    await callerFor(house, cast.kim),
    await callerFor(house, cast.manager),
  ];
  const patientId = cast.hale;
  await osei.patients.openChart({ operationId: op(), patientId });
  const { episodeId, consultationId } = await osei.consultations.sign({
    operationId: op(),
    patientId,
    referralId: null,
    content: someConsultation({
      episodeTitle: planted.title,
      history: planted.history,
      symptoms: [{ words: planted.symptom, region: "hip", side: "midline", course: "same" }],
      surgeries: [{ words: planted.surgery }],
      regions: [{ region: "hip", side: "midline", result: "findings", findings: planted.finding }],
      function: planted.function,
      impression: planted.impression,
      plan: planted.visitPlan,
      diagnoses: [{ code: planted.code, title: planted.diagnosis, side: "midline" }],
      sensitiveNote: planted.secret,
      sensitiveSection: "pelvic",
    }),
    episode: { kind: "new", title: planted.title, side: "midline", onsetOn: null, isSensitive: true },
  });
  for (const condition of (await osei.patients.record({ patientId })).conditions)
    if (condition.screening === "not-screened")
      await osei.conditions.answerScreening({
        operationId: op(),
        patientId,
        conditionId: condition.conditionId,
        expectedVersion: condition.version,
        icd10: "",
        answer: "None",
      });
  await answerRecord(osei, patientId);
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    note: planted.note,
    goals: [{ goalId: "goal", words: planted.goal, unit: "", targetOn: content.endsOn }],
  }));
  const { versionId } = await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
    ...content,
    note: planted.laterNote,
  }));
  await kim.patients.openChart({ operationId: op(), patientId });
  const { draft } = await kim.plansOfCare.prepare({ episodeId });
  const { planOfCareId } = await kim.plansOfCare.sign({
    operationId: op(),
    episodeId,
    basePlanId: null,
    content: {
      ...draft,
      evaluation: {
        ...asked(draft.evaluation),
        history: planted.evaluation,
        findings: planted.evaluation,
        impairments: planted.impairment,
      },
      goals: [{ goalId: "plan-goal", words: planted.planGoal, unit: "", targetOn: draft.certifyBy }],
    },
  });
  const sessionId = await openSession(kim, patientId, episodeId);
  await finishSession(kim, sessionId, { assessment: planted.assessment });
  await kim.sessions.addend({ operationId: op(), sessionId, words: planted.addendum, kind: "addendum" });
  await osei.reviews.decide({
    operationId: op(),
    episodeId,
    kind: "modify",
    context: "queue",
    reason: planted.decision,
    nextReviewOn: "2026-12-20",
    seen: (await osei.reviews.chart({ episodeId })).seen,
  });
  await orderAndDo(house, { episodeId, patientId, osei });
  const { version } = (await osei.prescriptions.get({ episodeId })) ?? { version: 0 };
  await osei.prescriptions.hold({
    operationId: op(),
    episodeId,
    expectedVersion: version,
    reason: "Chest pain",
  });
  for (const [staffId, localStart] of [
    [cast.kim, "2026-11-30T09:00"],
    [cast.lee, "2026-11-23T16:00"],
  ] as const)
    await manager.schedule.book({
      operationId: op(),
      patientId,
      episodeId,
      referralId: null,
      clinicId: cast.cedar,
      staffId,
      kind: "visit",
      localStart,
      minutes: 45,
    });
  await manager.people.cover({
    operationId: op(),
    cover: {
      absentStaffId: cast.osei,
      coveringStaffId: cast.banerjee,
      fromOn: "2026-11-23",
      toOn: "2026-11-30",
      reason: "leave",
    },
  });
  target = {
    patientId,
    episodeId,
    consultationId,
    versionId,
    planOfCareId,
    sessionId,
    signedSessionId: sessionId,
    clinicId: cast.cedar,
    mrn: "44 318",
    heldEpisodeId: episodeId,
    bareEpisodeId: episodeId,
    ...done,
  } as Target;
  const composed = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  // What somebody not named would send: nothing of it is theirs to know.
  const content = { ...composed.content, note: "", goals: [], diagnoses: [] };
  stage = { house, cast, prescription: { content, baseVersionId: versionId } } as unknown as Stage;
}

const done: Partial<Target> = {};

/** A test with its answered result, a study, a toxin and a psychologist's note, each with a planted word. */
async function orderAndDo(
  house: Stage["house"],
  { episodeId, patientId, osei }: { episodeId: string; patientId: string; osei: Caller },
): Promise<void> {
  const inEpisode = () => ({ operationId: op(), episodeId });
  const content = someOrder({ site: "pelvis", side: "midline", question: planted.question });
  const { orderId } = await osei.orders.sign({ ...inEpisode(), content });
  const { resultId } = await osei.orders.receiveResult({
    operationId: op(),
    orderId,
    expectedVersion: 1,
    result: someResult({ summary: planted.summary, report: planted.report }),
  });
  await osei.orders.acknowledge({
    operationId: op(),
    resultId,
    content: { schema: 1, note: planted.answer, decision: "no-change" },
  });
  const { studyId } = await osei.procedures.signStudy({
    ...inEpisode(),
    content: someStudy({ impression: planted.study }),
  });
  const toxin = { kind: "toxin", name: "onabotulinumtoxinA", unit: "units", muscle: planted.muscle } as const;
  const { procedureId } = await osei.procedures.sign({
    ...inEpisode(),
    content: someProcedure({ kind: "botulinum", site: "pelvis", side: "midline", drugs: [someDrug(toxin)] }),
  });
  await house.store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.psychologist)),
  );
  await osei.team.seat({
    operationId: op(),
    patientId,
    staffId: cast.psychologist,
    outsideContact: "",
    specialty: "psychologist",
    fromOn: "2026-11-01",
    toOn: null,
    sees: [...chartParts],
    sections: [],
  });
  const novak = await callerFor(house, cast.psychologist);
  await novak.patients.openChart({ operationId: op(), patientId });
  const { consultNoteId } = await novak.team.signNote({
    ...inEpisode(),
    content: someConsultNote({ summary: planted.summary, advice: planted.advice }),
  });
  Object.assign(done, { orderId, resultId, studyId, procedureId, consultNoteId });
}

/** Every answer, and every sentence of a refusal, of every read procedure. */
async function readEverything(staffId: string): Promise<Map<string, string>> {
  const caller: Caller = await callerFor(stage.house, staffId);
  const isAdmin = staffId === cast.manager;
  if (isAdmin) await probes["patients.breakGlass"]?.ask(caller, { stage, target, staffId });
  await caller.patients.openChart({ operationId: op(), patientId: target.patientId });
  const answers = new Map<string, string>();
  for (const name of reads)
    try {
      answers.set(name, JSON.stringify(await probes[name]?.ask(caller, { stage, target, staffId })) ?? "");
    } catch (error) {
      assert.ok(error instanceof TRPCError, String(error));
      answers.set(name, error.message);
    }
  const visit = await caller.consultations
    .prepare({ patientId: target.patientId, kind: "follow-up", episodeId: target.episodeId })
    .catch((error: TRPCError) => error.message);
  return answers.set("consultations.prepare of the episode", JSON.stringify(visit));
}

describeOnBothEngines("sensitive episode", (engine) => {
  before(() => plant(engine));
  after(() => stage.house.store.close());

  void test("no read procedure tells anybody not named for its section what a sensitive episode is about", async () => {
    for (const staffId of [cast.banerjee, cast.lee, cast.assistant, cast.occupational, cast.manager]) {
      const told: string[] = [];
      for (const [name, answer] of await readEverything(staffId))
        for (const [what, word] of Object.entries(planted))
          if (answer.includes(word)) told.push(`${name}: ${what}`);
      assert.deepEqual(told, [], staffId);
    }
  });

  void test("those named for its section read all of a sensitive episode", async () => {
    const told = [
      ...(await readEverything(cast.osei)).values(),
      ...(await readEverything(cast.kim)).values(),
    ];
    for (const [what, word] of Object.entries(planted))
      assert.ok(
        told.some((answer) => answer.includes(word)),
        what,
      );
  });

  void test("what is kept back says so, and limits, lines and when to stop stay readable", async () => {
    const lee = await callerFor(stage.house, cast.lee);
    await lee.patients.openChart({ operationId: op(), patientId: target.patientId });
    const record = await lee.patients.record({ patientId: target.patientId });
    assert.equal(record.hiddenConditions, 1);
    const visit = await lee.consultations.get({ consultationId: target.consultationId });
    assert.deepEqual([visit.isEpisodeKept, visit.isSensitiveHidden], [true, true]);
    assert.deepEqual([visit.content.history, visit.content.episodeTitle], [keptWords, sensitiveWords]);
    const version = await lee.prescriptions.version({ versionId: target.versionId });
    assert.equal(version.isKept, true);
    assert.deepEqual(
      [version.content.note, version.content.diagnoses[0]?.title],
      [keptWords, sensitiveWords],
    );
    assert.equal(version.content.lines[0]?.name, "Leg press");
    assert.ok(version.content.stopAndCall.length > 0);
    const plan = await lee.plansOfCare.get({ episodeId: target.episodeId });
    assert.deepEqual([plan?.isKept, plan?.content.evaluation.findings], [true, keptWords]);
  });

  void test("nobody treats, prescribes or plans in a sensitive episode without being named, and a note can still be written", async () => {
    const { episodeId, patientId, planOfCareId } = target;
    const lee = await callerFor(stage.house, cast.lee);
    const banerjee = await callerFor(stage.house, cast.banerjee);
    for (const caller of [lee, banerjee]) await caller.patients.openChart({ operationId: op(), patientId });
    const start = (kind: "treatment" | "seen-not-treated") =>
      lee.sessions.start({
        operationId: op(),
        episodeId,
        bookingId: null,
        kind,
        heldOn: null,
        gateReason: "",
      });
    await assert.rejects(start("treatment"), refusedAs("not-now", /named for its section/));
    await assert.rejects(
      banerjee.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "current" } }),
      refusedAs("not-now", /named for its section/),
    );
    await assert.rejects(
      lee.plansOfCare.prepare({ episodeId }),
      refusedAs("not-now", /named for its section/),
    );
    await assert.rejects(
      banerjee.plansOfCare.certify({ operationId: op(), planOfCareId }),
      refusedAs("not-now", /named for its section/),
    );
    const { sessionId } = await start("seen-not-treated");
    const note = { sinceLastTime: {}, assessment: "Unwell; sent home.", plan: "", adverseEvent: "" };
    await lee.sessions.setNote({ operationId: op(), sessionId, expectedVersion: 1, note });
    assert.equal((await lee.sessions.get({ sessionId })).session.note.assessment, "Unwell; sent home.");
  });
});
