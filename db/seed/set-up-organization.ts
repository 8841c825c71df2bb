import { setPassword } from "#server/auth/account.commands.ts";
import { createOrganization } from "#server/setup/setup.commands.ts";
import { demoPassword, emailOf, firstAdmin, seedClinics, seedStaff } from "./people.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";

export type Organization = {
  clinicIds: readonly [string, string];
  adminId: string;
  staff: ReadonlyMap<
    string,
    {
      staffId: string;
      clinics: readonly (0 | 1)[];
      role: string;
      discipline: string | null;
      level: string | null;
    }
  >;
};

/** Two clinics and everybody who works in them, each with the demo's password. */
export async function setUpOrganization(house: SeedHouse): Promise<Organization> {
  const hash = await house.hasher.hash(demoPassword);
  const made = await createOrganization(
    house,
    {
      organizationName: "Cascade Mesa Rehabilitation",
      clinics: seedClinics.map((clinic) => ({ ...clinic })),
      admin: firstAdmin,
    },
    hash,
    "seed",
  );
  const [first, second] = made.clinicIds;
  if (!first || !second) throw new Error("Both clinics are needed");
  const admin = await actAs(house, made.adminId);
  const staff = new Map<
    string,
    {
      staffId: string;
      clinics: readonly (0 | 1)[];
      role: string;
      discipline: string | null;
      level: string | null;
    }
  >();
  for (const person of seedStaff) {
    const { clinics, specialty, supervisor, sensitive, ...details } = person;
    const { staffId } = await admin.people.invite({
      operationId: nextOperation(),
      staff: {
        ...details,
        specialty: specialty ?? null,
        supervisorId: supervisor ? (staff.get(supervisor)?.staffId ?? null) : null,
        npi: null,
        email: emailOf(person),
        phone: "",
        sensitiveSections: sensitive ?? [],
        clinicIds: clinics.map((clinic) => made.clinicIds[clinic] ?? first),
      },
    });
    staff.set(person.family, {
      staffId,
      clinics,
      role: person.role,
      discipline: person.discipline,
      level: person.level,
    });
    await house.store.write((tx) =>
      setPassword(
        tx,
        { id: staffId, email: emailOf(person), name: `${person.given} ${person.family}` },
        hash,
        house.clock.now(),
      ),
    );
  }
  const [, mesa] = await admin.policy.clinics();
  if (!mesa) throw new Error("The second clinic is missing");
  await admin.policy.change({
    operationId: nextOperation(),
    clinicId: mesa.clinicId,
    expectedVersion: mesa.version,
    policy: { ...mesa.policy, acceptsOutsideOrders: true },
    reason: "Orders from Las Cruces surgeons are accepted",
  });
  return { clinicIds: [first, second], adminId: made.adminId, staff };
}
