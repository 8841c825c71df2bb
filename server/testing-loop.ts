import assert from "node:assert/strict";
import type { Store } from "#db/engine/store.ts";
import { type Beginning, onBothEnginesFrom, openTestStoreFrom } from "#db/testing.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { confirmRest, historyParts } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { DecisionBase } from "#domain/reviews/decision-base.schema.ts";
import { dayInZone } from "./clock.ts";
import { type RefusalKind, Refused } from "./refusal.ts";
import { readDecisionBase } from "./reviews/decision-base.queries.ts";
import { type Caller, type Cast, callerFor, fillCast, op, openTestHouse, type TestHouse } from "./testing.ts";
import type { CastStage } from "./testing-cast.ts";

/** For `assert.rejects`: refused as this kind, in these words, at this field. */
export const refusedAs =
  (kind: RefusalKind, words?: RegExp, field?: string) =>
  (error: unknown): boolean => {
    const cause = (error as { cause?: unknown }).cause;
    assert.ok(cause instanceof Refused, String(error));
    assert.equal(cause.refusal.kind, kind, cause.refusal.words);
    if (words) assert.match(cause.refusal.words, words);
    if (field) assert.equal(cause.refusal.field, field);
    return true;
  };

/** Mrs. Hale consulted by Dr. Osei, who prescribes next; R. Kim treats. */
export type Loop = CastStage & { osei: Caller; kim: Caller; episodeId: string };

export type Consulted = { cast: Cast; episodeId: string };
export const consulted: Beginning<Consulted> = {
  name: "consulted",
  write: async (store) => {
    const house = await openTestHouse(store);
    const cast = await fillCast(house);
    return { cast, episodeId: await consult(await callerFor(house, cast.osei), cast.hale) };
  },
};

export async function stageLoop(store: Store, { cast, episodeId }: Consulted): Promise<Loop> {
  const house = await openTestHouse(store);
  const [osei, kim] = [await callerFor(house, cast.osei), await callerFor(house, cast.kim)];
  return { house, cast, osei, kim, episodeId };
}

export async function openLoop(): Promise<Loop> {
  const { store, begun } = await openTestStoreFrom(consulted);
  return stageLoop(store, begun);
}

/** Registers the same guarantee for both engines, each time from Mrs. Hale just consulted. */
export const loopOnBothEngines = (title: string, body: (loop: Loop) => Promise<void>): void =>
  onBothEnginesFrom(consulted, title, async (store, begun) => body(await stageLoop(store, begun)));

export const someConsultation = (change: Partial<ConsultationContent> = {}): ConsultationContent => ({
  schema: 1,
  kind: "consultation",
  seenOn: "2026-11-20",
  episodeTitle: "Left knee arthritis",
  history: "Stiff knee for a year.",
  symptoms: [],
  medications: [],
  conditions: [],
  surgeries: [],
  allergyState: "none-known",
  allergies: [],
  redFlags: "none",
  redFlagNote: "",
  vitals: {},
  regions: [],
  motion: [],
  strength: [],
  function: "Stairs one at a time.",
  impression: "Left knee osteoarthritis.",
  diagnoses: [{ code: "M17.12", title: "Unilateral primary osteoarthritis, left knee", side: "left" }],
  scores: [{ measureId: "lefs", scoreThousandths: 34_000 }],
  plan: "",
  sensitiveNote: "",
  ...change,
});

/** Consults and answers what the rules asked and raised; the episode and whoever signs next find nothing open. */
export async function consult(
  physiatrist: Caller,
  patientId: string,
  change: Partial<ConsultationContent> = {},
): Promise<string> {
  await physiatrist.patients.openChart({ operationId: op(), patientId });
  const { episodeId } = await physiatrist.consultations.sign({
    operationId: op(),
    patientId,
    referralId: null,
    content: someConsultation(change),
    episode: { kind: "new", title: "Left knee arthritis", side: "left", onsetOn: null, isSensitive: false },
  });
  await answerRecord(physiatrist, patientId);
  return episodeId;
}

/** Answers what the rules ask as not known, and confirms all they raised, one by one. */
export async function answerRecord(physiatrist: Caller, patientId: string): Promise<void> {
  for (const { questionId, factId, standingAnswerId } of await physiatrist.precautions.questions({
    patientId,
  }))
    await physiatrist.precautions.answer({
      operationId: op(),
      patientId,
      questionId,
      factId,
      value: { kind: "not-known" },
      words: "",
      standingAnswerId,
    });
  for (const precaution of await physiatrist.precautions.list({ patientId }))
    if (precaution.state === "raised")
      await physiatrist.precautions.confirm({
        operationId: op(),
        patientId,
        precautionIds: [precaution.precautionId],
      });
}

/** Composes from a source, changes it, and signs exactly what the preview showed. */
export async function prescribe(
  physiatrist: Caller,
  episodeId: string,
  from: Parameters<Caller["prescriptions"]["compose"]>[0]["from"],
  change: (content: PrescriptionContent) => PrescriptionContent = (content) => content,
) {
  const composed = await physiatrist.prescriptions.compose({ episodeId, discipline: "PT", from });
  const content = change(answered(composed.content));
  const preview = await physiatrist.prescriptions.preview({
    episodeId,
    content,
    baseVersionId: composed.baseVersionId,
  });
  return physiatrist.prescriptions.sign({
    operationId: op(),
    episodeId,
    content,
    baseVersionId: composed.baseVersionId,
    expectedVersion: composed.expectedVersion,
    shownHash: preview.hash,
  });
}

