import { sql } from "drizzle-orm";
import type { ChargeHold, Modifier } from "#domain/units/charges/charge-lines.ts";
import { unitRules } from "#domain/units/units.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { SessionTables } from "./sessions.ts";

/** Time of a session by service and clinician, the stretches of its timers, and what a signed one charges. */
export function unitTables(k: Kit, { staff }: OrganizationTables, { sessions }: SessionTables) {
  const sessionOf = () =>
    k
      .id()
      .notNull()
      .references(() => sessions.id);
  const staffOf = () =>
    k
      .id()
      .notNull()
      .references(() => staff.id);

  const serviceTimes = k.table(
    "service_times",
    {
      sessionId: sessionOf(),
      code: k.text().notNull(),
      staffId: staffOf(),
      /** Entered in place of the timer; null is what the timer says, and for an untimed service that it was given. */
      typedMinutes: k.integer(),
      /** Taken back: it was not given after all. */
      isGiven: k.flag().notNull().default(true),
      version: k.integer().notNull().default(1),
      /** The session's day, so that a clinician's other minutes of it are found whatever was given before. */
      heldOn: k.day().notNull(),
      updatedAt: k.long().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.sessionId, t.code, t.staffId] }),
      k.index("service_times_staff_day").on(t.staffId, t.heldOn),
    ],
  );

  const serviceIntervals = k.table(
    "service_intervals",
    {
      sessionId: sessionOf(),
      code: k.text().notNull(),
      staffId: staffOf(),
      number: k.integer().notNull(),
      startedAt: k.long().notNull(),
      endedAt: k.long(),
    },
    (t) => [
      k.primaryKey({ columns: [t.sessionId, t.code, t.staffId, t.number] }),
      /** One clinician is one-on-one with one patient: a second running timer is refused by the key. */
      k.uniqueIndex("service_intervals_running").on(t.staffId).where(sql`${t.endedAt} is null`),
    ],
  );

  /** Written with the signature of its session, in the order of its signed content. */
  const chargeLines = k.table(
    "charge_lines",
    {
      sessionId: sessionOf(),
      line: k.integer().notNull(),
      code: k.text().notNull(),
      units: k.integer().notNull(),
      minutes: k.integer(),
      modifiers: k.json<readonly Modifier[]>().notNull(),
      /** ICD-10-CM codes of the prescription in force, the treated one first. */
      diagnoses: k.json<readonly string[]>().notNull(),
      renderingId: staffOf(),
      supervisingId: k.id().references(() => staff.id),
      unitRule: k.oneOf(unitRules).notNull(),
      heldFor: k.json<readonly ChargeHold[]>().notNull(),
      createdAt: k.long().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.sessionId, t.line] }),
      k.check("charge_lines_units", sql`${t.units} > 0`),
    ],
  );

  return { serviceTimes, serviceIntervals, chargeLines };
}
