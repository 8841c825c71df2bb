import { quantity } from "#domain/doses/quantity.ts";
import type { Evaluation, PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { op } from "#server/testing.ts";
import { actOn, list, type Probe, row } from "./testing-probe.ts";
import type { Target } from "./testing-target.ts";

const pressOf = (pounds: number) => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});
const rowOf = (target: Target, number: number, expectedVersion: number) => ({
  operationId: op(),
  sessionId: target.sessionId,
  row: number,
  expectedVersion,
});

/** A therapist of the clinic gave the one; nobody the other yet. */
const onService = (target: Target, code: string, expectedVersion: number) => ({
  operationId: op(),
  sessionId: target.sessionId,
  code,
  expectedVersion,
});

export const therapistProbes: Record<string, Probe> = {
  "sessions.coSign": row((c, { target }) =>
    c.sessions.coSign({ operationId: op(), sessionId: target.signedSessionId }),
  ),
  "handOffs.card": row((c, { target }) => c.handOffs.card({ episodeId: target.episodeId })),
  "handOffs.takeOver": row((c, { target }) =>
    c.handOffs.takeOver({ operationId: op(), episodeId: target.episodeId }),
  ),
  "handOffs.writeTell": row((c, { target }) =>
    c.handOffs.writeTell({
      operationId: op(),
      episodeId: target.bareEpisodeId,
      expectedVersion: 0,
      words: "Warms up slowly.",
    }),
  ),
  "prescriptions.accept": row((c, { target }) => c.prescriptions.accept(actOn(target.episodeId, 2))),
  "prescriptions.sendBack": row((c, { target }) => c.prescriptions.sendBack(actOn(target.episodeId, 2))),
  "prescriptions.transcriptionGate": row((c, { target }) =>
    c.prescriptions.transcriptionGate({ episodeId: target.bareEpisodeId }),
  ),
  "prescriptions.referralToTranscribe": row((c, { target }) =>
    c.prescriptions.referralToTranscribe({ patientId: target.patientId }),
  ),
  "prescriptions.transcribe": row((c, { stage, target }) =>
    c.prescriptions.transcribe({
      operationId: op(),
      episodeId: target.bareEpisodeId,
      baseVersionId: null,
      expectedVersion: 0,
      ...stage.outsideOrder,
    }),
  ),
  "prescriptions.recordVerbalOrder": row((c, { stage, target }) =>
    c.prescriptions.recordVerbalOrder({
      operationId: op(),
      episodeId: target.episodeId,
      givenBy: stage.cast.osei,
      givenAt: stage.house.clock.now(),
      words: "Go on as before.",
      wasReadBack: true,
      effect: { kind: "words-only" },
    }),
  ),
  "plansOfCare.get": row((c, { target }) => c.plansOfCare.get({ episodeId: target.episodeId })),
  "plansOfCare.prepare": row((c, { target }) => c.plansOfCare.prepare({ episodeId: target.episodeId })),
  "plansOfCare.tellRedFlag": row((c, { target }) =>
    c.plansOfCare.tellRedFlag({
      operationId: op(),
      episodeId: target.episodeId,
      flag: "fever",
      isPresent: true,
    }),
  ),
  "plansOfCare.sign": row((c, { stage, target, staffId }) =>
    c.plansOfCare.sign({
      operationId: op(),
      episodeId: target.episodeId,
      content: { ...stage.plan, evaluation: againAfter(target.planOfCareId, stage.plan, staffId) },
      basePlanId: target.planOfCareId,
    }),
  ),
  "sessions.day": list((c) => c.sessions.day({ day: null })),
  "sessions.open": list((c) => c.sessions.open()),
  "sessions.gate": row((c, { target }) => c.sessions.gate({ episodeId: target.episodeId })),
  "sessions.start": row((c, { target }) =>
    c.sessions.start({
      operationId: op(),
      episodeId: target.episodeId,
      bookingId: null,
      // Treatment of this patient is begun already, by a colleague.
      kind: "seen-not-treated",
      heldOn: null,
      gateReason: "",
    }),
  ),
  "sessions.prepare": row((c, { target }) =>
    c.sessions.prepare({ episodeId: target.episodeId, kind: "treatment" }),
  ),
  "sessions.discard": row((c, { target }) =>
    c.sessions.discard({ operationId: op(), sessionId: target.emptySessionId, expectedVersion: 1 }),
  ),
  "sessions.patientOf": row((c, { target }) => c.sessions.patientOf({ sessionId: target.sessionId })),
  "sessions.get": row((c, { target }) => c.sessions.get({ sessionId: target.sessionId })),
  "sessions.earlier": row((c, { target }) =>
    c.sessions.earlier({
      episodeId: target.episodeId,
      before: { heldOn: "2026-11-28", sessionId: target.sessionId },
    }),
  ),
  "sessions.setDose": row((c, { target }) =>
    c.sessions.setDose({ ...rowOf(target, 1, 2), dose: pressOf(52), origin: "typed" }),
  ),
  "sessions.confirmRow": row((c, { target }) => c.sessions.confirmRow(rowOf(target, 2, 1))),
  "sessions.tellKeptRow": row((c, { stage, target }) =>
    c.sessions.tellKeptRow({
      operationId: op(),
      sessionId: target.sessionId,
      row: 1,
      dose: pressOf(52),
      seenAt: stage.house.clock.now(),
    }),
  ),
  "sessions.unconfirmRow": row((c, { target }) => c.sessions.unconfirmRow(rowOf(target, 1, 2))),
  "sessions.setNotDone": row((c, { target }) =>
    c.sessions.setNotDone({ ...rowOf(target, 2, 1), reason: "pain" }),
  ),
  "sessions.setRestNotDone": row((c, { target }) =>
    c.sessions.setRestNotDone({
      operationId: op(),
      sessionId: target.sessionId,
      reason: "out-of-time",
      rows: [{ row: 2, version: 1 }],
    }),
  ),
  "sessions.restoreRow": row((c, { target }) =>
    c.sessions.restoreRow({
      ...rowOf(target, 1, 2),
      before: {
        state: "copied",
        dose: pressOf(50),
        origin: "copied",
        notDoneReason: null,
        isFromNowOn: false,
      },
    }),
  ),
  "sessions.dropLine": row((c, { target }) => c.sessions.dropLine(rowOf(target, 2, 1))),
  "sessions.substituteRow": row((c, { target }) =>
    c.sessions.substituteRow({
      ...rowOf(target, 2, 1),
      exerciseId: "leg-press",
      side: "bilateral",
      dose: pressOf(20),
    }),
  ),
  "sessions.setFromNowOn": row((c, { target }) =>
    c.sessions.setFromNowOn({ ...rowOf(target, 1, 2), isFromNowOn: true }),
  ),
  "sessions.recordDeviation": row((c, { target }) =>
    c.sessions.recordDeviation({ ...rowOf(target, 1, 2), dose: pressOf(90), reason: "wrong pin" }),
  ),
  "sessions.addRow": row((c, { target }) =>
    c.sessions.addRow({
      operationId: op(),
      sessionId: target.sessionId,
      exerciseId: "leg-press",
      side: "bilateral",
      dose: pressOf(20),
    }),
  ),
  "sessions.openLine": row((c, { target }) =>
    c.sessions.openLine({ operationId: op(), sessionId: target.sessionId, lineKey: "closed-line-key" }),
  ),
  "sessions.moveRung": row((c, { target }) =>
    c.sessions.moveRung({ ...rowOf(target, 1, 2), exerciseId: "mini-squat", dose: pressOf(45) }),
  ),
  "sessions.move": row((c, { target }) =>
    c.sessions.move({
      operationId: op(),
      sessionId: target.noteSessionId,
      expectedVersion: 2,
      episodeId: target.heldEpisodeId,
      words: "Opened from the wrong row.",
    }),
  ),
  "units.startTimer": row((c, { target }) => c.units.startTimer(onService(target, "97112", 0))),
  "units.stopTimer": row((c, { target }) => c.units.stopTimer(onService(target, "97110", 1))),
  "units.setMinutes": row((c, { target }) =>
    c.units.setMinutes({
      operationId: op(),
      sessionId: target.sessionId,
      services: [{ code: "97140", minutes: 12, expectedVersion: 0 }],
    }),
  ),
  "units.dropService": row((c, { target }) => c.units.dropService(onService(target, "97110", 1))),
  "sessions.setNote": row((c, { target }) =>
    c.sessions.setNote({
      operationId: op(),
      sessionId: target.noteSessionId,
      expectedVersion: 2,
      note: { sinceLastTime: {}, assessment: "Went home.", plan: "", adverseEvent: "" },
    }),
  ),
  "sessions.recordVital": row((c, { target }) =>
    c.sessions.recordVital({
      operationId: op(),
      sessionId: target.noteSessionId,
      vital: "heart-rate",
      moment: "before",
      value: { kind: "measured", thousandths: 72_000 },
      expectedVersion: 0,
    }),
  ),
  "sessions.sign": row((c, { target }) =>
    c.sessions.sign({
      operationId: op(),
      sessionId: target.noteSessionId,
      expectedVersion: 2,
      rows: [],
      services: [],
    }),
  ),
  "sessions.addend": row((c, { target }) =>
    c.sessions.addend({
      operationId: op(),
      sessionId: target.signedSessionId,
      words: "Pain after was 2.",
      kind: "addendum",
    }),
  ),
  "requests.list": row((c, { target }) => c.requests.list({ episodeId: target.episodeId })),
  "requests.ask": row((c, { target }) =>
    c.requests.ask({
      operationId: op(),
      sessionId: target.sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-session",
      reason: "calf pain",
    }),
  ),
  "requests.withdraw": row((c, { target }) =>
    c.requests.withdraw({ operationId: op(), requestId: target.ownRequestId, expectedVersion: 1 }),
  ),
  "requests.passOn": row((c, { target }) =>
    c.requests.passOn({ operationId: op(), requestId: target.requestId, expectedVersion: 1 }),
  ),
  "measures.series": row((c, { target }) => c.measures.series({ episodeId: target.episodeId })),
  "measures.record": row((c, { target }) =>
    c.measures.record({
      operationId: op(),
      episodeId: target.episodeId,
      measureId: "lefs",
      scoreThousandths: 40_000,
      side: "not-applicable",
      takenOn: "2026-11-23",
    }),
  ),
};

/** The evaluation of the stage's plan as one that follows it, gone through by whoever signs. */
const againAfter = (earlierPlanId: string, plan: PlanOfCareContent, staffId: string): Evaluation => {
  const { carried } = plan.evaluation;
  return {
    ...plan.evaluation,
    ...(carried ? { carried: { ...carried, goneThroughBy: staffId } } : {}),
    reEvaluation: {
      earlierPlanId,
      earlierNumber: 1,
      earlierOn: plan.evaluatedOn,
      reason: "new-findings",
      reasonWords: "",
      goals: plan.goals.map(({ goalId, words }) => ({ goalId, words, outcome: "not-met", note: "" })),
    },
  };
};
