import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { grantedRelations, type Reach, type ReachedPatient, withinReachBy } from "./access.queries.ts";
import { listSeatParts, type Sight, sightOf, wholeSight } from "./seats.queries.ts";

/**
 * What of one chart is open to a reader, for the answers that are put together from several parts. The strongest
 * relation counts: only who comes by a seat alone reads what the seat opens.
 */
export async function readSight(
  reader: Reader,
  asking: Omit<Reach, "action">,
  { patientId, clinicId }: Pick<ReachedPatient, "patientId" | "clinicId">,
): Promise<Sight> {
  const { actor, now } = asking;
  const reach: Reach = { ...asking, action: "patients.readChart" };
  const relations = grantedRelations(actor, reach.action);
  if (!relations.includes("seat")) return wholeSight;
  if (relations.includes("home-clinic") && actor.clinicIds.includes(clinicId)) return wholeSight;
  const { t, db } = reader;
  const stronger = relations.filter((relation) => relation !== "seat");
  const [reached] = await db
    .select({ id: t.patients.id })
    .from(t.patients)
    .where(and(eq(t.patients.id, patientId), withinReachBy(reader, reach, stronger)));
  if (reached) return wholeSight;
  const today = dayInZone(now, actor.timeZone);
  const parts = await listSeatParts(reader, { staffId: actor.staffId, patientId, today });
  const whole = sightOf(parts, null);
  return whole.keptWords === null ? whole : sightOf(parts, await findTreatingName(reader, patientId));
}

/** Whom to ask for more: the physiatrist of the newest episode. */
async function findTreatingName({ t, db }: Reader, patientId: string): Promise<string | null> {
  const [row] = await db
    .select({
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.episodes)
    .innerJoin(t.staff, eq(t.staff.id, t.episodes.prescriberId))
    .where(eq(t.episodes.patientId, patientId))
    .orderBy(desc(t.episodes.startedOn), desc(t.episodes.id))
    .limit(1);
  return row ? shownStaffName(row) : null;
}
