import { chartParts } from "#domain/access/chart-parts.ts";
import {
  someConsultNote,
  someOrder,
  someProcedure,
  someResult,
  someStudy,
} from "#server/orders/testing-orders.ts";
import { type Cast, callerFor, op, type TestHouse } from "#server/testing.ts";

/** A test that waits, one whose result is unread, a study, a procedure and a consult note of one episode. */
export async function fillOrders(
  house: TestHouse,
  cast: Cast,
  { episodeId, patientId }: { episodeId: string; patientId: string },
) {
  const osei = await callerFor(house, cast.osei);
  const inEpisode = () => ({ operationId: op(), episodeId });
  const { orderId } = await osei.orders.sign({ ...inEpisode(), content: someOrder() });
  const second = await osei.orders.sign({ ...inEpisode(), content: someOrder({ kind: "ultrasound" }) });
  const { resultId } = await osei.orders.receiveResult({
    operationId: op(),
    orderId: second.orderId,
    expectedVersion: 1,
    result: someResult(),
  });
  const { studyId } = await osei.procedures.signStudy({ ...inEpisode(), content: someStudy() });
  const content = someProcedure();
  const { procedureId } = await osei.procedures.sign({
    ...inEpisode(),
    // Starts nothing: the stage's own precautions stay the ones its probes know.
    content: {
      ...content,
      effects: content.effects.map((effect) => ({ ...effect, isLeftOut: true, reason: "none needed" })),
    },
  });
  const { seatId } = await osei.team.seat({
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
  const { consultNoteId } = await novak.team.signNote({ ...inEpisode(), content: someConsultNote() });
  await osei.team.endSeat({ operationId: op(), patientId, seatId, expectedVersion: 1 });
  return { orderId, resultId, studyId, procedureId, consultNoteId };
}
