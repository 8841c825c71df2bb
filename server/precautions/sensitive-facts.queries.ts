import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";

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
