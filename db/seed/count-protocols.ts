import { eq } from "drizzle-orm";
import type { Store } from "#db/engine/store.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import type { DemoCount } from "./count-demo.ts";

/** Every protocol is met by a patient; one stands in a later phase with its document, and a clinic keeps a protocol and exercises of its own. */
export async function countProtocols({ db, t }: Store): Promise<DemoCount[]> {
  const signed = await db
    .select({ content: t.signedDocuments.content })
    .from(t.signedDocuments)
    .where(eq(t.signedDocuments.kind, "prescription-version"));
  const origins = signed.flatMap(({ content }) => {
    const { protocol } = JSON.parse(content) as PrescriptionContent;
    return protocol ? [protocol] : [];
  });
  return [
    ...protocols.map(({ protocolId }) => ({
      words: `versions from the protocol ${protocolId}`,
      found: origins.filter((origin) => origin.protocolId === protocolId).length,
      least: 1,
    })),
    {
      words: "versions that name an original document",
      found: origins.filter(({ document }) => document !== undefined).length,
      least: 1,
    },
    {
      words: "versions of a clinic's own protocol",
      found: (await db.select().from(t.clinicProtocolVersions)).length,
      least: 2,
    },
    {
      words: "versions of a clinic's own exercises",
      found: (await db.select().from(t.clinicExerciseVersions)).length,
      least: 3,
    },
    {
      words: "own exercises that are retired",
      found: (await db.select().from(t.clinicExercises)).filter(({ retiredAt }) => retiredAt !== null).length,
      least: 1,
    },
    {
      words: "lines of a clinic's own exercise",
      found: (
        await db
          .select({ id: t.prescriptionLines.id })
          .from(t.prescriptionLines)
          .innerJoin(t.clinicExercises, eq(t.clinicExercises.id, t.prescriptionLines.exerciseId))
      ).length,
      least: 1,
    },
  ];
}
