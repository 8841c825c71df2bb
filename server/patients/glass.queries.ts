import { and, desc, eq, gt, gte } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

/** Until when a broken glass opens this chart for somebody, and whether they opened it since they signed in. */
export async function findGlass(
  reader: Reader,
  {
    staffId,
    patientId,
    now,
    signedInAt,
  }: { staffId: string; patientId: string; now: number; signedInAt: number },
): Promise<{ untilAt: number; isChartOpen: boolean } | undefined> {
  const { db, t } = reader;
  const [glass] = await db
    .select({ untilAt: t.breakGlasses.untilAt })
    .from(t.breakGlasses)
    .where(
      and(
        eq(t.breakGlasses.staffId, staffId),
        eq(t.breakGlasses.patientId, patientId),
        gt(t.breakGlasses.untilAt, now),
      ),
    )
    .orderBy(desc(t.breakGlasses.untilAt), desc(t.breakGlasses.id))
    .limit(1);
  if (!glass) return undefined;
  const [opened] = await db
    .select({ id: t.chartOpens.id })
    .from(t.chartOpens)
    .where(
      and(
        eq(t.chartOpens.staffId, staffId),
        eq(t.chartOpens.patientId, patientId),
        gte(t.chartOpens.openedAt, signedInAt),
      ),
    )
    .limit(1);
  return { untilAt: glass.untilAt, isChartOpen: opened !== undefined };
}
