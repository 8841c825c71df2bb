import {
  someConsultNote,
  someOrder,
  someProcedure,
  someResult,
  someStudy,
} from "#server/orders/testing-orders.ts";
import { op } from "#server/testing.ts";
import { type Probe, row } from "./testing-probe.ts";

const addition = { words: "Also the right.", kind: "addendum" as const };
const tramadol = {
  words: "Tramadol 50 mg",
  kind: "opioid" as const,
  doseText: "as needed",
  startedOn: null,
  opioid: { opioidId: "tramadol" as const, dailyThousandths: null },
};

export const orderProbes: Record<string, Probe> = {
  "orders.list": row((c, { target }) => c.orders.list({ patientId: target.patientId })),
  "orders.facts": row((c, { target }) => c.orders.facts({ episodeId: target.episodeId })),
  "orders.sign": row((c, { target }) =>
    c.orders.sign({ operationId: op(), episodeId: target.episodeId, content: someOrder() }),
  ),
  "orders.change": row((c, { target }) =>
    c.orders.change({
      operationId: op(),
      orderId: target.orderId,
      expectedVersion: 1,
      kind: "cancelled",
      on: null,
      reason: "done elsewhere",
    }),
  ),
  "orders.receiveResult": row((c, { target }) =>
    c.orders.receiveResult({
      operationId: op(),
      orderId: target.orderId,
      expectedVersion: 1,
      result: someResult(),
    }),
  ),
  "orders.result": row((c, { target }) => c.orders.result({ resultId: target.resultId })),
  "orders.acknowledge": row((c, { target }) =>
    c.orders.acknowledge({
      operationId: op(),
      resultId: target.resultId,
      content: { schema: 1, note: "", decision: "no-change" },
    }),
  ),
  "procedures.list": row((c, { target }) => c.procedures.list({ patientId: target.patientId })),
  "procedures.facts": row((c, { target }) => c.procedures.facts({ episodeId: target.episodeId })),
  "procedures.get": row((c, { target }) => c.procedures.get({ procedureId: target.procedureId })),
  "procedures.sign": row((c, { target }) =>
    c.procedures.sign({ operationId: op(), episodeId: target.episodeId, content: someProcedure() }),
  ),
  "procedures.addend": row((c, { target }) =>
    c.procedures.addend({ operationId: op(), procedureId: target.procedureId, ...addition }),
  ),
  "procedures.studies": row((c, { target }) => c.procedures.studies({ patientId: target.patientId })),
  "procedures.study": row((c, { target }) => c.procedures.study({ studyId: target.studyId })),
  "procedures.signStudy": row((c, { target }) =>
    c.procedures.signStudy({ operationId: op(), episodeId: target.episodeId, content: someStudy() }),
  ),
  "procedures.addendStudy": row((c, { target }) =>
    c.procedures.addendStudy({ operationId: op(), studyId: target.studyId, ...addition }),
  ),
  "medications.list": row((c, { target }) => c.medications.list({ patientId: target.patientId })),
  "medications.record": row((c, { target }) =>
    c.medications.record({ operationId: op(), patientId: target.patientId, medication: tramadol }),
  ),
  "medications.change": row((c, { target }) =>
    c.medications.change({
      operationId: op(),
      patientId: target.patientId,
      medicationId: target.medicationId,
      expectedVersion: 1,
      medication: tramadol,
    }),
  ),
  "medications.stop": row((c, { target }) =>
    c.medications.stop({
      operationId: op(),
      patientId: target.patientId,
      medicationId: target.medicationId,
      expectedVersion: 1,
    }),
  ),
  "medications.checkOpioid": row((c, { target }) =>
    c.medications.checkOpioid({
      operationId: op(),
      patientId: target.patientId,
      check: { kind: "naloxone", answer: "no", on: "2026-11-20", words: "" },
    }),
  ),
  "team.notes": row((c, { target }) => c.team.notes({ patientId: target.patientId })),
  "team.note": row((c, { target }) => c.team.note({ consultNoteId: target.consultNoteId })),
  "team.signNote": row((c, { target }) =>
    c.team.signNote({
      operationId: op(),
      episodeId: target.episodeId,
      content: someConsultNote({ specialty: "specialist" }),
    }),
  ),
  "team.addendNote": row((c, { target }) =>
    c.team.addendNote({ operationId: op(), consultNoteId: target.consultNoteId, ...addition }),
  ),
};
