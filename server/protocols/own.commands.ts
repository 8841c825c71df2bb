import { and, count, eq, isNull } from "drizzle-orm";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { libraryWords } from "#domain/protocols/own/library-words.ts";
import { findPatientWords } from "#domain/protocols/own/patient-words.ts";
import { validateProtocol } from "#domain/protocols/own/validate-protocol.ts";
import type { Protocol, ProtocolContent } from "#domain/protocols/protocol.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { mostOwnProtocols } from "./own.queries.ts";
import { readProtocol } from "./protocols.queries.ts";

export type SaveProtocol = {
  content: ProtocolContent;
  clinicId: string;
  /** Whose phases came along; their words are nobody's. */
  of: string | null;
  as: { kind: "new" } | { kind: "version"; protocolId: string; expectedVersion: number };
};

/** Saves what was reviewed as a clinic's own protocol, or as a new version of one. Nothing of the patient passes. */
export async function saveProtocol(
  run: Run,
  episode: ReachedEpisode,
  input: SaveProtocol,
): Promise<{ protocolId: string; number: number }> {
  const { clinicId, as, content } = input;
  if (!run.actor.clinicIds.includes(clinicId)) refuseNotFound();
  const of = input.of === null ? undefined : await readProtocol(run.tx, input.of);
  await requireNobody(run, episode, content, of);
  const library = await readLibraryOfClinic(run, clinicId, content);
  const [problem] = validateProtocol(content, run.todayIn(episode.timeZone), library);
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  const { protocolId, number } =
    as.kind === "new" ? await insertProtocol(run, clinicId) : await nextVersion(run, clinicId, as);
  // The patient it was written for is not named, here or in the audit.
  await run.audit({
    chainId: clinicId,
    action: "saveProtocol",
    entity: "protocol",
    entityId: protocolId,
    after: { number, name: content.name, phases: content.phases.length },
  });
  await run.tx.db.insert(run.tx.t.clinicProtocolVersions).values({
    protocolId,
    number,
    content,
    savedBy: run.actor.staffId,
    savedAt: run.now,
  });
  return { protocolId, number };
}

/** The exercises a protocol of this clinic may name: built in, or the clinic's own. */
async function readLibraryOfClinic(
  run: Run,
  clinicId: string,
  { phases }: ProtocolContent,
): Promise<ExerciseLibrary> {
  const { clinicExercises } = run.tx.t;
  return readExerciseLibrary(
    run.tx,
    phases.flatMap(({ lines }) => lines),
    eq(clinicExercises.clinicId, clinicId),
  );
}

/** What was typed is held against whatever tells who the patient is. */
async function requireNobody(
  run: Run,
  { patientId }: ReachedEpisode,
  content: ProtocolContent,
  of: Protocol | undefined,
): Promise<void> {
  const { patients } = run.tx.t;
  const [who] = await run.tx.db
    .select({
      family: patients.family,
      given: patients.given,
      nameUsed: patients.nameUsed,
      guardian: patients.guardian,
      mrn: patients.mrn,
      phone: patients.phone,
      email: patients.email,
    })
    .from(patients)
    .where(eq(patients.id, patientId));
  if (!who) return refuseNotFound();
  const [found] = findPatientWords(content, who, libraryWords(of));
  if (found) refuse("invalid", found.words, { field: `content.${found.field}` });
}

async function insertProtocol(run: Run, clinicId: string): Promise<{ protocolId: string; number: number }> {
  const { clinicProtocols } = run.tx.t;
  const [kept] = await run.tx.db
    .select({ rows: count() })
    .from(clinicProtocols)
    .where(and(eq(clinicProtocols.clinicId, clinicId), isNull(clinicProtocols.retiredAt)));
  if ((kept?.rows ?? 0) >= mostOwnProtocols)
    refuse("too-many", `A clinic keeps at most ${mostOwnProtocols} protocols. Retire one that is not used.`);
  const protocolId = run.newId();
  await run.tx.db.insert(clinicProtocols).values({ id: protocolId, clinicId, currentNumber: 1 });
  return { protocolId, number: 1 };
}

async function nextVersion(
  run: Run,
  clinicId: string,
  { protocolId, expectedVersion }: { protocolId: string; expectedVersion: number },
): Promise<{ protocolId: string; number: number }> {
  const standing = await requireOwn(run, protocolId, expectedVersion);
  if (standing.clinicId !== clinicId) refuseNotFound();
  const number = standing.currentNumber + 1;
  await run.tx.db
    .update(run.tx.t.clinicProtocols)
    .set({ currentNumber: number, version: standing.version + 1 })
    .where(eq(run.tx.t.clinicProtocols.id, protocolId));
  return { protocolId, number };
}

async function requireOwn(run: Run, protocolId: string, expectedVersion: number) {
  const { clinicProtocols } = run.tx.t;
  const [own] = await run.tx.db.select().from(clinicProtocols).where(eq(clinicProtocols.id, protocolId));
  if (!own || !run.actor.clinicIds.includes(own.clinicId)) return refuseNotFound();
  requireVersion(expectedVersion, own.version, "This protocol");
  if (own.retiredAt !== null) refuse("not-now", "This protocol is retired.");
  return own;
}

/** No longer offered. What was prescribed from it stands, and its next phases still open. */
export async function retireProtocol(
  run: Run,
  input: { protocolId: string; expectedVersion: number; reason: string },
): Promise<{ protocolId: string; retiredAt: number }> {
  const own = await requireOwn(run, input.protocolId, input.expectedVersion);
  await run.audit({
    chainId: own.clinicId,
    action: "retireProtocol",
    entity: "protocol",
    entityId: own.id,
    reason: input.reason,
  });
  await run.tx.db
    .update(run.tx.t.clinicProtocols)
    .set({ retiredAt: run.now, version: own.version + 1 })
    .where(eq(run.tx.t.clinicProtocols.id, own.id));
  return { protocolId: own.id, retiredAt: run.now };
}
