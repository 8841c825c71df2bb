import { and, eq, exists, inArray, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { AccessAction } from "#domain/access/access.ts";
import { decideAccess } from "#domain/access/decide.ts";
import type { FileOwnerKind } from "#domain/files/file.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import type { Actor } from "#server/context.ts";
import { findClinicOfProtocol } from "#server/protocols/protocols.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";

export type FileOwnerRef = { ownerKind: FileOwnerKind; ownerId: string; clinicId: string };
export type Asking = { actor: Actor; now: number };

/** What a kind of owner says about its files: under which action, and for which rows. */
type FileOwner = {
  readAction: AccessAction;
  keepAction: AccessAction;
  /** A condition on `files` that holds where the actor may read; part of the query's where. */
  readable: (reader: Reader, reach: Reach) => SQL | undefined;
  /** Whether this owner exists in this clinic and the actor may add files to it. */
  isKeepable: (reader: Reader, asking: Asking, owner: FileOwnerRef) => Promise<boolean>;
};

/** A protocol's documents open to the clinic's staff, and to whoever treats one of its patients. */
const protocolFiles: FileOwner = {
  readAction: "protocols.read",
  keepAction: "protocols.keep",
  readable: ({ db, t, ...reader }, { actor, now }) =>
    or(
      inArray(t.files.clinicId, [...actor.clinicIds]),
      exists(
        db
          .select({ id: t.patients.id })
          .from(t.patients)
          .where(
            and(
              eq(t.patients.homeClinicId, t.files.clinicId),
              withinReach({ db, t, ...reader }, { actor, now, action: "patients.readChart" }),
            ),
          ),
      ),
    ),
  isKeepable: async (reader, { actor }, { ownerId, clinicId }) => {
    if (!actor.clinicIds.includes(clinicId)) return false;
    const home = await findClinicOfProtocol(reader, ownerId);
    return home === "library" || home === clinicId;
  },
};

const fileOwners: Record<FileOwnerKind, FileOwner> = { protocol: protocolFiles };

/** The row check of every query about files of one kind. */
export function filesWithinReach(reader: Reader, kind: FileOwnerKind, asking: Asking): SQL | undefined {
  const { readAction, readable } = fileOwners[kind];
  const { files } = reader.t;
  if (!decideAccess(readAction, asking.actor).isAllowed) return inArray(files.id, []);
  return and(eq(files.ownerKind, kind), readable(reader, { ...asking, action: readAction }));
}

/** Refuses like what does not exist, unless the actor may add files to this owner. */
export async function requireKeepable(reader: Reader, asking: Asking, owner: FileOwnerRef): Promise<void> {
  const { keepAction, isKeepable } = fileOwners[owner.ownerKind];
  const isAllowed = decideAccess(keepAction, asking.actor).isAllowed;
  if (!isAllowed || !(await isKeepable(reader, asking, owner))) refuseNotFound();
}
