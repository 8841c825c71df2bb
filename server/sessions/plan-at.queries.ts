import { and, asc, desc, eq, gt, inArray, lte } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { prescriptionStanding } from "#domain/prescriptions/state.ts";

export const prescriptionColumns = ({ t }: Reader) => ({
  prescriptionId: t.prescriptions.id,
  discipline: t.prescriptions.discipline,
  state: t.prescriptions.state,
  version: t.prescriptions.version,
  acceptedVersionId: t.prescriptions.acceptedVersionId,
  versionId: t.prescriptionVersions.id,
  number: t.prescriptionVersions.number,
  kind: t.prescriptionVersions.kind,
  leftOpen: t.prescriptionVersions.leftOpen,
  source: t.prescriptionVersions.source,
  startsOn: t.prescriptionVersions.startsOn,
  endsOn: t.prescriptionVersions.endsOn,
  reviewOn: t.prescriptionVersions.reviewOn,
  primaryMeasureId: t.prescriptionVersions.primaryMeasureId,
  documentId: t.prescriptionVersions.documentId,
  prescriberId: t.prescriptionVersions.prescriberId,
  outsidePrescriber: t.prescriptionVersions.outsidePrescriber,
  signedAt: t.prescriptionVersions.signedAt,
});

export const planOfCareColumns = ({ t }: Reader) => ({
  planOfCareId: t.plansOfCare.id,
  number: t.plansOfCare.number,
  documentId: t.plansOfCare.documentId,
  therapistId: t.plansOfCare.therapistId,
  certifyBy: t.plansOfCare.certifyBy,
  evaluatedOn: t.plansOfCare.evaluatedOn,
  signedAt: t.plansOfCare.signedAt,
  certification: t.planOfCareStates.certification,
  certifiedTo: t.planOfCareStates.certifiedTo,
  version: t.planOfCareStates.version,
});

/** The prescription as it stood at an instant: its events up to then, folded. For what is written down later. */
export async function findPrescriptionAt(reader: Reader, episodeId: string, at: number) {
  const { t, db } = reader;
  const [latest] = await db
    .select(prescriptionColumns(reader))
    .from(t.prescriptions)
    .innerJoin(t.prescriptionVersions, eq(t.prescriptionVersions.prescriptionId, t.prescriptions.id))
    .where(and(eq(t.prescriptions.episodeId, episodeId), lte(t.prescriptionVersions.signedAt, at)))
    .orderBy(desc(t.prescriptionVersions.signedAt), desc(t.prescriptionVersions.number))
    .limit(1);
  if (!latest) return undefined;
  const events = await db
    .select({
      kind: t.prescriptionEvents.kind,
      versionId: t.prescriptionEvents.versionId,
      seq: t.prescriptionEvents.seq,
    })
    .from(t.prescriptionEvents)
    .where(
      and(eq(t.prescriptionEvents.prescriptionId, latest.prescriptionId), lte(t.prescriptionEvents.at, at)),
    )
    .orderBy(asc(t.prescriptionEvents.seq), asc(t.prescriptionEvents.id))
    .limit(1000);
  const standing = prescriptionStanding(events);
  return standing && { ...latest, state: standing.state, acceptedVersionId: standing.acceptedVersionId };
}

/** The plan of care that was signed last at an instant. One that was replaced since keeps no certification. */
export async function findPlanOfCareAt(reader: Reader, episodeId: string, at: number) {
  const { t, db } = reader;
  const [row] = await db
    .select({ ...planOfCareColumns(reader), standingId: t.planOfCareStates.planOfCareId })
    .from(t.plansOfCare)
    .innerJoin(t.planOfCareStates, eq(t.planOfCareStates.episodeId, t.plansOfCare.episodeId))
    .where(and(eq(t.plansOfCare.episodeId, episodeId), lte(t.plansOfCare.signedAt, at)))
    .orderBy(desc(t.plansOfCare.number))
    .limit(1);
  if (!row) return undefined;
  const { standingId, ...plan } = row;
  return standingId === plan.planOfCareId ? plan : { ...plan, certification: "waiting" as const };
}

/** Precautions that were set aside or lifted after an instant, and so still held at it. */
export async function listEndedAfter(reader: Reader, patientId: string, at: number): Promise<string[]> {
  const { precautions, precautionEvents } = reader.t;
  const rows = await reader.db
    .selectDistinct({ precautionId: precautions.id })
    .from(precautions)
    .innerJoin(precautionEvents, eq(precautionEvents.precautionId, precautions.id))
    .where(
      and(
        eq(precautions.patientId, patientId),
        inArray(precautionEvents.kind, ["set-aside", "lifted"]),
        gt(precautionEvents.at, at),
      ),
    )
    .limit(300);
  return rows.map((row) => row.precautionId);
}
