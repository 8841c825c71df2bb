import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { type PrescriptionContent, prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { findProtocol } from "#domain/protocols/catalog.ts";
import { savedSource, stripToProtocol } from "#domain/protocols/own/strip.ts";
import type { Protocol, ProtocolContent } from "#domain/protocols/protocol.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { findPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { readProtocol } from "./protocols.queries.ts";

/** Protocols one clinic keeps; more is refused where they are saved, so that every list shows all. */
export const mostOwnProtocols = 100;

/** The clinics' own protocols in their current version, retired ones among them, by name. */
export async function listOwnProtocols(reader: Reader, clinicIds: readonly string[]) {
  const { clinicProtocols, clinicProtocolVersions: versions, clinics } = reader.t;
  const rows = await reader.db
    .select({
      protocolId: clinicProtocols.id,
      clinicId: clinicProtocols.clinicId,
      clinicName: clinics.name,
      number: versions.number,
      content: versions.content,
      savedAt: versions.savedAt,
      retiredAt: clinicProtocols.retiredAt,
      expectedVersion: clinicProtocols.version,
    })
    .from(clinicProtocols)
    .innerJoin(clinics, eq(clinics.id, clinicProtocols.clinicId))
    .innerJoin(
      versions,
      and(eq(versions.protocolId, clinicProtocols.id), eq(versions.number, clinicProtocols.currentNumber)),
    )
    .where(inArray(clinicProtocols.clinicId, [...clinicIds]))
    .orderBy(asc(clinicProtocols.clinicId), asc(clinicProtocols.id))
    .limit(mostOwnProtocols * Math.max(1, clinicIds.length));
  return rows.toSorted((a, b) => a.content.name.localeCompare(b.content.name, "en-US"));
}

/** The versions of one protocol, newest first, as they were saved. */
export async function listOwnVersions(reader: Reader, protocolId: string) {
  const { clinicProtocolVersions: versions } = reader.t;
  const rows = await reader.db
    .select({ number: versions.number, savedBy: versions.savedBy, savedAt: versions.savedAt })
    .from(versions)
    .where(eq(versions.protocolId, protocolId))
    .orderBy(asc(versions.number))
    .limit(200);
  return rows.toReversed();
}

/** A protocol somebody may read: of the library, or of one of these clinics, retired or not. */
export async function requireReadable(reader: Reader, protocolId: string, clinicIds: readonly string[]) {
  const builtIn = findProtocol(protocolId);
  if (builtIn) {
    const { protocolId: _id, version, ...content } = builtIn;
    return { content, version, clinicName: null, retiredAt: null };
  }
  const { clinicProtocols, clinicProtocolVersions: versions, clinics } = reader.t;
  const [row] = await reader.db
    .select({
      content: versions.content,
      version: versions.number,
      clinicName: clinics.name,
      retiredAt: clinicProtocols.retiredAt,
    })
    .from(clinicProtocols)
    .innerJoin(clinics, eq(clinics.id, clinicProtocols.clinicId))
    .innerJoin(
      versions,
      and(eq(versions.protocolId, clinicProtocols.id), eq(versions.number, clinicProtocols.currentNumber)),
    )
    .where(and(eq(clinicProtocols.id, protocolId), inArray(clinicProtocols.clinicId, [...clinicIds])));
  return row ?? refuseNotFound();
}

/** A protocol somebody may begin from: of the library, or not retired and of one of these clinics. */
export async function requireChoosable(
  reader: Reader,
  protocolId: string,
  clinicIds: readonly string[],
): Promise<Protocol> {
  const protocol = await readProtocol(reader, protocolId);
  if (!protocol) return refuseNotFound();
  if (findProtocol(protocolId)) return protocol;
  const { clinicProtocols } = reader.t;
  const [own] = await reader.db
    .select({ retiredAt: clinicProtocols.retiredAt })
    .from(clinicProtocols)
    .where(and(eq(clinicProtocols.id, protocolId), inArray(clinicProtocols.clinicId, [...clinicIds])));
  if (!own) return refuseNotFound();
  if (own.retiredAt !== null)
    return refuse(
      "not-now",
      `${protocol.name} is retired. What was prescribed from it stands; begin from another.`,
    );
  return protocol;
}

/** What is saved as a protocol: the signed version, or what the actor is typing. */
export async function readToSave(
  reader: Reader,
  episodeId: string,
  from: "signed" | "draft",
  ownerId: string,
): Promise<PrescriptionContent> {
  if (from === "draft") {
    const { drafts } = reader.t;
    const [draft] = await reader.db
      .select({ content: drafts.content })
      .from(drafts)
      .where(
        and(eq(drafts.ownerId, ownerId), eq(drafts.kind, "prescription"), eq(drafts.subjectId, episodeId)),
      );
    if (!draft) return refuse("not-now", "There is no draft of yours to save.");
    const parsed = prescriptionContentSchema.safeParse(withoutOpenEnds(draft.content as PrescriptionContent));
    return parsed.success
      ? parsed.data
      : refuse("not-now", "Your draft is not complete yet. Mend it, then save it as a protocol.");
  }
  const standing = await findPrescription(reader, episodeId);
  const document = standing ? await findDocument(reader, standing.documentId) : undefined;
  return document
    ? (JSON.parse(document.content) as PrescriptionContent)
    : refuse("not-now", "Nothing is prescribed here yet.");
}

/** What a draft may still leave open about its patient's limits does not come along, so it need not be told first. */
const withoutOpenEnds = (draft: PrescriptionContent): PrescriptionContent => ({
  ...draft,
  limits: (draft.limits ?? []).map(
    (limit) =>
      ({
        ...limit,
        ...(limit.kind === "range" || limit.kind === "weight-bearing" ? { side: limit.side ?? "left" } : {}),
        owner: { ...limit.owner, name: limit.owner.name || "not named" },
      }) as typeof limit,
  ),
});

/**
 * The protocol a prescription would be saved as, without its patient, and what did not come along. With `onto` its phase
 * takes its place among that protocol's phases, or stands behind them.
 */
export async function prepareProtocol(
  reader: Reader,
  episode: ReachedEpisode,
  prescription: PrescriptionContent,
  onto: Protocol | undefined,
): Promise<{
  content: ProtocolContent;
  leftOut: string[];
  origin: { protocolId: string; name: string } | null;
}> {
  const of = prescription.protocol ? await readProtocol(reader, prescription.protocol.protocolId) : undefined;
  const { content, leftOut } = stripToProtocol(
    prescription,
    of,
    episode,
    await readExerciseLibrary(reader, prescription.lines),
  );
  return {
    content: onto ? placePhase(onto, content) : content,
    leftOut,
    origin: of ? { protocolId: of.protocolId, name: of.name } : null,
  };
}

/** Days between the last phase and one that is put behind it, until another is typed (K). */
const usualPhaseDays = 28;

function placePhase(
  onto: Protocol,
  { phases: [phase], goals, stopAndCall }: ProtocolContent,
): ProtocolContent {
  const { protocolId: _id, version: _version, ...content } = onto;
  if (!phase) return content;
  const isThere = content.phases.some(({ phaseId }) => phaseId === phase.phaseId);
  const last = content.phases.at(-1)?.opensAfterDays ?? 0;
  const added = {
    ...phase,
    phaseId: nextPhaseId(content.phases.map(({ phaseId }) => phaseId)),
    opensAfterDays: last + usualPhaseDays,
  };
  return {
    ...content,
    source: content.source.includes(savedSource)
      ? content.source
      : `${content.source}; ${savedSource}`.slice(0, 200),
    goals: goals.length > 0 ? goals : content.goals,
    stopAndCall: stopAndCall.length > 0 ? stopAndCall : content.stopAndCall,
    phases: isThere
      ? content.phases.map((known) =>
          known.phaseId === phase.phaseId
            ? { ...phase, name: known.name, opensAfterDays: known.opensAfterDays }
            : known,
        )
      : [...content.phases, added],
  };
}

function nextPhaseId(taken: readonly string[]): string {
  let count = taken.length + 1;
  while (taken.includes(`phase-${count}`)) count += 1;
  return `phase-${count}`;
}
