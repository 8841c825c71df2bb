import { and, eq, exists, inArray, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { AccessAction } from "#domain/access/access.ts";
import { decideAccess } from "#domain/access/decide.ts";
import type { FileOwnerKind } from "#domain/files/file.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { namedFor, seatedWith } from "#server/access/seats.queries.ts";
import { isKeptFrom, openTo } from "#server/access/sensitive.queries.ts";
import type { Actor } from "#server/context.ts";
import { findResult, requireOrder } from "#server/orders/orders.queries.ts";
import { findClinicOfProtocol } from "#server/protocols/protocols.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";

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
  /** Whose record it is, where it is a patient's; refused with a sentence where nothing more is added to it. */
  patientToAddTo?: (reader: Reader, ownerId: string) => Promise<string>;
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
              withinReach({ db, t, ...reader }, { actor, now, action: "prescriptions.read" }),
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

/** A result's documents open to whoever reads the report itself, and come in before it is acknowledged. */
const resultFiles: FileOwner = {
  readAction: "orders.readReport",
  keepAction: "orders.order",
  readable: ({ db, t, ...reader }, reach) =>
    exists(
      db
        .select({ id: t.results.id })
        .from(t.results)
        .innerJoin(t.orders, eq(t.orders.id, t.results.orderId))
        .innerJoin(t.episodes, eq(t.episodes.id, t.orders.episodeId))
        .innerJoin(t.patients, eq(t.patients.id, t.orders.patientId))
        .where(
          and(
            eq(t.results.id, t.files.ownerId),
            or(
              openTo(t.episodes, reach.actor.sensitiveSections),
              ...seatedWith(reach.actor).map(({ section, patientIds }) =>
                and(eq(t.episodes.sensitiveSection, section), inArray(t.episodes.patientId, patientIds)),
              ),
            ),
            withinReach({ db, t, ...reader }, reach),
          ),
        ),
    ),
  isKeepable: async (reader, { actor, now }, { ownerId, clinicId }) => {
    const result = await findResult(reader, ownerId);
    if (!result) return false;
    const { episode } = await requireOrder(reader, { actor, action: "orders.order", now }, result.orderId);
    return (
      episode.clinicId === clinicId &&
      !(await isKeptFrom(reader, episode.episodeId, namedFor(actor, episode.patientId)))
    );
  },
  patientToAddTo: async (reader, ownerId) => {
    const { t, db } = reader;
    const [result] = await db
      .select({ patientId: t.orders.patientId, acknowledgedAt: t.resultAcknowledgements.signedAt })
      .from(t.results)
      .innerJoin(t.orders, eq(t.orders.id, t.results.orderId))
      .leftJoin(t.resultAcknowledgements, eq(t.resultAcknowledgements.resultId, t.results.id))
      .where(eq(t.results.id, ownerId));
    if (!result) return refuseNotFound();
    if (result.acknowledgedAt !== null)
      refuse(
        "not-now",
        "This result was acknowledged without the document. Add a corrected result, and attach it there.",
      );
    return result.patientId;
  },
};

const fileOwners: Record<FileOwnerKind, FileOwner> = { protocol: protocolFiles, result: resultFiles };

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

/** Whose record a new file becomes part of; null for what belongs to no patient. */
export async function findPatientToAddTo(reader: Reader, owner: FileOwnerRef): Promise<string | null> {
  return (await fileOwners[owner.ownerKind].patientToAddTo?.(reader, owner.ownerId)) ?? null;
}
