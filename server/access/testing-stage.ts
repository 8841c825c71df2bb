import type { Engine, Store } from "#db/engine/store.ts";
import { type Beginning, openTestStoreFrom } from "#db/testing.ts";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { dayInZone } from "#server/clock.ts";
import { registerPatient } from "#server/patients/patients.commands.ts";
import { raiseLimit } from "#server/prescriptions/limits.commands.ts";
import { callerFor, fillCast, op, openTestHouse, runAs, somePatient } from "#server/testing.ts";
import {
  answerRecord,
  asked,
  consult,
  finishSession,
  legPressOnly,
  openSession,
  prescribe,
} from "#server/testing-loop.ts";
import { fillExercises } from "./testing-exercise-probes.ts";
import { fillHomePrograms } from "./testing-home-probes.ts";
import { fillOwn, fillPeople, staffIdOf } from "./testing-people.ts";
import { fillProtocols } from "./testing-protocol-probes.ts";
import { fillReports } from "./testing-report-probes.ts";
import { fillOrders } from "./testing-stage-orders.ts";
import type { Stage } from "./testing-target.ts";

const staged: Beginning<Omit<Stage, "house">> = { name: "staged", write: writeStage };

/** One patient carried through the loop far enough that every procedure has something to be asked about. */
export async function buildStage(engine?: Engine): Promise<Stage> {
  const { store, begun } = await openTestStoreFrom(staged, engine);
  return { ...begun, house: await openTestHouse(store) };
}

