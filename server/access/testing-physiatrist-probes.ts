import { op } from "#server/testing.ts";
import { lookAt, someConsultation } from "#server/testing-loop.ts";
import { actOn, list, type Probe, row } from "./testing-probe.ts";
import { recordProbes } from "./testing-record-probes.ts";

export const physiatristProbes: Record<string, Probe> = {
  "conditions.answerScreening": row((c, { target }) =>
    c.conditions.answerScreening({
      operationId: op(),
      patientId: target.patientId,
      conditionId: target.conditionId,
      expectedVersion: 1,
      icd10: "M17.12",
      answer: "",
    }),
  ),
  "conditions.classifyMedication": row((c, { target }) =>
    c.conditions.classifyMedication({
      operationId: op(),
      patientId: target.patientId,
      medicationId: target.medicationId,
      expectedVersion: 1,
      kind: "anticoagulant",
    }),
  ),
  "conditions.classifyImplant": row((c, { target }) =>
    c.conditions.classifyImplant({
      operationId: op(),
      patientId: target.unansweredPatientId,
      implantId: target.unansweredImplantId,
      expectedVersion: 1,
      kind: "metal-hardware",
      answer: "",
    }),
  ),
  "conditions.recordDiagnosis": row((c, { target }) =>
    c.conditions.recordDiagnosis({
      operationId: op(),
      episodeId: target.episodeId,
      diagnosis: { code: "M81.0", title: "Age-related osteoporosis", side: "not-applicable" },
    }),
  ),
  ...recordProbes,
  "consultations.prepare": row((c, { target }) =>
    c.consultations.prepare({ patientId: target.patientId, kind: "follow-up" }),
  ),
  "consultations.sign": row(async (c, { stage, target }) =>
    c.consultations.sign({
      operationId: op(),
      patientId: target.patientId,
      referralId: null,
      content: someConsultation({ kind: "follow-up", scores: [] }),
      episode: {
        kind: "existing",
        episodeId: target.episodeId,
        seen: await lookAt(stage.house, target.episodeId),
      },
    }),
  ),
  "consultations.addend": row((c, { target }) =>
    c.consultations.addend({
      operationId: op(),
      consultationId: target.consultationId,
      words: "Also the right.",
      kind: "addendum",
    }),
  ),
  "consultations.list": row((c, { target }) => c.consultations.list({ patientId: target.patientId })),
  "consultations.get": row((c, { target }) => c.consultations.get({ consultationId: target.consultationId })),
  "precautions.list": row((c, { target }) => c.precautions.list({ patientId: target.patientId })),
  "precautions.raise": row((c, { target }) =>
    c.precautions.raise({
      operationId: op(),
      patientId: target.patientId,
      effect: "monitor",
      words: "Short of breath on stairs",
      excludedTags: [],
    }),
  ),
  "precautions.confirm": row((c, { target }) =>
    c.precautions.confirm({
      operationId: op(),
      patientId: target.unansweredPatientId,
      precautionIds: [target.unansweredPrecautionId],
    }),
  ),
  "precautions.setAside": row((c, { target }) =>
    c.precautions.setAside({
      operationId: op(),
      patientId: target.unansweredPatientId,
      precautionIds: [target.unansweredPrecautionId],
      reason: "does not apply",
    }),
  ),
  "precautions.lift": row((c, { target }) =>
    c.precautions.lift({
      operationId: op(),
      patientId: target.patientId,
      precautionIds: [target.precautionId],
      reason: "",
    }),
  ),
  "limits.lift": row((c, { target }) =>
    c.limits.lift({
      operationId: op(),
      patientId: target.patientId,
      limitId: target.limitId,
      reason: "healed",
    }),
  ),
  "limits.acknowledge": row((c, { target }) =>
    c.limits.acknowledge({
      operationId: op(),
      patientId: target.patientId,
      limitIds: [target.liftedLimitId],
    }),
  ),
  "precautions.toRead": row((c, { target }) => c.precautions.toRead({ patientId: target.patientId })),
  "precautions.acknowledge": row((c, { target }) =>
    c.precautions.acknowledge({
      operationId: op(),
      patientId: target.patientId,
      precautionIds: [target.precautionId],
      seen: "holds",
    }),
  ),
  "prescriptions.get": row((c, { target }) => c.prescriptions.get({ episodeId: target.episodeId })),
  "prescriptions.version": row((c, { target }) => c.prescriptions.version({ versionId: target.versionId })),
  "prescriptions.begin": row((c, { target }) => c.prescriptions.begin({ episodeId: target.episodeId })),
  "prescriptions.compose": row((c, { target }) =>
    c.prescriptions.compose({
      episodeId: target.episodeId,
      discipline: "PT",
      from: { kind: "current" },
    }),
  ),
  "prescriptions.alsoWriting": row((c, { target }) =>
    c.prescriptions.alsoWriting({ episodeId: target.episodeId }),
  ),
  "prescriptions.preview": row((c, { stage, target }) =>
    c.prescriptions.preview({
      episodeId: target.episodeId,
      content: stage.prescription.content,
      baseVersionId: stage.prescription.baseVersionId,
    }),
  ),
  "prescriptions.sign": row((c, { stage, target }) =>
    c.prescriptions.sign({ operationId: op(), episodeId: target.episodeId, ...stage.prescription }),
  ),
  "prescriptions.hold": row((c, { target }) => c.prescriptions.hold(actOn(target.episodeId, 2))),
  "prescriptions.resume": row((c, { target }) => c.prescriptions.resume(actOn(target.heldEpisodeId, 2))),
  "prescriptions.revoke": row((c, { target }) => c.prescriptions.revoke(actOn(target.episodeId, 2))),
  "prescriptions.signVerbalOrder": row((c, { target }) =>
    c.prescriptions.signVerbalOrder({ operationId: op(), verbalOrderId: target.verbalOrderId }),
  ),
  "plansOfCare.toCertify": row((c, { target }) => c.plansOfCare.toCertify({ episodeId: target.episodeId })),
  "plansOfCare.certify": row((c, { target }) =>
    c.plansOfCare.certify({ operationId: op(), planOfCareId: target.planOfCareId }),
  ),
  "plansOfCare.returnPlan": row((c, { target }) =>
    c.plansOfCare.returnPlan({
      operationId: op(),
      planOfCareId: target.planOfCareId,
      reason: "add a goal",
    }),
  ),
  "requests.reply": row((c, { target }) =>
    c.requests.reply({
      operationId: op(),
      requestId: target.requestId,
      expectedVersion: 1,
      kind: "approve-once",
      dose: null,
      reason: "",
    }),
  ),
  "requests.acknowledge": row((c, { target }) =>
    c.requests.acknowledge({ operationId: op(), requestId: target.requestId }),
  ),
  "reviews.queue": list((c) => c.reviews.queue()),
  "reviews.chart": row((c, { target }) => c.reviews.chart({ episodeId: target.episodeId })),
  "reviews.decide": row(async (c, { stage, target }) =>
    c.reviews.decide({
      operationId: op(),
      episodeId: target.episodeId,
      kind: "continue",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: await lookAt(stage.house, target.episodeId),
    }),
  ),
  "reviews.undo": row((c, { target }) =>
    c.reviews.undo({ operationId: op(), decisionId: target.decisionId }),
  ),
};
