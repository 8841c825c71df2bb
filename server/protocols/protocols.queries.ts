import type { Reader } from "#db/engine/store.ts";
import { findProtocol } from "#domain/protocols/catalog.ts";
import type { Protocol } from "#domain/protocols/protocol.ts";

/** A protocol as it is now: of the library. */
export async function readProtocol(_reader: Reader, protocolId: string): Promise<Protocol | undefined> {
  return findProtocol(protocolId);
}
