import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { refuseNotFound } from "#server/refusal.ts";

/** Every clinic of the organization; names, zones and policies are known to all staff. */
export async function listClinics(reader: Reader) {
  const { clinics } = reader.t;
  return reader.db
    .select({
      clinicId: clinics.id,
      name: clinics.name,
      city: clinics.city,
      state: clinics.state,
      timeZone: clinics.timeZone,
      phone: clinics.phone,
      policy: clinics.policy,
      version: clinics.version,
    })
    .from(clinics)
    .orderBy(asc(clinics.name), asc(clinics.id))
    .limit(100);
}

export async function requireClinic(reader: Reader, clinicId: string) {
  const { clinics } = reader.t;
  const [row] = await reader.db
    .select({
      clinicId: clinics.id,
      name: clinics.name,
      timeZone: clinics.timeZone,
      phone: clinics.phone,
      policy: clinics.policy,
      version: clinics.version,
    })
    .from(clinics)
    .where(eq(clinics.id, clinicId));
  return row ?? refuseNotFound();
}
