import { and, desc, eq, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import {
  diabetesPrefixes,
  implantPrefixes,
  isOfFamily,
  stimulatorPrefixes,
} from "#domain/orders/record-facts.ts";
import type { OrderFacts } from "#domain/orders/validate-order.ts";

/** What the record says that an order or a procedure asks about. Sensitive conditions are left out. */
export async function readRecordFacts(reader: Reader, patientId: string) {
  const { t, db } = reader;
  const [patient] = await db
    .select({ gender: t.patients.gender, bornOn: t.patients.bornOn, policy: t.clinics.policy })
    .from(t.patients)
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(eq(t.patients.id, patientId));
  if (!patient) throw new Error(`No patient ${patientId}`);
  const conditions = await db
    .select({ words: t.conditions.words, icd10: t.conditions.icd10 })
    .from(t.conditions)
    .where(
      and(
        eq(t.conditions.patientId, patientId),
        eq(t.conditions.status, "active"),
        eq(t.conditions.isSensitive, false),
      ),
    )
    .orderBy(desc(t.conditions.recordedAt))
    .limit(300);
  const [anticoagulant] = await db
    .select({ id: t.medications.id })
    .from(t.medications)
    .where(
      and(
        eq(t.medications.patientId, patientId),
        eq(t.medications.status, "active"),
        eq(t.medications.kind, "anticoagulant"),
      ),
    )
    .limit(1);
  const allergies = await db
    .select({ words: t.allergies.words })
    .from(t.allergies)
    .where(and(eq(t.allergies.patientId, patientId), eq(t.allergies.status, "active")))
    .limit(20);
  const ofFamily = (prefixes: readonly string[]) =>
    conditions.filter(({ icd10 }) => isOfFamily(icd10, prefixes)).map(({ words }) => words);
  return {
    ...patient,
    implants: ofFamily(implantPrefixes),
    stimulators: ofFamily(stimulatorPrefixes),
    hasDiabetes: ofFamily(diabetesPrefixes).length > 0,
    isAnticoagulated: anticoagulant !== undefined,
    allergies: allergies.map(({ words }) => words),
  };
}

/** What an order is held against: the same for the form and for the signature. */
export async function readOrderFacts(
  reader: Reader,
  episode: { patientId: string; side: OrderFacts["episodeSide"] },
  today: string,
): Promise<OrderFacts> {
  const { gender, bornOn, implants, stimulators, isAnticoagulated } = await readRecordFacts(
    reader,
    episode.patientId,
  );
  const { orders, orderStates } = reader.t;
  const [dexa] = await reader.db
    .select({ orderedOn: orders.orderedOn })
    .from(orders)
    .innerJoin(orderStates, eq(orderStates.orderId, orders.id))
    .where(
      and(
        eq(orders.patientId, episode.patientId),
        eq(orders.kind, "dexa"),
        ne(orderStates.state, "cancelled"),
      ),
    )
    .orderBy(desc(orders.signedAt))
    .limit(1);
  return {
    today,
    gender,
    bornOn,
    implants,
    isAnticoagulated,
    stimulators,
    lastDexaOn: dexa?.orderedOn ?? null,
    episodeSide: episode.side,
  };
}
