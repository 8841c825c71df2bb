import type { ProtocolContent } from "#domain/protocols/protocol.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";

/** Protocols a clinic saved for itself. Nothing of a patient has a column here. */
export function protocolTables(k: Kit, { clinics, staff }: OrganizationTables) {
  const clinicProtocols = k.table(
    "clinic_protocols",
    {
      id: k.id().primaryKey(),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      /** The version that is chosen now. */
      currentNumber: k.integer().notNull(),
      /** No longer chosen; what was prescribed from it stands. */
      retiredAt: k.long(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.index("clinic_protocols_clinic").on(t.clinicId)],
  );

  const clinicProtocolVersions = k.table(
    "clinic_protocol_versions",
    {
      protocolId: k
        .id()
        .notNull()
        .references(() => clinicProtocols.id),
      number: k.integer().notNull(),
      content: k.json<ProtocolContent>().notNull(),
      savedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      savedAt: k.long().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.protocolId, t.number] })],
  );

  return { clinicProtocols, clinicProtocolVersions };
}
export type ProtocolTables = ReturnType<typeof protocolTables>;
