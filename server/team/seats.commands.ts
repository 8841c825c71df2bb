import { and, eq } from "drizzle-orm";
import { describeParts } from "#domain/access/chart-parts.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { type OpenedSection, type SeatSight, validateSight } from "#domain/team/seat.ts";
import {
  grantedRelations,
  type ReachedPatient,
  requirePatient,
  withinReachBy,
} from "#server/access/access.queries.ts";
import { namedFor, openedParts, partValues, seatPartColumns } from "#server/access/seats.queries.ts";
import type { Run } from "#server/command.ts";
import { requireActiveStaff } from "#server/people/people.queries.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { listOpenSections } from "./team.queries.ts";

const reachTeam = (run: Run, patientId: string) =>
  requirePatient(run.tx, { actor: run.actor, action: "team.seat", now: run.now }, patientId);

/**
 * Sections this giver may open: those they read here themselves, as a physiatrist. An admin seats people and opens none,
 * also where the admin's own entry names one.
 */
const mayOpen = (run: Run, patientId: string): readonly SensitiveSection[] =>
  run.actor.role === "physiatrist" ? namedFor(run.actor, patientId) : [];

function requireSight(run: Run, patientId: string, sight: SeatSight, isColleague: boolean): void {
  const facts = { isColleague, mayOpen: mayOpen(run, patientId), giverRole: run.actor.role };
  const [problem] = validateSight(sight, facts);
  if (problem) refuse("invalid", problem.words, { field: problem.field });
}

/** Whether this person seats people here by more than a seat of their own, which would prolong itself. */
async function seatsWithoutSeat({ tx, actor, now }: Run, patientId: string): Promise<boolean> {
  const action = "team.seat" as const;
  const relations = grantedRelations(actor, action).filter((relation) => relation !== "seat");
  const [reached] = await tx.db
    .select({ id: tx.t.patients.id })
    .from(tx.t.patients)
    .where(and(eq(tx.t.patients.id, patientId), withinReachBy(tx, { actor, action, now }, relations)));
  return reached !== undefined;
}

export type SeatOnTeam = SeatSight & {
  patientId: string;
  staffId: string | null;
  outsideContact: string;
  specialty: string;
  fromOn: string;
  toOn: string | null;
};

/** A colleague, who reads from then on what the seat opens, or somebody outside, who is only named. */
export async function seatOnTeam(run: Run, input: SeatOnTeam): Promise<{ seatId: string }> {
  const patient = await reachTeam(run, input.patientId);
  const { staffId, outsideContact, specialty, fromOn, toOn, sees, sections } = input;
  if ((staffId === null) === (outsideContact === ""))
    refuse("invalid", "Choose a colleague, or name an outside contact.", { field: "staffId" });
  if (toOn !== null && toOn < fromOn)
    refuse("invalid", "The last day lies before the first.", { field: "toOn" });
  if (staffId !== null) await requireActiveStaff(run.tx, staffId);
  if (staffId === run.actor.staffId && !(await seatsWithoutSeat(run, patient.patientId)))
    refuse(
      "not-now",
      "You come to this chart by a seat. A colleague on the chart prolongs it or gives a new one.",
      {
        field: "staffId",
      },
    );
  requireSight(run, patient.patientId, { sees, sections }, staffId !== null);
  const seatId = run.newId();
  await run.tx.db.insert(run.tx.t.careTeamSeats).values({
    id: seatId,
    patientId: patient.patientId,
    staffId,
    outsideContact,
    specialty,
    fromOn,
    toOn,
    seatedBy: run.actor.staffId,
    ...partValues(sees),
  });
  await run.audit({
    chainId: patient.clinicId,
    action: "seatOnTeam",
    entity: "seat",
    entityId: seatId,
    patientId: patient.patientId,
    after: { staffId, specialty, sees },
  });
  for (const opened of sections) await openSection(run, patient, seatId, opened);
  return { seatId };
}

export type ChangeSeat = SeatSight & {
  patientId: string;
  seatId: string;
  expectedVersion: number;
  reason: string;
};

/**
 * What a seat sees from this moment on. Sections the giver may not open stand as they are: they are neither told nor
 * taken away by somebody who does not read them.
 */
