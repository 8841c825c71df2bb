import { appendAudit } from "#db/engine/chain.ts";
import type { Reader } from "#db/engine/store.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { setPassword } from "#server/auth/account.commands.ts";
import { dayInZone } from "#server/clock.ts";
import { organizationChain } from "#server/command.ts";
import type { House } from "#server/context.ts";
import { refuse } from "#server/refusal.ts";

export type SetUp = {
  organizationName: string;
  clinics: { name: string; city: string; state: string; timeZone: string; phone: string }[];
  admin: { given: string; family: string; email: string };
};

export async function needsSetUp(reader: Reader): Promise<boolean> {
  return (
    (await reader.db.select({ id: reader.t.organizations.id }).from(reader.t.organizations).limit(1))
      .length === 0
  );
}

/** The organization, its first clinics and its first admin, all at once and only on an empty database. */
export async function createOrganization(
  house: House,
  setUp: SetUp,
  passwordHash: string,
  requestId: string,
): Promise<{ organizationId: string; adminId: string; clinicIds: string[] }> {
  const now = house.clock.now();
  return house.store.write(async (tx) => {
    const { db, t } = tx;
    if (!(await needsSetUp(tx))) refuse("not-now", "This Plinth is set up already. Sign in.");
    const organizationId = house.newId(now);
    const adminId = house.newId(now);
    await db
      .insert(t.organizations)
      .values({ id: organizationId, name: setUp.organizationName, createdAt: now });
    const clinicIds: string[] = [];
    for (const clinic of setUp.clinics) {
      const id = house.newId(now);
      clinicIds.push(id);
      await db.insert(t.clinics).values({ id, ...clinic, policy: defaultClinicPolicy, createdAt: now });
    }
    await db.insert(t.staff).values({
      id: adminId,
      role: "admin",
      rights: ["front-desk", "billing", "manager"],
      family: setUp.admin.family,
      given: setUp.admin.given,
      credentials: "",
      email: setUp.admin.email,
      sensitiveSections: [],
      isActive: true,
      createdAt: now,
    });
    for (const [index, clinicId] of clinicIds.entries())
      await db.insert(t.memberships).values({
        staffId: adminId,
        clinicId,
        fromOn: dayInZone(now, setUp.clinics[index]?.timeZone ?? "UTC"),
      });
    await setPassword(
      tx,
      { id: adminId, email: setUp.admin.email, name: `${setUp.admin.given} ${setUp.admin.family}` },
      passwordHash,
      now,
    );
    await appendAudit(tx, house.auditKey, {
      chainId: organizationChain,
      at: now,
      actorId: adminId,
      actorRole: "admin",
      onBehalfOfId: null,
      action: "setUp",
      entity: "organization",
      entityId: organizationId,
      patientId: null,
      before: null,
      after: JSON.stringify({ clinicIds }),
      reason: null,
      requestId,
    });
    return { organizationId, adminId, clinicIds };
  });
}
