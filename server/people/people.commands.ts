import { and, eq, inArray } from "drizzle-orm";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { validateStaff } from "#domain/people/staff.schema.ts";
import { createInvitation } from "#server/auth/account.commands.ts";
import { organizationChain, type Run } from "#server/command.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { reassignEpisodes, requireNothingStranded } from "./hand-over.commands.ts";

async function requireAgreement(run: Run, staff: StaffDetails, staffId: string | undefined): Promise<void> {
  const problem = validateStaff(staff);
  if (problem) refuse("invalid", problem.words, { field: problem.field });
  const { t, db } = run.tx;
  const [sameEmail] = await db.select({ id: t.staff.id }).from(t.staff).where(eq(t.staff.email, staff.email));
  if (sameEmail && sameEmail.id !== staffId)
    refuse("invalid", "Somebody here uses this email already.", { field: "email" });
  if (staff.supervisorId !== null) await requireSupervisor(run, staff.supervisorId, staffId);
  const clinics = await db
    .select({ id: t.clinics.id })
    .from(t.clinics)
    .where(inArray(t.clinics.id, staff.clinicIds));
  if (clinics.length !== new Set(staff.clinicIds).size) refuseNotFound();
}

/** An assistant's question goes to the supervisor first, so there must be one who can take it. */
async function requireSupervisor(run: Run, supervisorId: string, staffId: string | undefined): Promise<void> {
  const { staff } = run.tx.t;
  const [supervisor] = await run.tx.db
    .select({ role: staff.role, level: staff.level, isActive: staff.isActive })
    .from(staff)
    .where(eq(staff.id, supervisorId));
  if (!supervisor?.isActive || supervisor.level !== "therapist" || supervisorId === staffId)
    refuse("invalid", "A therapist who works here supervises, not an assistant.", { field: "supervisorId" });
}

/** The organization is never without somebody who may manage it. */
async function requireManagerLeft(run: Run, withoutStaffId: string): Promise<void> {
  const { staff } = run.tx.t;
  const admins = await run.tx.db
    .select({ id: staff.id, rights: staff.rights })
    .from(staff)
    .where(and(eq(staff.role, "admin"), eq(staff.isActive, true)))
    .limit(1000);
  if (!admins.some((admin) => admin.id !== withoutStaffId && admin.rights.includes("manager")))
    refuse("invalid", "This is the only manager. Give the right to somebody else first.", {
      field: "rights",
    });
}

/** A new person and the one-time link with which they choose their password; nobody else ever knows it. */
export async function inviteStaff(
  run: Run,
  staff: StaffDetails,
  token: string,
): Promise<{ staffId: string; expiresAt: number }> {
  await requireAgreement(run, staff, undefined);
  const { t, db } = run.tx;
  const { clinicIds, ...details } = staff;
  const staffId = run.newId();
  await db.insert(t.staff).values({ id: staffId, ...details, isActive: true, createdAt: run.now });
  await setClinics(run, staffId, clinicIds);
  const { expiresAt } = await createInvitation(run, staffId, "invite", token);
  await run.audit({
    chainId: organizationChain,
    action: "inviteStaff",
    entity: "staff",
    entityId: staffId,
    after: { role: staff.role, clinicIds, rights: staff.rights },
  });
  return { staffId, expiresAt };
}

async function setClinics(run: Run, staffId: string, clinicIds: readonly string[]): Promise<void> {
  const { t, db } = run.tx;
  const zones = await db
    .select({ id: t.clinics.id, timeZone: t.clinics.timeZone })
    .from(t.clinics)
    .where(inArray(t.clinics.id, [...clinicIds]));
  const known = await db
    .select({ clinicId: t.memberships.clinicId })
    .from(t.memberships)
    .where(eq(t.memberships.staffId, staffId));
  const left = known
    .filter((membership) => !clinicIds.includes(membership.clinicId))
    .map((membership) => membership.clinicId);
  if (left.length > 0) {
    await requireNothingStranded(run, staffId, { clinicIds: left, field: "clinicIds" });
    await db
      .delete(t.memberships)
      .where(and(eq(t.memberships.staffId, staffId), inArray(t.memberships.clinicId, left)));
  }
  for (const zone of zones)
    if (!known.some((membership) => membership.clinicId === zone.id))
      await db
        .insert(t.memberships)
        .values({ staffId, clinicId: zone.id, fromOn: run.todayIn(zone.timeZone) });
}

