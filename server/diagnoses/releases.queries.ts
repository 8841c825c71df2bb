import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { icd10Subset } from "#domain/consultations/icd10-subset.ts";

/** The generation of codes that is read; absent while no release is loaded. */
export async function findCurrentGeneration({ db, t }: Reader): Promise<number | undefined> {
  const { diagnosisGenerations: generations } = t;
  const [current] = await db
    .select({ number: generations.number })
    .from(generations)
    .where(eq(generations.state, "current"));
  return current?.number;
}

/** The releases of a generation, oldest first; a clinic loads one or two a year. */
export async function listReleases({ db, t }: Reader, generation: number) {
  const { diagnosisReleases: releases } = t;
  return db
    .select({
      fromOn: releases.fromOn,
      toOn: releases.toOn,
      name: releases.name,
      fileName: releases.fileName,
      fileHash: releases.fileHash,
      codeCount: releases.codeCount,
      loadedAt: releases.loadedAt,
    })
    .from(releases)
    .where(eq(releases.generation, generation))
    .orderBy(asc(releases.fromOn))
    .limit(100);
}
export type LoadedRelease = Awaited<ReturnType<typeof listReleases>>[number];

/** The newest release that is loaded and whether its year is over, or how many codes the built-in list has. */
export async function describeCodes(reader: Reader, today: Day) {
  const generation = await findCurrentGeneration(reader);
  const newest = generation === undefined ? undefined : (await listReleases(reader, generation)).at(-1);
  if (!newest) return { kind: "built-in" as const, codeCount: icd10Subset.length };
  const { name, fromOn, toOn, codeCount, loadedAt } = newest;
  return { kind: "loaded" as const, name, fromOn, toOn, codeCount, loadedAt, isOver: toOn < today };
}
