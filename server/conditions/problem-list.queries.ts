import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";

type Named = { code: string; title: string };

/** The diagnoses a patient's problem list does not hold, each once; what another section keeps is not held here. */
export async function listNotHeld<Found extends Named>(
  { t, db }: Reader,
  patientId: string,
  found: readonly Found[],
  { sensitiveSection }: Pick<Sensitive, "sensitiveSection">,
): Promise<Found[]> {
  const rows = await db
    .select({
      words: t.conditions.words,
      icd10: t.conditions.icd10,
      isSensitive: t.conditions.isSensitive,
      sensitiveSection: t.conditions.sensitiveSection,
    })
    .from(t.conditions)
    .where(and(eq(t.conditions.patientId, patientId), eq(t.conditions.status, "active")))
    .limit(300);
  const held = rows.filter((row) => !row.isSensitive || row.sensitiveSection === sensitiveSection);
  const notHeld: Found[] = [];
  for (const one of found) {
    const isHeld =
      held.some((row) => (one.code !== "" ? row.icd10 === one.code : row.words === one.title)) ||
      notHeld.some(({ code, title }) => (one.code !== "" ? code === one.code : title === one.title));
    if (!isHeld) notHeld.push(one);
  }
  return notHeld;
}