export async function changeSeat(run: Run, input: ChangeSeat): Promise<{ version: number }> {
  const patient = await reachTeam(run, input.patientId);
  const { t, db } = run.tx;
  const { careTeamSeats: seats } = t;
  const mine = and(eq(seats.id, input.seatId), eq(seats.patientId, patient.patientId));
  const [seat] = await db
    .select({
      staffId: seats.staffId,
      toOn: seats.toOn,
      endedAt: seats.endedAt,
      version: seats.version,
      ...seatPartColumns(t),
    })
    .from(seats)
    .where(mine);
  if (!seat) return refuseNotFound();
  if (seat.staffId === run.actor.staffId)
    refuse("not-now", "This is your own seat. A colleague on the chart changes what it sees.");
  if (hasEnded(seat, run.todayIn(patient.timeZone)))
    refuse("not-now", "This seat has ended. Give a new one.");
  requireVersion(input.expectedVersion, seat.version, "This seat");
  const { sees, sections } = input;
  requireSight(run, patient.patientId, { sees, sections }, seat.staffId !== null);
  const open = await listOpenSections(run.tx, [input.seatId]);
  const may = mayOpen(run, patient.patientId);
  const closing = open.filter(
    ({ section }) => may.includes(section) && !sections.some((one) => one.section === section),
  );
  const opening = sections.filter(({ section }) => !open.some((one) => one.section === section));
  const before = openedParts(seat);
  const isSame = describeParts(before) === describeParts(sees);
  if (isSame && closing.length === 0 && opening.length === 0)
    refuse("invalid", "Nothing is changed. Choose what this seat sees.", { field: "sees" });
  const version = seat.version + 1;
  await db
    .update(seats)
    .set({ ...partValues(sees), version })
    .where(mine);
  await run.audit({
    chainId: patient.clinicId,
    // A change of sections is told apart: why it was made stays with those who read them.
    action: opening.length + closing.length > 0 ? "changeSeatAndSections" : "changeSeat",
    entity: "seat",
    entityId: input.seatId,
    patientId: patient.patientId,
    reason: input.reason,
    before: { sees: before },
    after: { sees },
  });
  for (const opened of opening) await openSection(run, patient, input.seatId, opened);
  for (const one of closing) await closeSection(run, patient, one, input.reason);
  return { version };
}

/** A row of its own in the audit: its reason is told only to those who read every section. */
async function openSection(
  run: Run,
  patient: ReachedPatient,
  seatId: string,
  { section, reason }: OpenedSection,
): Promise<void> {
  await run.tx.db.insert(run.tx.t.seatSections).values({
    id: run.newId(),
    seatId,
    section,
    reason,
    openedBy: run.actor.staffId,
    openedAt: run.now,
  });
  await run.audit({
    chainId: patient.clinicId,
    action: "openSectionToSeat",
    entity: "seat",
    entityId: seatId,
    patientId: patient.patientId,
    reason,
    after: { section },
  });
}

async function closeSection(
  run: Run,
  patient: ReachedPatient,
  { sectionId, seatId, section }: { sectionId: string; seatId: string; section: SensitiveSection },
  reason: string,
): Promise<void> {
  const { seatSections } = run.tx.t;
  await run.tx.db
    .update(seatSections)
    .set({ closedBy: run.actor.staffId, closedAt: run.now })
    .where(eq(seatSections.id, sectionId));
  await run.audit({
    chainId: patient.clinicId,
    action: "closeSectionToSeat",
    entity: "seat",
    entityId: seatId,
    patientId: patient.patientId,
    reason,
    before: { section },
  });
}

const hasEnded = (seat: { toOn: string | null; endedAt: number | null }, today: string): boolean =>
  seat.endedAt !== null || (seat.toOn !== null && seat.toOn < today);

/** At once, also on its last day; one that ended earlier keeps the day it ended on. */
export async function endSeat(
  run: Run,
  input: { patientId: string; seatId: string; expectedVersion: number },
): Promise<{ seatId: string }> {
  const patient = await reachTeam(run, input.patientId);
  const { db, t } = run.tx;
  const { careTeamSeats: seats } = t;
  const today = run.todayIn(patient.timeZone);
  const isItsOwn = and(eq(seats.id, input.seatId), eq(seats.patientId, patient.patientId));
  const [seat] = await db
    .select({ toOn: seats.toOn, endedAt: seats.endedAt, version: seats.version })
    .from(seats)
    .where(isItsOwn);
  if (!seat || hasEnded(seat, today)) return refuseNotFound();
  requireVersion(input.expectedVersion, seat.version, "This seat");
  await db
    .update(seats)
    .set({ toOn: today, endedAt: run.now, version: seat.version + 1 })
    .where(isItsOwn);
  await run.audit({
    chainId: patient.clinicId,
    action: "endSeat",
    entity: "seat",
    entityId: input.seatId,
    patientId: patient.patientId,
  });
  return { seatId: input.seatId };
}