export async function changeStaff(
  run: Run,
  staffId: string,
  expectedVersion: number,
  staff: StaffDetails,
): Promise<{ version: number }> {
  const { t, db } = run.tx;
  const [before] = await db
    .select({
      version: t.staff.version,
      role: t.staff.role,
      level: t.staff.level,
      rights: t.staff.rights,
    })
    .from(t.staff)
    .where(eq(t.staff.id, staffId));
  if (!before) return refuseNotFound();
  requireVersion(expectedVersion, before.version, "This person's entry");
  await requireAgreement(run, staff, staffId);
  if (before.rights.includes("manager") && !staff.rights.includes("manager"))
    await requireManagerLeft(run, staffId);
  if (before.role !== staff.role || (before.level === "therapist" && staff.level === "assistant"))
    await requireNothingStranded(run, staffId, {
      field: before.role === staff.role ? "level" : "role",
    });
  const { clinicIds, ...details } = staff;
  await db
    .update(t.staff)
    .set({ ...details, version: before.version + 1 })
    .where(eq(t.staff.id, staffId));
  await db
    .update(t.authUsers)
    .set({ email: staff.email, name: `${staff.given} ${staff.family}`, updatedAt: run.now })
    .where(eq(t.authUsers.staffId, staffId));
  await setClinics(run, staffId, clinicIds);
  await run.audit({
    chainId: organizationChain,
    action: "changeStaff",
    entity: "staff",
    entityId: staffId,
    before: { role: before.role, rights: before.rights },
    after: { role: staff.role, rights: staff.rights, clinicIds },
  });
  return { version: before.version + 1 };
}

/**
 * Access ends now: sign-ins are deleted here, streams are ended by the caller after the commit. Their patients go to
 * whoever is named; with nobody named it is refused while a patient would be left without a reader.
 */
export async function deactivateStaff(
  run: Run,
  input: { staffId: string; expectedVersion: number; toStaffId?: string | undefined; reason: string },
): Promise<{ moved: number }> {
  const { t, db } = run.tx;
  const { staffId, expectedVersion, toStaffId, reason } = input;
  if (staffId === run.actor.staffId)
    refuse("invalid", "You cannot deactivate yourself. Ask another manager.");
  const [before] = await db
    .select({ version: t.staff.version })
    .from(t.staff)
    .where(and(eq(t.staff.id, staffId), eq(t.staff.isActive, true)));
  if (!before) return refuseNotFound();
  requireVersion(expectedVersion, before.version, "This person's entry");
  const { moved } =
    toStaffId === undefined
      ? { moved: 0 }
      : await reassignEpisodes(run, { fromStaffId: staffId, toStaffId, reason });
  await requireNothingStranded(run, staffId, { field: "toStaffId" });
  await db
    .update(t.staff)
    .set({ isActive: false, version: before.version + 1 })
    .where(eq(t.staff.id, staffId));
  const users = await db
    .select({ id: t.authUsers.id })
    .from(t.authUsers)
    .where(eq(t.authUsers.staffId, staffId));
  if (users.length > 0)
    await db.delete(t.authSessions).where(
      inArray(
        t.authSessions.userId,
        users.map((user) => user.id),
      ),
    );
  await run.audit({
    chainId: organizationChain,
    action: "deactivateStaff",
    entity: "staff",
    entityId: staffId,
    reason,
  });
  return { moved };
}
