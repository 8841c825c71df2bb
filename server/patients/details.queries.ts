import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { refuseNotFound } from "#server/refusal.ts";

/** Identity, contacts and payer as the front desk entered them, with the version an edit starts from. */
export async function readDetails(reader: Reader, patientId: string) {
  const { patients } = reader.t;
  const [row] = await reader.db
    .select({
      version: patients.version,
      family: patients.family,
      given: patients.given,
      title: patients.title,
      nameUsed: patients.nameUsed,
      bornOn: patients.bornOn,
      gender: patients.gender,
      language: patients.language,
      needsInterpreter: patients.needsInterpreter,
      phone: patients.phone,
      email: patients.email,
      address: patients.address,
      guardian: patients.guardian,
      payer: patients.payer,
      payerKind: patients.payerKind,
      claimNumber: patients.claimNumber,
    })
    .from(patients)
    .where(eq(patients.id, patientId));
  if (!row) return refuseNotFound();
  const { version, ...patient } = row;
  return { version, patient };
}
