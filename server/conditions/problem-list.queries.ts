import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import { type FactSide, isSameSide } from "#domain/precautions/facts/record.ts";

type Named = { code: string; title: string; side: FactSide };

/**
 * The diagnoses a patient's problem list does not hold, each once: the same knee on the other side is another condition.
 * What another section keeps is not held here.
 */
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
      side: t.conditions.side,
      isSensitive: t.conditions.isSensitive,
      sensitiveSection: t.conditions.sensitiveSection,
    })
    .from(t.conditions)
    .where(and(eq(t.conditions.patientId, patientId), eq(t.conditions.status, "active")))
    .limit(300);
  const held = rows
    .filter((row) => !row.isSensitive || row.sensitiveSection === sensitiveSection)
    .map(({ icd10, words, side }): Named => ({ code: icd10, title: words, side }));
  const notHeld: Found[] = [];
  for (const one of found)
    if (![...held, ...notHeld].some((other) => isSameCondition(other, one))) notHeld.push(one);
  return notHeld;
}

/** By its code, or in words where it has none; on the side it is on, both sides holding each. */
const isSameCondition = (held: Named, { code, title, side }: Named): boolean =>
  (code !== "" ? held.code === code : held.title === title) && isSameSide(held.side, side);
