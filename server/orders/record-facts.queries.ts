import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeProcedureKind } from "#domain/orders/procedures/procedure.ts";
import { askRecord } from "#domain/orders/record-facts.ts";
import type { OrderFacts } from "#domain/orders/validate-order.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { readFactWords } from "#server/precautions/fact-words.queries.ts";
import { readRecordForScreening } from "#server/precautions/record-for-screening.queries.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

type Reading = { today: Day; named: readonly SensitiveSection[] };

/** What the record says that an order or a procedure asks about; words of what is sensitive stay kept from who is not named. */
export async function readRecordFacts(reader: Reader, patientId: string, { today, named }: Reading) {
  const { t, db } = reader;
  const [found] = await db
    .select({
      gender: t.patients.gender,
      bornOn: t.patients.bornOn,
      policy: t.clinics.policy,
      timeZone: t.clinics.timeZone,
    })
    .from(t.patients)
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(eq(t.patients.id, patientId));
  if (!found) throw new Error(`No patient ${patientId}`);
  const { timeZone, ...patient } = found;
  const record = await readRecordForScreening(reader, { patientId, timeZone }, today);
  const { implantIds, stimulatorIds, hasDiabetes, isAnticoagulated } = askRecord(record);
  const words = await readFactWords(reader, [...implantIds, ...stimulatorIds], named);
  const wordsOf = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => words.get(id) ?? []))];
  const putInHere = await listStimulatorsPutInHere(reader, patientId, today);
  return {
    ...patient,
    implants: [...wordsOf(implantIds), ...putInHere],
    stimulators: [...wordsOf(stimulatorIds), ...putInHere],
    hasDiabetes,
    isAnticoagulated,
    allergies: await listAllergies(reader, patientId),
  };
}

async function listAllergies({ t, db }: Reader, patientId: string): Promise<string[]> {
  const allergies = await db
    .select({ words: t.allergies.words })
    .from(t.allergies)
    .where(and(eq(t.allergies.patientId, patientId), eq(t.allergies.status, "active")))
    .limit(20);
  return allergies.map(({ words }) => words);
}

/** Leads of a trial come out within this many days (K); those of an implant stay. */
const trialDaysMost = 14;

async function listStimulatorsPutInHere(reader: Reader, patientId: string, today: Day): Promise<string[]> {
  const { procedures: t } = reader.t;
  const rows = await reader.db
    .select({ kind: t.kind, performedOn: t.performedOn })
    .from(t)
    .where(
      and(
        eq(t.patientId, patientId),
        inArray(t.kind, ["stimulator-implant", "stimulator-trial"]),
        isNotInError(reader, "procedure", t.id),
      ),
    )
    .orderBy(desc(t.performedOn))
    .limit(20);
  const standing = rows.filter(
    ({ kind, performedOn }) => kind === "stimulator-implant" || addDays(performedOn, trialDaysMost) >= today,
  );
  return [...new Set(standing.map(({ kind }) => describeProcedureKind(kind)))];
}

/** What an order is held against: the same for the form and for the signature. */
export async function readOrderFacts(
  reader: Reader,
  episode: { patientId: string; side: OrderFacts["episodeSide"] },
  reading: Reading,
): Promise<OrderFacts> {
  const { gender, bornOn, implants, stimulators, isAnticoagulated } = await readRecordFacts(
    reader,
    episode.patientId,
    reading,
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
    today: reading.today,
    gender,
    bornOn,
    implants,
    isAnticoagulated,
    stimulators,
    lastDexaOn: dexa?.orderedOn ?? null,
    episodeSide: episode.side,
  };
}
