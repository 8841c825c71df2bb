import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { PayerKind } from "#domain/patients/patient.schema.ts";
import type { Discipline } from "#domain/people/staff.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/** Whose charges they are and how the patient's payer counts. */
export async function readPayer(
  { t, db }: Reader,
  of: { patientId: string },
): Promise<{ payer: PayerKind; payerName: string }> {
  const [row] = await db
    .select({ payer: t.patients.payerKind, payerName: t.patients.payer })
    .from(t.patients)
    .where(eq(t.patients.id, of.patientId));
  if (!row) throw new Error(`Patient ${of.patientId} has no row`);
  return row;
}

/** Codes of what is treated under a version, in its order; a diagnosis still in words has none. */
export async function listTreatedCodes(reader: Reader, versionId: string | undefined): Promise<string[]> {
  if (versionId === undefined) return [];
  const { prescriptionVersions: versions } = reader.t;
  const [version] = await reader.db
    .select({ documentId: versions.documentId })
    .from(versions)
    .where(eq(versions.id, versionId));
  const document = version ? await findDocument(reader, version.documentId) : undefined;
  if (!document) return [];
  return (JSON.parse(document.content) as PrescriptionContent).diagnoses
    .map(({ code }) => code)
    .filter((code) => code !== "");
}

/** The discipline of a therapist, and who supervises an assistant. */
export async function readRendering(
  { t, db }: Reader,
  staffId: string,
): Promise<{ discipline: Discipline; supervisorId: string | null; isAssistant: boolean }> {
  const [row] = await db
    .select({ discipline: t.staff.discipline, supervisorId: t.staff.supervisorId, level: t.staff.level })
    .from(t.staff)
    .where(eq(t.staff.id, staffId));
  return {
    discipline: row?.discipline ?? "PT",
    supervisorId: row?.supervisorId ?? null,
    isAssistant: row?.level === "assistant",
  };
}