async function writeStage(store: Store): Promise<Omit<Stage, "house">> {
  const house = await openTestHouse(store);
  const cast = await fillCast(house);
  await house.store.write(async ({ db, t }) => {
    await db.update(t.clinics).set({ policy: { ...defaultClinicPolicy, acceptsOutsideOrders: true } });
  });
  const [osei, kim, manager] = [
    await callerFor(house, cast.osei),
    await callerFor(house, cast.kim),
    await callerFor(house, cast.manager),
  ];
  const patientId = cast.hale;
  const { referralId } = await manager.referrals.receive({
    operationId: op(),
    clinicId: cast.cedar,
    source: "self",
    referrerName: "",
    reason: "Knee again",
    urgency: "routine",
    who: { kind: "known", patientId },
  });
  const bareEpisodeId = await consult(osei, patientId);
  const episodeId = await consult(osei, patientId, {
    medications: [{ words: "Warfarin 5 mg", kind: "anticoagulant" }],
  });
  const heldEpisodeId = await consult(osei, patientId);
  const { versionId } = await prescribe(osei, episodeId, { kind: "blank" }, (content) => {
    const { lines, ...rest } = legPressOnly(content);
    const closed = {
      lineId: `closed-${op()}`,
      lineKey: "closed-line-key",
      notBefore: { criterion: "No limp" },
    };
    return { ...rest, lines: lines.flatMap((line) => [line, { ...line, ...closed }]) };
  });
  await prescribe(osei, heldEpisodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    lines: legPressOnly(content).lines.map((line) => ({ ...line, lineKey: "held-line-key" })),
  }));
  await osei.prescriptions.hold({
    operationId: op(),
    episodeId: heldEpisodeId,
    expectedVersion: 1,
    reason: "scan",
  });
  await kim.patients.openChart({ operationId: op(), patientId });
  await kim.prescriptions.accept({ operationId: op(), episodeId, expectedVersion: 1, reason: "" });
  const planned = await kim.plansOfCare.prepare({ episodeId });
  const goals = [
    { goalId: "goal-1", words: "Stairs", unit: "stairs", targetOn: addDays(planned.draft.evaluatedOn, 40) },
  ];
  const planLine = (lineId: string) => ({
    ...legPressOnly(planned.ordered).lines[0],
    lineId,
    lineKey: "carry-key",
    exerciseId: "suitcase-carry",
    name: "Suitcase carry",
    owner: "therapist",
    consequence: "act",
    dose: { sets: quantity(2, "set"), load: quantity(10, "lb") },
    bounds: {},
  });
  const planWith = (lineId: string) =>
    ({
      ...planned.draft,
      evaluation: asked(planned.draft.evaluation),
      goals,
      lines: [planLine(lineId)],
    }) as PlanOfCareContent;
  const { planOfCareId } = await kim.plansOfCare.sign({
    operationId: op(),
    episodeId,
    content: planWith("plan-line-1"),
    basePlanId: null,
  });
  const signedSessionId = await openSession(kim, patientId, episodeId);
  await finishSession(kim, signedSessionId);
  await house.store.write(({ db, t }) =>
    db.insert(t.coSignatures).values({ sessionId: signedSessionId, patientId, askedOf: cast.kim }),
  );
  const sessionId = await openSession(kim, patientId, episodeId);
  await kim.sessions.setDose({
    operationId: op(),
    sessionId,
    row: 1,
    expectedVersion: 1,
    dose: { sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(55, "lb") },
    origin: "typed",
  });
  const assistant = await callerFor(house, cast.assistant);
  const { requestId } = await assistant.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: { load: quantity(80, "lb") },
    kind: "more",
    reason: "Too easy",
  });
  const { sessionId: noteSessionId } = await kim.sessions.start({
    operationId: op(),
    episodeId,
    bookingId: null,
    kind: "seen-not-treated",
    heldOn: null,
    gateReason: "",
  });
  await kim.sessions.setNote({
    operationId: op(),
    sessionId: noteSessionId,
    expectedVersion: 1,
    note: { sinceLastTime: {}, assessment: "Unwell; sent home.", plan: "", adverseEvent: "" },
  });
  const { sessionId: emptySessionId } = await kim.sessions.start({
    operationId: op(),
    episodeId,
    bookingId: null,
    kind: "seen-not-treated",
    heldOn: "2026-11-22",
    heldTime: "09:00",
    gateReason: "",
  });
  const unanswered = await runAs(house, cast.manager, (run) =>
    registerPatient(run, cast.cedar, somePatient({ family: "Quintana" }), "44 319"),
  );
  await consult(osei, unanswered.patientId);
  const { precautionId: unansweredPrecautionId } = await osei.precautions.raise({
    operationId: op(),
    patientId: unanswered.patientId,
    effect: "monitor",
    words: "Short of breath on stairs",
    excludedTags: [],
  });
  const { factId: unansweredImplantId } = await osei.conditions.recordImplant({
    operationId: op(),
    patientId: unanswered.patientId,
    entry: { words: "Magnetic growing rods" },
  });
  const { factId: surgeryId } = await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "CABG" },
  });
  await answerRecord(osei, patientId);
  await fillPeople(house, cast, [patientId, unanswered.patientId]);
  const own = await fillOwn(house, cast, kim, episodeId);
  const { precautionId } = await (await callerFor(house, staffIdOf("therapist", "own"))).precautions.raise({
    operationId: op(),
    patientId,
    effect: "precaution",
    words: "Dizzy when standing up",
    excludedTags: [],
  });
  await osei.precautions.confirm({ operationId: op(), patientId, precautionIds: [precautionId] });
  const [limitId, liftedLimitId] = ["pain-limit", "lifted-limit"];
  const [owner, delegate] = [staffIdOf("physiatrist", "own"), staffIdOf("therapist", "own")];
  await runAs(house, owner, async (run) => {
    const entity = { entity: "limit", entityId: limitId, patientId } as const;
    const seq = await run.audit({ chainId: cast.cedar, action: "raiseLimit", ...entity });
    const limit: Limit = {
      kind: "pain",
      limitId,
      most: quantity(8, "pain"),
      owner: { kind: "physiatrist", staffId: owner, name: "Their physiatrist" },
      delegateStaffIds: [delegate],
      fromOn: "2026-11-02",
      reason: "",
    };
    const source = { sourceKind: "procedure", sourceId: "procedure-of-stage", seq } as const;
    await raiseLimit(run, { episodeId, patientId }, limit, source);
    await raiseLimit(run, { episodeId, patientId }, { ...limit, limitId: liftedLimitId }, source);
  });
  await (await callerFor(house, owner)).limits.lift({
    operationId: op(),
    patientId,
    limitId: liftedLimitId,
    reason: "calm",
  });
  const { bookingId } = await manager.schedule.book({
    operationId: op(),
    patientId,
    episodeId,
    referralId: null,
    clinicId: cast.cedar,
    staffId: cast.kim,
    kind: "visit",
    localStart: "2026-11-30T09:00",
    minutes: 45,
  });
  const { seatId } = await osei.team.seat({
    operationId: op(),
    patientId,
    staffId: cast.psychologist,
    outsideContact: "",
    specialty: "psychologist",
    fromOn: "2026-11-01",
    toOn: null,
    sees: ["diagnoses"],
    sections: [],
  });
  const { coverId } = await manager.people.cover({
    operationId: op(),
    cover: {
      absentStaffId: cast.kim,
      coveringStaffId: cast.lee,
      fromOn: "2027-01-04",
      toOn: "2027-01-08",
      reason: "leave",
    },
  });
  const invited = await manager.people.invite({
    operationId: op(),
    staff: {
      role: "therapist",
      discipline: "PT",
      level: "therapist",
      specialty: null,
      supervisorId: null,
      rights: [],
      family: "Vance",
      given: "Iris",
      credentials: "PT",
      npi: null,
      email: "iris.vance@example.org",
      phone: "",
      sensitiveSections: [],
      clinicIds: [cast.cedar],
    },
  });
  const { protocol, ids } = await fillProtocols(house, cast.osei, { episodeId, clinicId: cast.cedar });
  const record = await osei.patients.record({ patientId });
  const standing = (await osei.precautions.answered({ patientId })).find(
    ({ questionId }) => questionId === "sternotomy-date",
  );
  const [visit] = await osei.consultations.list({ patientId });
  const again = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "current" } });
  const blank = await osei.prescriptions.compose({
    episodeId: bareEpisodeId,
    discipline: "PT",
    from: { kind: "blank" },
  });
  const outside = {
    ...legPressOnly(blank.content),
    outsideOrder: { prescriber: "Dr. P. Lund", practice: "orthopedics", orderedOn: blank.content.startsOn },
    lines: legPressOnly(blank.content).lines.map((line) => ({ ...line, lineKey: "outside-line-key" })),
  };
  const hashOf = async (episode: string, content: PrescriptionContent, baseVersionId: string | null) =>
    (await osei.prescriptions.preview({ episodeId: episode, content, baseVersionId })).hash;
  const { content: home, homeProgramId } = await fillHomePrograms(kim, episodeId);
  const { report, reportId } = await fillReports(kim, episodeId);
  const orders = await fillOrders(house, cast, { episodeId, patientId });
  // A service of whoever asks, so that stopping it and taking it back are theirs to do.
  await house.store.write(({ db, t }) =>
    db.insert(t.serviceTimes).values({
      ...{ sessionId, code: "97110", staffId: staffIdOf("therapist", "own") },
      typedMinutes: 15,
      heldOn: dayInZone(house.clock.now(), "America/Los_Angeles"),
      updatedAt: house.clock.now(),
    }),
  );
  return {
    cast,
    own,
    plan: planWith("plan-line-2"),
    home,
    report,
    protocol,
    prescription: {
      content: again.content,
      baseVersionId: versionId,
      expectedVersion: again.expectedVersion,
      shownHash: await hashOf(episodeId, again.content, versionId),
    },
    outsideOrder: { content: outside, shownHash: await hashOf(bareEpisodeId, outside, null) },
    invitationToken: invited.path.replace("/invitation/", ""),
    target: {
      patientId,
      clinicId: cast.cedar,
      mrn: "44 318",
      episodeId,
      heldEpisodeId,
      bareEpisodeId,
      versionId,
      planOfCareId,
      homeProgramId,
      reportId,
      consultationId: visit?.consultationId ?? "",
      sessionId,
      noteSessionId,
      emptySessionId,
      signedSessionId,
      lineKey: "leg-press-key",
      requestId,
      ownRequestId: "",
      ownBookingId: bookingId,
      ownMissedId: bookingId,
      precautionId,
      limitId,
      liftedLimitId,
      standingAnswerId: standing?.answerId ?? "",
      unansweredPatientId: unanswered.patientId,
      unansweredPrecautionId,
      unansweredImplantId,
      surgeryId,
      conditionId: record.conditions[0]?.conditionId ?? "",
      medicationId: record.medications[0]?.medicationId ?? "",
      referralId,
      bookingId,
      seatId,
      colleagueId: cast.kim,
      otherColleagueId: cast.lee,
      coverId,
      decisionId: own.get(staffIdOf("physiatrist", "own"))?.decisionId ?? "",
      verbalOrderId: own.get(staffIdOf("physiatrist", "own"))?.verbalOrderId ?? "",
      signInId: "",
      ...orders,
      ...ids,
      ...(await fillExercises(house, cast.osei, cast.cedar)),
    },
  };
}
