import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { LineDetails } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { headOf, type Projection, rowOf, type Signed, subjectsOf } from "./projection.ts";

/** A version with every column of its lines, and the limits that came into force with it. */
export async function projectVersions(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { prescriptionVersions: t, prescriptions, prescriptionLines: lines, limits } = reader.t;
  const ids = subjectsOf(documents);
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: prescriptions.patientId,
      signerId: t.prescriberId,
      signedAt: t.signedAt,
      discipline: prescriptions.discipline,
      kind: t.kind,
      leftOpen: t.leftOpen,
      startsOn: t.startsOn,
      endsOn: t.endsOn,
      reviewOn: t.reviewOn,
      primaryMeasureId: t.primaryMeasureId,
      outsidePrescriber: t.outsidePrescriber,
    })
    .from(t)
    .innerJoin(prescriptions, eq(prescriptions.id, t.prescriptionId))
    .where(inArray(t.id, ids));
  const lineRows = await reader.db
    .select({
      versionId: lines.versionId,
      position: lines.position,
      lineId: lines.id,
      lineKey: lines.lineKey,
      exerciseId: lines.exerciseId,
      exerciseVersion: lines.exerciseVersion,
      name: lines.name,
      side: lines.side,
      owner: lines.owner,
      consequence: lines.consequence,
      dose: lines.dose,
      bounds: lines.bounds,
      weeklySteps: lines.weeklySteps,
      isHomeProgram: lines.isHomeProgram,
      note: lines.note,
      details: lines.details,
    })
    .from(lines)
    .where(inArray(lines.versionId, ids));
  const limitRows = await reader.db
    .select({ versionId: limits.sourceId, patientId: limits.patientId, content: limits.content })
    .from(limits)
    .where(and(eq(limits.sourceKind, "prescription-version"), inArray(limits.sourceId, ids)));
  return documents.map((document) => {
    const content = JSON.parse(document.content) as PrescriptionContent;
    const raised = limitRows.filter((row) => row.versionId === document.subjectId);
    return {
      signed: {
        ...headOf(document),
        discipline: content.discipline,
        kind: content.kind,
        leftOpen: content.leftOpen,
        startsOn: content.startsOn,
        endsOn: content.endsOn,
        reviewOn: content.reviewOn,
        primaryMeasureId: content.primaryMeasureId ?? null,
        outsidePrescriber: content.outsideOrder?.prescriber ?? "",
        lines: content.lines.map((line, position) => ({ position, ...line })),
        limits: content.limits
          .filter((limit) => raised.some((row) => row.content.limitId === limit.limitId))
          .map((limit) => ({ patientId: document.patientId, content: limit }))
          .toSorted((a, b) => a.content.limitId.localeCompare(b.content.limitId)),
      },
      projected: {
        ...rowOf(rows, document),
        lines: linesOf(lineRows, "versionId", document.subjectId),
        limits: raised
          .map(({ patientId, content: limit }) => ({ patientId, content: limit }))
          .toSorted((a, b) => a.content.limitId.localeCompare(b.content.limitId)),
      },
    };
  });
}

/** A plan of care with every column of its lines. */
export async function projectPlans(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { plansOfCare: t, planOfCareLines: lines } = reader.t;
  const ids = subjectsOf(documents);
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.therapistId,
      signedAt: t.signedAt,
      prescriptionVersionId: t.prescriptionVersionId,
      evaluatedOn: t.evaluatedOn,
      certifyBy: t.certifyBy,
    })
    .from(t)
    .where(inArray(t.id, ids));
  const lineRows = await reader.db
    .select({
      planId: lines.planOfCareId,
      position: lines.position,
      lineId: lines.id,
      lineKey: lines.lineKey,
      exerciseId: lines.exerciseId,
      exerciseVersion: lines.exerciseVersion,
      name: lines.name,
      side: lines.side,
      dose: lines.dose,
      isHomeProgram: lines.isHomeProgram,
      note: lines.note,
      details: lines.details,
    })
    .from(lines)
    .where(inArray(lines.planOfCareId, ids));
  return documents.map((document) => {
    const content = JSON.parse(document.content) as PlanOfCareContent;
    const { prescriptionVersionId, evaluatedOn, certifyBy } = content;
    return {
      signed: {
        ...headOf(document),
        prescriptionVersionId,
        evaluatedOn,
        certifyBy,
        lines: content.lines.map(
          (
            { owner: _owner, consequence: _consequence, bounds: _bounds, weeklySteps: _steps, ...line },
            position,
          ) => ({
            position,
            ...line,
          }),
        ),
      },
      projected: {
        ...rowOf(rows, document),
        lines: linesOf(lineRows, "planId", document.subjectId),
      },
    };
  });
}

function linesOf<
  Key extends string,
  Row extends Record<Key, string> & { position: number; details: LineDetails | null },
>(rows: readonly Row[], key: Key, parentId: string) {
  return rows
    .filter((row) => row[key] === parentId)
    .toSorted((a, b) => a.position - b.position)
    .map(({ details, ...row }) => ({
      ...Object.fromEntries(Object.entries(row).filter(([name]) => name !== key)),
      ...details,
    }));
}
