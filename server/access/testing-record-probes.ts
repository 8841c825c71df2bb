import { op } from "#server/testing.ts";
import { type Probe, row } from "./testing-probe.ts";

/** What either clinician writes down or answers of a record. */
export const recordProbes: Record<string, Probe> = {
  "conditions.recordCondition": row((c, { target }) =>
    c.conditions.recordCondition({
      operationId: op(),
      patientId: target.patientId,
      entry: { code: "I50.9", title: "Heart failure, unspecified", side: "not-applicable" },
    }),
  ),
  "conditions.recordImplant": row((c, { target }) =>
    c.conditions.recordImplant({
      operationId: op(),
      patientId: target.patientId,
      entry: { words: "Coronary stent" },
    }),
  ),
  "conditions.recordSurgery": row((c, { target }) =>
    c.conditions.recordSurgery({
      operationId: op(),
      patientId: target.patientId,
      entry: { words: "Botox to the calf", on: "2026-11-01" },
    }),
  ),
  "conditions.recordFinding": row((c, { target }) =>
    c.conditions.recordFinding({
      operationId: op(),
      patientId: target.patientId,
      entry: { kind: "number", code: "hemoglobin", thousandths: 12_000, words: "" },
      foundOn: "2026-11-20",
    }),
  ),
  "conditions.recordMedication": row((c, { target }) =>
    c.conditions.recordMedication({
      operationId: op(),
      patientId: target.patientId,
      entry: { words: "Tylenol", kind: "not-screened" },
    }),
  ),
  "precautions.questions": row((c, { target }) => c.precautions.questions({ patientId: target.patientId })),
  "precautions.answered": row((c, { target }) => c.precautions.answered({ patientId: target.patientId })),
  "precautions.answer": row((c, { target }) =>
    c.precautions.answer({
      operationId: op(),
      patientId: target.patientId,
      questionId: "sternotomy-date",
      factId: target.surgeryId,
      value: { kind: "date", on: "2020-02-03" },
      words: "",
      standingAnswerId: target.standingAnswerId,
    }),
  ),
};
