import { type Acting, runCommand } from "#server/command.ts";
import type { Outcome } from "./import-report.ts";
import { findKnownItems, hashOf } from "./imported.queries.ts";
import type { ContactFact } from "./mapping/facts.ts";

export type WaitingContact = { file: number; resourceType: string; id: string; fact: ContactFact };
export type SettledContact = { from: WaitingContact; outcome: Outcome; reason?: string };

const changed = "It is different at the source now. What stands here was not changed.";

/** Practitioners and organizations elsewhere, in one short transaction. They are contacts, never staff. */
export async function importContacts(
  acting: Acting,
  clinicId: string,
  waiting: readonly WaitingContact[],
): Promise<SettledContact[]> {
  let settled: SettledContact[] = [];
  const settle = async (reader: Acting["store"] | Parameters<typeof findKnownItems>[0]) => {
    const known = new Map<string, string>();
    for (const [type, ones] of Map.groupBy(waiting, (one) => one.resourceType))
      for (const [id, item] of await findKnownItems(
        reader,
        clinicId,
        type,
        ones.map((one) => one.id),
      ))
        known.set(`${type}/${id}`, item.contentHash);
    return waiting.map((from): SettledContact => {
      const key = `${from.resourceType}/${from.id}`;
      const [hash, earlier] = [hashOf(from.fact), known.get(key)];
      known.set(key, earlier ?? hash);
      if (earlier === undefined) return { from, outcome: "added" };
      return earlier === hash
        ? { from, outcome: "unchanged" }
        : { from, outcome: "changed", reason: changed };
    });
  };
  settled = await settle(acting.store);
  if (settled.every((one) => one.outcome !== "added")) return settled;
  await runCommand(
    acting,
    {
      procedure: "fhir.importContacts",
      operationId: acting.newId(acting.clock.now()),
      input: { clinicId, count: waiting.length },
    },
    async (run) => {
      const { t, db } = run.tx;
      settled = await settle(run.tx);
      const additions = settled.filter((one) => one.outcome === "added");
      for (const { from } of additions) {
        const id = run.newId();
        const { contactKind, name, npi, phone, address } = from.fact;
        await db.insert(t.outsideContacts).values({
          id,
          clinicId,
          kind: contactKind,
          name,
          npi,
          phone,
          address,
          createdAt: run.now,
        });
        await db.insert(t.importedItems).values({
          clinicId,
          resourceType: from.resourceType,
          sourceId: from.id,
          entityId: id,
          contentHash: hashOf(from.fact),
          importedAt: run.now,
        });
      }
      await run.audit({
        chainId: clinicId,
        action: "importContacts",
        entity: "clinic",
        entityId: clinicId,
        after: { contacts: additions.length },
        reason: "Brought in from FHIR",
      });
      return { added: additions.length };
    },
  );
  return settled;
}
