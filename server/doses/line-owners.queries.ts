import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

/** Keys of every line of a prescription ever signed for an episode; all others are of the plan of care. */
export async function readPrescriberLineKeys(reader: Reader, episodeId: string): Promise<Set<string>> {
  const { t, db } = reader;
  const rows = await db
    .selectDistinct({ lineKey: t.prescriptionLines.lineKey })
    .from(t.prescriptionLines)
    .innerJoin(t.prescriptionVersions, eq(t.prescriptionVersions.id, t.prescriptionLines.versionId))
    .innerJoin(t.prescriptions, eq(t.prescriptions.id, t.prescriptionVersions.prescriptionId))
    .where(eq(t.prescriptions.episodeId, episodeId))
    .limit(1000);
  return new Set(rows.map((row) => row.lineKey));
}
