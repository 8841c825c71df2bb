import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { isOpenTo, type Sensitive } from "#domain/people/sensitive.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";

/** Of these facts the ones of a sensitive section, each with its section. */
export async function readSensitiveFacts(
  { t, db }: Reader,
  factIds: readonly string[],
): Promise<Map<string, Sensitive>> {
  const found = new Map<string, Sensitive>();
  const ids = [...new Set(factIds)];
  if (ids.length === 0) return found;
  const conditions = await db
    .select({
      id: t.conditions.id,
      isSensitive: t.conditions.isSensitive,
      sensitiveSection: t.conditions.sensitiveSection,
    })
    .from(t.conditions)
    .where(and(inArray(t.conditions.id, ids), eq(t.conditions.isSensitive, true)));
  for (const { id, ...sensitive } of conditions) found.set(id, sensitive);
  for (const table of [t.implants, t.surgeries, t.findings]) {
    const rows = await db
      .select({ id: table.id, sensitive: table.sensitive })
      .from(table as typeof t.surgeries)
      .where(inArray(table.id, ids));
    for (const { id, sensitive } of rows) if (sensitive?.isSensitive) found.set(id, sensitive);
  }
  return found;
}

/** The facts whose section this reader is not named for: what is asked about them is kept with them. */
export async function listKeptFacts(
  reader: Reader,
  factIds: readonly string[],
  named: readonly SensitiveSection[],
): Promise<Set<string>> {
  const sensitive = await readSensitiveFacts(reader, factIds);
  return new Set(
    [...sensitive].filter(([, one]) => !isOpenTo(named, one, sensitiveSections)).map(([factId]) => factId),
  );
}
