import { and, eq, exists, gt, gte, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type AccessAction, type AccessRule, accessRules, type Relation } from "#domain/access/access.ts";
import { type ChartPart, chartParts } from "#domain/access/chart-parts.ts";
import { decideAccess } from "#domain/access/decide.ts";
import { describeEndedEpisode } from "#domain/sessions/gate.ts";
import { dayInZone } from "#server/clock.ts";
import type { Actor } from "#server/context.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { inForceOn, partColumns } from "./seats.queries.ts";

/** Who asks, for what, and when. */
export type Reach = { actor: Actor; action: AccessAction; now: number };

/**
 * The row check of every query about patients: a condition on `patients` that holds only where one of the relations
 * granted to this role for this action connects actor and patient. Put it in the `where`, joined with `and`.
 */
export function withinReach(reader: Reader, reach: Reach): SQL {
  return withinReachBy(reader, reach, grantedRelations(reach.actor, reach.action));
}

/** The same through some relations alone. */
export function withinReachBy(
  reader: Reader,
  { actor, action, now }: Reach,
  relations: readonly Relation[],
): SQL {
  const today = dayInZone(now, actor.timeZone);
  const rule: AccessRule = accessRules[action];
  const conditions = relations.map((relation) =>
    relation === "seat"
      ? seatCondition(reader, actor, today, rule.bySeat ?? "whole")
      : relationCondition(reader, relation, actor, now, today),
  );
  const condition = or(...conditions);
  return condition ?? inArray(reader.t.patients.id, []);
}

/** Seats in force that open what the action asks for, together: as the reader's sight is told. */
function seatCondition(
  { db, t }: Reader,
  actor: Actor,
  today: string,
  opens: NonNullable<AccessRule["bySeat"]>,
): SQL {
  const { careTeamSeats: seats } = t;
  const seatWhere = (condition?: SQL): SQL =>
    exists(
      db
        .select({ id: seats.id })
        .from(seats)
        .where(
          and(
            eq(seats.staffId, actor.staffId),
            eq(seats.patientId, t.patients.id),
            inForceOn(seats, today),
            condition,
          ),
        ),
    );
  if (opens === "any") return seatWhere();
  const [first, ...rest] = opens === "whole" ? chartParts : [opens];
  const opening = (part: ChartPart) => seatWhere(eq(seats[partColumns[part]], true));
  return and(opening(first), ...rest.map(opening)) ?? opening(first);
}

export function grantedRelations(actor: Actor, action: AccessAction): readonly Relation[] {
  const rule: AccessRule = accessRules[action];
  const grants = rule.grants.filter(
    (grant) => grant.role === actor.role && decideAccess(action, actor).isAllowed,
  );
  return [...new Set(grants.flatMap((grant) => grant.through ?? []))];
}

function relationCondition(
  reader: Reader,
  relation: Exclude<Relation, "seat">,
  actor: Actor,
  now: number,
  today: string,
): SQL {
  const { db, t } = reader;
  switch (relation) {
    case "home-clinic":
      return actor.clinicIds.length > 0
        ? inArray(t.patients.homeClinicId, [...actor.clinicIds])
        : inArray(t.patients.id, []);
    case "cover":
      return exists(
        db
          .select({ id: t.covers.id })
          .from(t.covers)
          .innerJoin(
            t.episodes,
            or(
              eq(t.episodes.prescriberId, t.covers.absentStaffId),
              eq(t.episodes.therapistId, t.covers.absentStaffId),
            ),
          )
          .where(
            and(
              eq(t.covers.coveringStaffId, actor.staffId),
              lte(t.covers.fromOn, today),
              gte(t.covers.toOn, today),
              isNull(t.covers.endedAt),
              eq(t.episodes.patientId, t.patients.id),
            ),
          ),
      );
    case "break-glass":
      return exists(
        db
          .select({ id: t.breakGlasses.id })
          .from(t.breakGlasses)
          .where(
            and(
              eq(t.breakGlasses.staffId, actor.staffId),
              eq(t.breakGlasses.patientId, t.patients.id),
              gt(t.breakGlasses.untilAt, now),
            ),
          ),
      );
    default:
      return relation satisfies never;
  }
}

export type ReachedPatient = { patientId: string; clinicId: string; timeZone: string };

/** The patient under the row check, with its clinic; a merged record answers as the one it went into. */
export async function requirePatient(
  reader: Reader,
  reach: Reach,
  patientId: string,
): Promise<ReachedPatient> {
  const { db, t } = reader;
  const [row] = await db
    .select({
      patientId: t.patients.id,
      clinicId: t.patients.homeClinicId,
      timeZone: t.clinics.timeZone,
      mergedIntoId: t.patients.mergedIntoId,
    })
    .from(t.patients)
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(and(eq(t.patients.id, patientId), withinReach(reader, reach)));
  if (!row) return refuseNotFound();
  if (row.mergedIntoId) return requirePatient(reader, reach, row.mergedIntoId);
  return { patientId: row.patientId, clinicId: row.clinicId, timeZone: row.timeZone };
}

/** As `requirePatient`, and the chart was opened by this person in this sitting: no clinical data leaves before. */
export async function requireOpenChart(
  reader: Reader,
  reach: Reach & { signedInAt: number },
  patientId: string,
): Promise<ReachedPatient> {
  const patient = await requirePatient(reader, reach, patientId);
  const { db, t } = reader;
  const [open] = await db
    .select({ id: t.chartOpens.id })
    .from(t.chartOpens)
    .where(
      and(
        eq(t.chartOpens.staffId, reach.actor.staffId),
        eq(t.chartOpens.patientId, patient.patientId),
        gte(t.chartOpens.openedAt, reach.signedInAt),
      ),
    )
    .limit(1);
  if (!open) return refuse("chart-not-opened", "Open the chart first. Opening it is recorded.");
  return patient;
}

/** An episode of a patient within reach. */
export async function requireEpisode(reader: Reader, reach: Reach, episodeId: string) {
  const { db, t } = reader;
  const [row] = await db
    .select({
      episodeId: t.episodes.id,
      patientId: t.episodes.patientId,
      clinicId: t.patients.homeClinicId,
      timeZone: t.clinics.timeZone,
      policy: t.clinics.policy,
      prescriberId: t.episodes.prescriberId,
      therapistId: t.episodes.therapistId,
      title: t.episodes.title,
      isSensitive: t.episodes.isSensitive,
      sensitiveSection: t.episodes.sensitiveSection,
      side: t.episodes.side,
      endedOn: t.episodes.endedOn,
      firstTreatedOn: t.episodes.firstTreatedOn,
      treatmentDays: t.episodes.treatmentDays,
      version: t.episodes.version,
    })
    .from(t.episodes)
    .innerJoin(t.patients, eq(t.patients.id, t.episodes.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(and(eq(t.episodes.id, episodeId), withinReach(reader, reach)));
  return row ?? refuseNotFound();
}
export type ReachedEpisode = Awaited<ReturnType<typeof requireEpisode>>;

/** A discharged patient is treated in a new episode: nothing is decided, ordered or planned in one that ended. */
export function requireRunning({ endedOn }: Pick<ReachedEpisode, "endedOn">): void {
  if (endedOn !== null) refuse("not-now", describeEndedEpisode(endedOn));
}
