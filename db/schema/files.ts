import { fileOwnerKinds, mediaTypes } from "#domain/files/file.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** Documents as they were handed in: bounded, hashed, never changed. */
export function fileTables(k: Kit, { clinics, staff }: OrganizationTables, { patients }: PatientTables) {
  const files = k.table(
    "files",
    {
      id: k.id().primaryKey(),
      /** What it belongs to, and which one: a protocol's id, or a result's. */
      ownerKind: k.oneOf(fileOwnerKinds).notNull(),
      ownerId: k.id().notNull(),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      /** Whose record it is part of; absent for what belongs to no patient. */
      patientId: k.id().references(() => patients.id),
      name: k.text().notNull(),
      mediaType: k.oneOf(mediaTypes).notNull(),
      byteCount: k.integer().notNull(),
      /** SHA-256 of the content. */
      hash: k.text().notNull(),
      content: k.blob().notNull(),
      addedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      addedAt: k.long().notNull(),
    },
    (t) => [
      k.index("files_owner").on(t.ownerKind, t.ownerId, t.clinicId, t.addedAt),
      k.index("files_patient").on(t.patientId),
    ],
  );

  /** Said to be a mistake: it stays, and is no longer shown or served. */
  const fileErrors = k.table("file_errors", {
    fileId: k
      .id()
      .primaryKey()
      .references(() => files.id),
    actorId: k.id().notNull(),
    reason: k.text().notNull(),
    at: k.long().notNull(),
  });

  return { files, fileErrors };
}
export type FileTables = ReturnType<typeof fileTables>;
