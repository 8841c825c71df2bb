import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { eq, inArray } from "drizzle-orm";
import type { Engine } from "#db/engine/store.ts";
import { chartParts } from "#domain/access/chart-parts.ts";
import { withAnswerTo } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
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
  someConsultation,
} from "#server/testing-loop.ts";
import { probes } from "./testing-probes.ts";
import type { Stage, Target } from "./testing-target.ts";

/** The history answered, one part of it otherwise than the record in words of its own. */
function differing(evaluation: Evaluation): Pick<Evaluation, "carried"> {
  const { carried } = asked(evaluation);
  return carried
    ? { carried: withAnswerTo(carried, "history", { answer: "differs", differs: planted.evaluation }) }
    : {};
}

export type PlantedStage = { stage: Stage; cast: Cast; target: Target };

/** One word each for what tells the problem of an episode; none of them stands anywhere else. */
export const planted = {
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
  overlap: "markeroverlap",
  treatedWith: "markertreatedwith",
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

/** The one limit of its prescription, of which no reason is told. */
export const plantedLimitId = "planted-limit";

/** An episode carried through the loop, a sensitive one by the two who are named for its section. */
export async function plantEpisode(
  engine: Engine,
  { isSensitive }: { isSensitive: boolean },
): Promise<PlantedStage> {
  const { house, cast } = await openCast(engine);
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
    episode: { kind: "new", title: planted.title, side: "midline", onsetOn: null, isSensitive },
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
    limits: [
      {
        limitId: plantedLimitId,
        kind: "pain",
        most: { thousandths: 4000, unit: "pain" },
        owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. Osei" },
        delegateStaffIds: [],
        fromOn: content.startsOn,
        reason: "",
      },
    ],
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
        ...differing(draft.evaluation),
        examined: { regions: ["knee"], normal: [], found: [], note: planted.evaluation },
        bodyChart: { marks: [], words: planted.evaluation, isWithoutSymptoms: false },
        impairmentList: [
          { impairmentId: "i", kind: "pain", region: "knee", words: planted.impairment, goalIds: [] },
        ],
      },
      goals: [{ goalId: "plan-goal", words: planted.planGoal, unit: "", targetOn: draft.certifyBy }],
    },
  });
  const sessionId = await openSession(kim, patientId, episodeId);
  await finishSession(kim, sessionId, {
    assessment: planted.assessment,
    overlapReason: planted.overlap,
    coTreatedWith: planted.treatedWith,
  });
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
  const done = await orderAndDo(house, cast, { episodeId, patientId, osei });
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
  const target = {
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
  const stage = { house, cast, prescription: { content, baseVersionId: versionId } } as unknown as Stage;
  return { stage, cast, target };
}

/** A test with its answered result, a study, a toxin and a psychologist's note, each with a planted word. */
async function orderAndDo(
  house: Stage["house"],
  cast: Cast,
  { episodeId, patientId, osei }: { episodeId: string; patientId: string; osei: Caller },
): Promise<Partial<Target>> {
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
  return { orderId, resultId, studyId, procedureId, consultNoteId };
}

const procedures = (
  appRouter as unknown as { _def: { procedures: Record<string, { _def: { type: string } }> } }
)._def.procedures;
const reads = Object.keys(procedures).filter((name) => procedures[name]?._def.type === "query");

/** Every answer, and every sentence of a refusal, of every read procedure. */
export async function readEverything(
  { stage, cast, target }: PlantedStage,
  staffId: string,
): Promise<Map<string, string>> {
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
