import type { ProtocolContent } from "#domain/protocols/protocol.ts";
import { callerFor, op, type TestHouse } from "#server/testing.ts";
import { nothing, type Probe, row } from "./testing-probe.ts";
import type { Target } from "./testing-target.ts";

const document = Buffer.from("%PDF-1.4\nOriginal\n%%EOF").toString("base64");

/** A clinic's own protocol, saved from the stage's prescription, and a document of a built-in one. */
export async function fillProtocols(
  house: TestHouse,
  physiatristId: string,
  at: { episodeId: string; clinicId: string },
): Promise<{ protocol: ProtocolContent; ids: Pick<Target, "ownProtocolId" | "fileId"> }> {
  const physiatrist = await callerFor(house, physiatristId);
  const prepared = await physiatrist.protocols.prepare({ ...toSave(at), onto: "low-back-pain" });
  const content: ProtocolContent = {
    ...prepared.content,
    phases: prepared.content.phases.map((phase) => ({ ...phase, name: phase.name || "Press" })),
  };
  const { protocolId } = await physiatrist.protocols.save({
    operationId: op(),
    ...at,
    content,
    of: null,
    as: { kind: "new" },
  });
  const { fileId } = await physiatrist.files.add({
    operationId: op(),
    ownerKind: "protocol",
    ownerId: "acl-reconstruction",
    clinicId: at.clinicId,
    name: "Original.pdf",
    content: document,
  });
  return { protocol: content, ids: { ownProtocolId: protocolId, fileId } };
}

const toSave = ({ episodeId }: { episodeId: string }) => ({ episodeId, from: "signed" as const, onto: null });
/** For lists without a patient in them: whether the clinic's entry stands in the answer. */
const shelf = (ask: Probe["ask"], entryOf: (target: Target) => string): Probe => ({
  ask,
  names: "nothing",
  sees: (answer, target) => JSON.stringify(answer).includes(entryOf(target)),
});

export const protocolProbes: Record<string, Probe> = {
  "protocols.list": nothing((c) => c.protocols.list()),
  "protocols.own": shelf(
    async (c) => (await c.protocols.own()).protocols,
    (target) => target.ownProtocolId,
  ),
  "protocols.get": row((c, { target }) => c.protocols.get({ protocolId: target.ownProtocolId })),
  "protocols.prepare": row((c, { target }) => c.protocols.prepare(toSave(target))),
  "protocols.save": row((c, { stage, target }) =>
    c.protocols.save({
      operationId: op(),
      episodeId: target.episodeId,
      clinicId: target.clinicId,
      content: stage.protocol,
      of: null,
      as: { kind: "new" },
    }),
  ),
  "protocols.retire": row((c, { target }) =>
    c.protocols.retire({
      operationId: op(),
      protocolId: target.ownProtocolId,
      expectedVersion: 1,
      reason: "replaced",
    }),
  ),
  "files.list": shelf(
    (c) => c.files.list({ ownerKind: "protocol", ownerId: "acl-reconstruction" }),
    (target) => target.fileId,
  ),
  "files.add": row((c, { target }) =>
    c.files.add({
      operationId: op(),
      ownerKind: "protocol",
      ownerId: "acl-reconstruction",
      clinicId: target.clinicId,
      name: "Another.pdf",
      content: document,
    }),
  ),
  "files.markInError": row((c, { target }) =>
    c.files.markInError({ operationId: op(), fileId: target.fileId, reason: "another's" }),
  ),
};
