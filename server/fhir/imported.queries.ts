import { and, eq, inArray, ne } from "drizzle-orm";
import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import type { Reader } from "#db/engine/store.ts";
import type { Fact } from "./mapping/facts.ts";

/** What of a resource is compared between runs: the facts that are kept, not the resource around them. */
export const hashOf = (fact: Fact): string => sha256Hex(canonicalJson(fact));

export type KnownItem = { entityId: string; patientId: string | null; contentHash: string };
const batchIds = 400;

/** What a clinic brought in before of one resource type, by source id. */
export async function findKnownItems(
  reader: Reader,
  clinicId: string,
  resourceType: string,
  sourceIds: readonly string[],
): Promise<Map<string, KnownItem>> {
  const { importedItems } = reader.t;
  const known = new Map<string, KnownItem>();
  for (let from = 0; from < sourceIds.length; from += batchIds) {
    const rows = await reader.db
      .select({
        sourceId: importedItems.sourceId,
        entityId: importedItems.entityId,
        patientId: importedItems.patientId,
        contentHash: importedItems.contentHash,
      })
      .from(importedItems)
      .where(
        and(
          eq(importedItems.clinicId, clinicId),
          eq(importedItems.resourceType, resourceType),
          inArray(importedItems.sourceId, sourceIds.slice(from, from + batchIds)),
        ),
      );
    for (const { sourceId, ...item } of rows) known.set(sourceId, item);
  }
  return known;
}

export async function hasImportedBefore(reader: Reader, clinicId: string): Promise<boolean> {
  const { importedItems } = reader.t;
  const rows = await reader.db
    .select({ sourceId: importedItems.sourceId })
    .from(importedItems)
    .where(eq(importedItems.clinicId, clinicId))
    .limit(1);
  return rows.length > 0;
}

/** A patient who was brought in, or the record theirs was merged into. */
export async function findImportedPatient(reader: Reader, patientId: string) {
  const { patients } = reader.t;
  const find = async (id: string) => {
    const [row] = await reader.db
      .select({
        id: patients.id,
        homeClinicId: patients.homeClinicId,
        family: patients.family,
        given: patients.given,
        bornOn: patients.bornOn,
        mergedIntoId: patients.mergedIntoId,
      })
      .from(patients)
      .where(eq(patients.id, id));
    return row;
  };
  const found = await find(patientId);
  return found?.mergedIntoId ? find(found.mergedIntoId) : found;
}

/** MRN of somebody else in the clinic with the same name and birth date. */
export async function findNamesake(
  reader: Reader,
  clinicId: string,
  person: { family: string; given: string; bornOn: string | null },
  patientId: string,
): Promise<string | undefined> {
  if (person.bornOn === null) return undefined;
  const { patients } = reader.t;
  const [row] = await reader.db
    .select({ mrn: patients.mrn })
    .from(patients)
    .where(
      and(
        eq(patients.homeClinicId, clinicId),
        eq(patients.family, person.family),
        eq(patients.given, person.given),
        eq(patients.bornOn, person.bornOn),
        ne(patients.id, patientId),
      ),
    )
    .limit(1);
  return row?.mrn;
}
