import { eq } from "drizzle-orm";
import type { Store } from "#db/engine/store.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import type { DemoCount } from "./count-demo.ts";

/** Every protocol is met by a patient; one stands in a later phase with its document, and a clinic keeps one of its own. */
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
  ];
}
