import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { describeOpioids, opioidOverview } from "#domain/medications/opioid-overview.ts";

const mostMedications = 100;
const mostChecks = 100;

/** What a patient takes, with how, and what of opioids stands on the record. Listed here, not prescribed here. */
export async function readMedications(reader: Reader, patientId: string) {
  const { medications: t, medicationDetails: details, opioidChecks } = reader.t;
  const list = await reader.db
    .select({
      medicationId: t.id,
      words: t.words,
      kind: t.kind,
      source: t.source,
      version: t.version,
      doseText: details.doseText,
      startedOn: details.startedOn,
      opioid: details.opioid,
    })
    .from(t)
    .leftJoin(details, eq(details.medicationId, t.id))
    .where(and(eq(t.patientId, patientId), eq(t.status, "active")))
    .orderBy(desc(t.recordedAt), desc(t.id))
    .limit(mostMedications);
  const checks = await reader.db
    .select({
      kind: opioidChecks.kind,
      answer: opioidChecks.answer,
      on: opioidChecks.on,
      words: opioidChecks.words,
    })
    .from(opioidChecks)
    .where(eq(opioidChecks.patientId, patientId))
    .orderBy(desc(opioidChecks.seq))
    .limit(mostChecks);
  const overview = opioidOverview(list, checks.toReversed());
  return {
    list: list.map(({ doseText, ...row }) => ({ ...row, doseText: doseText ?? "" })),
    opioids: overview ? { ...overview, words: describeOpioids(overview) } : null,
  };
}
