import { inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { SessionContent } from "#domain/sessions/session.ts";
import { isTimedService } from "#domain/units/service-codes.ts";
import { minutesOf } from "#domain/units/timing/service-time.ts";
import { listVitals } from "#server/sessions/vitals/vitals.queries.ts";
import { listServiceTimes } from "#server/units/service-times.queries.ts";
import { listSignedCharges } from "#server/units/signed-charges.queries.ts";
import { type Projection, rowOf, type Signed, subjectsOf } from "./projection.ts";

/** A session's own fields, every row of it and every vital sign, in order. */
export async function projectSessions(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { sessions: t, performedDoses: doses } = reader.t;
  const ids = subjectsOf(documents);
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signedAt: t.signedAt,
      kind: t.kind,
      heldOn: t.heldOn,
      startedAt: t.startedAt,
      isLateEntry: t.isLateEntry,
      note: t.note,
    })
    .from(t)
    .where(inArray(t.id, ids));
  const performed = await reader.db
    .select({
      sessionId: doses.sessionId,
      row: doses.row,
      lineKey: doses.lineKey,
      lineId: doses.lineId,
      name: doses.name,
      state: doses.state,
      dose: doses.dose,
      notDoneReason: doses.notDoneReason,
      isFromNowOn: doses.isFromNowOn,
      deviationReason: doses.deviationReason,
      planSnapshotId: doses.planSnapshotId,
      check: doses.check,
    })
    .from(doses)
    .where(inArray(doses.sessionId, ids));
  const times = await listServiceTimes(reader, ids);
  const vitals = await listVitals(reader, ids);
  const charged = await listSignedCharges(reader, ids);
  return documents.map((document) => {
    const { id, patientId, signedAt } = document;
    const {
      kind,
      heldOn,
      startedAt,
      isLateEntry,
      note,
      rows: signed,
      services,
      charges,
      vitals: measured,
    } = JSON.parse(document.content) as SessionContent;
    return {
      signed: {
        ...{ id, patientId, signedAt, kind, heldOn, startedAt, isLateEntry, note },
        rows: signed.map((row) => ({
          ...row,
          notDoneReason: row.notDoneReason ?? null,
          deviationReason: row.deviationReason ?? "",
          check: JSON.parse(row.check) as unknown,
        })),
        vitals: measured?.measured ?? [],
        services: services.map(({ code, staffId, minutes }) => ({ code, staffId, minutes })),
        charges: (charges?.lines ?? []).map((line) => ({
          ...line,
          unitRule: charges?.unitRule,
          diagnoses: charges?.diagnoses,
          heldFor: charges?.heldFor,
        })),
      },
      projected: {
        ...rowOf(rows, document),
        rows: performed
          .filter((row) => row.sessionId === document.subjectId)
          .toSorted((a, b) => a.row - b.row)
          .map(({ sessionId: _session, row: _row, ...row }) => row),
        vitals: vitals
          .filter(({ sessionId }) => sessionId === document.subjectId)
          .map(({ vital, moment, value, measuredAt, staffId }) => ({
            ...{ vital, moment, value, measuredAt, staffId },
          })),
        services: times
          .filter((time) => time.isGiven && time.sessionId === document.subjectId)
          .map(({ code, staffId, ...time }) => ({
            code,
            staffId,
            minutes: isTimedService(code) ? minutesOf(time, document.signedAt) : time.typedMinutes,
          })),
        charges: charged
          .filter((line) => line.sessionId === document.subjectId)
          .map(({ sessionId: _session, ...line }) => line),
      },
    };
  });
}