/** What a protocol asks of the prescriber, answered: the surgeon's name, the day it counts from, each criterion. */
const answered = (content: PrescriptionContent): PrescriptionContent => ({
  ...content,
  ...(content.protocol
    ? {
        protocol: {
          countedFromOn: addDays(content.startsOn, -(content.protocol.opensAfterDays ?? 0)),
          ...content.protocol,
          criteria: (content.protocol.criteria ?? []).map((criterion) => ({ ...criterion, answer: "met" })),
        },
      }
    : {}),
  limits: content.limits.map((limit) =>
    limit.owner.name === "" ? { ...limit, owner: { ...limit.owner, name: "Dr. P. Lund" } } : limit,
  ),
});

/** A specific prescription of one leg press: 50 lb, the therapist may set 40 to 60, outside asks first. */
export const legPressOnly = (content: PrescriptionContent): PrescriptionContent => ({
  ...content,
  kind: "specific",
  lines: [
    {
      lineId: `line-${content.startsOn}-${op()}`,
      lineKey: content.lines[0]?.lineKey ?? "leg-press-key",
      exerciseId: "leg-press",
      exerciseVersion: 1,
      name: "Leg press",
      side: "bilateral",
      owner: "prescriber",
      consequence: "ask-first",
      dose: { sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(50, "lb") },
      bounds: { load: { least: quantity(40, "lb"), most: quantity(60, "lb"), isLocked: false } },
      weeklySteps: {},
      isHomeProgram: false,
      note: "",
    },
  ],
});

/** The questions every evaluation asks, answered. */
export const asked = (evaluation: Evaluation): Evaluation => {
  const { carried, reEvaluation } = evaluation;
  return {
    ...evaluation,
    ...(reEvaluation
      ? {
          reEvaluation: {
            ...reEvaluation,
            reason: "new-findings",
            goals: reEvaluation.goals.map((goal) => ({ ...goal, outcome: "not-met" })),
          },
        }
      : {}),
    ...(carried ? { carried: confirmRest(carried, new Set(historyParts)) } : {}),
    isHistoryConfirmed: true,
    fallsLastYear: "none",
    fallScreen: { isUnsteady: "no", isWorried: "no", outcome: "not-at-risk" },
    redFlags: "none",
  };
};

/** What stands on the screen of whoever looks at an episode now. */
export const lookAt = (house: TestHouse, episodeId: string): Promise<DecisionBase> =>
  readDecisionBase(house.store, episodeId, dayInZone(house.clock.now(), "America/Los_Angeles"));

/** Opens today's session of an episode as a therapist. */
export async function openSession(therapist: Caller, patientId: string, episodeId: string): Promise<string> {
  await therapist.patients.openChart({ operationId: op(), patientId });
  const { sessionId } = await therapist.sessions.start({
    operationId: op(),
    episodeId,
    bookingId: null,
    kind: "treatment",
    heldOn: null,
    gateReason: "",
  });
  return sessionId;
}

/** Says of every vital sign the session asks for and has not that it was not measured. */
export async function leaveVitals(therapist: Caller, sessionId: string): Promise<void> {
  const { vitals } = await therapist.sessions.get({ sessionId });
  const left = vitals.asked.filter(
    (asked) => !vitals.measured.some((one) => one.vital === asked.vital && one.moment === asked.moment),
  );
  for (const [index, { vital, moment }] of left.entries())
    await therapist.sessions.recordVital({
      operationId: op(),
      sessionId,
      vital,
      moment,
      value: { kind: "not-measured", reason: "no-device", words: "" },
      expectedVersion: vitals.measured.length + index,
    });
}

/** Answers what is left and signs. */
export async function finishSession(
  therapist: Caller,
  sessionId: string,
  note: Record<string, unknown> = {},
): Promise<void> {
  const sheet = await therapist.sessions.get({ sessionId });
  for (const row of sheet.rows)
    if (row.state === "copied")
      await therapist.sessions.confirmRow({
        operationId: op(),
        sessionId,
        row: row.row,
        expectedVersion: row.version,
      });
  await therapist.sessions.setNote({
    operationId: op(),
    sessionId,
    expectedVersion: sheet.session.version,
    note: {
      sinceLastTime: { feels: "same" },
      painBefore: 3,
      painWorst: 3,
      assessment: "Tolerated well; cueing needed for control.",
      plan: "",
      adverseEvent: "",
      ...note,
    },
  });
  const after = await therapist.sessions.get({ sessionId });
  await therapist.sessions.sign({
    operationId: op(),
    sessionId,
    expectedVersion: after.session.version,
    rows: after.rows.map(({ row, version }) => ({ row, version })),
    services: after.time.services.map(({ code, staffId, version }) => ({ code, staffId, version })),
  });
}

/** Three sets of ten with so much load. */
export const load = (pounds: number): Dose => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});
