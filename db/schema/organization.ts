import { sql } from "drizzle-orm";
import { type AdminRight, staffRoles, therapistLevels } from "#domain/people/staff.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import type { Kit } from "./kit.ts";

/** The organization, its clinics, its staff and who belongs where. */
export function organizationTables(k: Kit) {
  const organizations = k.table("organizations", {
    id: k.id().primaryKey(),
    name: k.text().notNull(),
    createdAt: k.long().notNull(),
  });

  const clinics = k.table(
    "clinics",
    {
      id: k.id().primaryKey(),
      name: k.text().notNull(),
      city: k.text().notNull(),
      state: k.text().notNull(),
      /** IANA zone, for example America/Denver. */
      timeZone: k.text().notNull(),
      phone: k.text().notNull(),
      policy: k.json<ClinicPolicy>().notNull(),
      version: k.integer().notNull().default(1),
      createdAt: k.long().notNull(),
    },
    (t) => [k.uniqueIndex("clinics_name").on(t.name)],
  );

  const staff = k.table(
    "staff",
    {
      id: k.id().primaryKey(),
      role: k.oneOf(staffRoles).notNull(),
      /** Therapists only. */
      discipline: k.oneOf(["PT", "OT"] as const),
      level: k.oneOf(therapistLevels),
      /** Specialists only, for example psychologist. */
      specialty: k.text(),
      /** Physiatrists and the NP or PA who prescribes; the therapist who supervises an assistant. */
      supervisorId: k.id(),
      rights: k.json<readonly AdminRight[]>().notNull(),
      family: k.text().notNull(),
      given: k.text().notNull(),
      /** Shown after the name, for example PT, DPT. */
      credentials: k.text().notNull(),
      npi: k.text(),
      email: k.text().notNull(),
      phone: k.text().notNull().default(""),
      sensitiveSections: k.json<readonly string[]>().notNull(),
      isActive: k.flag().notNull(),
      version: k.integer().notNull().default(1),
      createdAt: k.long().notNull(),
    },
    (t) => [
      k.uniqueIndex("staff_email").on(t.email),
      k.check("staff_discipline", sql`(${t.role} = 'therapist') = (${t.discipline} is not null)`),
      k.check("staff_level", sql`(${t.role} = 'therapist') = (${t.level} is not null)`),
    ],
  );

  const memberships = k.table(
    "memberships",
    {
      staffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      fromOn: k.day().notNull(),
      toOn: k.day(),
    },
    (t) => [
      k.primaryKey({ columns: [t.staffId, t.clinicId] }),
      k.index("memberships_clinic").on(t.clinicId, t.staffId),
    ],
  );

  /** Who answers for whom, by date, both days inclusive. */
  const covers = k.table(
    "covers",
    {
      id: k.id().primaryKey(),
      absentStaffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      coveringStaffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      fromOn: k.day().notNull(),
      toOn: k.day().notNull(),
      reason: k.text().notNull(),
      endedAt: k.long(),
    },
    (t) => [
      k.index("covers_covering").on(t.coveringStaffId, t.toOn),
      k.index("covers_absent").on(t.absentStaffId, t.toOn),
      k.check("covers_order", sql`${t.fromOn} <= ${t.toOn}`),
      k.check("covers_self", sql`${t.absentStaffId} <> ${t.coveringStaffId}`),
    ],
  );

  return { organizations, clinics, staff, memberships, covers };
}
export type OrganizationTables = ReturnType<typeof organizationTables>;
