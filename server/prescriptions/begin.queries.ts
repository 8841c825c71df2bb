import type { Reader } from "#db/engine/store.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { answerOf } from "#domain/protocols/phases/draft-of-phase.ts";
import { findPhase } from "#domain/protocols/phases/next-phase.ts";
import { opensOnOf } from "#domain/protocols/phases/protocol-origin.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { readProtocol } from "#server/protocols/protocols.queries.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { diagnosesOf } from "./compose.queries.ts";
import { treatedSide } from "./compose-phase.queries.ts";
import { readLatest } from "./phase-facts.queries.ts";

/**
 * What whoever begins a prescription looks at first: what is treated, and, where a protocol stands, its phases with the
 * day each opens by and what is known of its criteria.
 */
export async function readBeginning(reader: Reader, episode: ReachedEpisode) {
  return {
    diagnoses: (await diagnosesOf(reader, episode)).map(({ code, title, side }) => ({ code, title, side })),
    isSensitive: episode.isSensitive,
    standing: await readPhases(reader, episode),
  };
}

async function readPhases(reader: Reader, episode: ReachedEpisode) {
  const standing = await findPrescription(reader, episode.episodeId);
  const document = standing ? await findDocument(reader, standing.documentId) : undefined;
  if (!document) return null;
  const content = JSON.parse(document.content) as PrescriptionContent;
  const { protocol: origin } = content;
  const protocol = origin ? await readProtocol(reader, origin.protocolId) : undefined;
  const index = protocol && origin ? findPhase(protocol, origin) : undefined;
  if (!protocol || !origin || index === undefined) return null;
  const latest = await readLatest(
    reader,
    { episodeId: episode.episodeId, side: treatedSide(content, episode.side) },
    protocol.phases.flatMap((phase) => phase.criteria),
  );
  return {
    protocolId: protocol.protocolId,
    name: protocol.name,
    /** The version it was prescribed from, and the one a further phase is written from. */
    prescribedVersion: origin.version,
    version: protocol.version,
    countedFromOn: origin.countedFromOn ?? null,
    countsFrom: protocol.countsFrom,
    phases: protocol.phases.map((phase, place) => ({
      phaseId: phase.phaseId,
      name: phase.name,
      place:
        place < index ? ("earlier" as const) : place === index ? ("standing" as const) : ("later" as const),
      isNext: place === index + 1,
      opensOn: opensOnOf(origin, phase.opensAfterDays) ?? null,
      criteria: phase.criteria.map((criterion) => answerOf(criterion, latest)),
    })),
  };
}
