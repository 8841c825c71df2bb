import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { findProtocol } from "#domain/protocols/catalog.ts";
import type { Protocol } from "#domain/protocols/protocol.ts";

/** A protocol as it is now: of the library, or a clinic's own in its current version, retired or not. */
export async function readProtocol(reader: Reader, protocolId: string): Promise<Protocol | undefined> {
  const builtIn = findProtocol(protocolId);
  if (builtIn) return builtIn;
  const { clinicProtocols, clinicProtocolVersions: versions } = reader.t;
  const [row] = await reader.db
    .select({ number: versions.number, content: versions.content })
    .from(clinicProtocols)
    .innerJoin(
      versions,
      and(eq(versions.protocolId, clinicProtocols.id), eq(versions.number, clinicProtocols.currentNumber)),
    )
    .where(eq(clinicProtocols.id, protocolId));
  return row ? { ...row.content, protocolId, version: row.number } : undefined;
}

/** Where a protocol is at home: in the library, or in the clinic that saved it. */
export async function findClinicOfProtocol(reader: Reader, protocolId: string): Promise<string | undefined> {
  if (findProtocol(protocolId)) return "library";
  const { clinicProtocols } = reader.t;
  const [row] = await reader.db
    .select({ clinicId: clinicProtocols.clinicId })
    .from(clinicProtocols)
    .where(eq(clinicProtocols.id, protocolId));
  return row?.clinicId;
}
