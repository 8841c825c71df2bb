import { and, eq } from "drizzle-orm";
import { holdsWord } from "#db/engine/alike.ts";
import type { Reader } from "#db/engine/store.ts";
import type { Limit, Owner } from "#domain/prescriptions/limit.ts";
import { mayLift } from "#domain/prescriptions/limits-in-force.ts";
import type { Diagnosis, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { draftOfPhase, type PhaseFacts } from "#domain/protocols/phases/draft-of-phase.ts";
import { equipmentAfter } from "#domain/protocols/phases/equipment-of-phase.ts";
import { notStanding, openPhase } from "#domain/protocols/phases/open-phase.ts";
import type { Protocol, ProtocolPhase } from "#domain/protocols/protocol.ts";
import { inForceOn } from "#server/access/seats.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { findNewestFile } from "#server/files/files.queries.ts";
import { requireChoosable } from "#server/protocols/own.queries.ts";
import { readProtocol } from "#server/protocols/protocols.queries.ts";
import { refuse } from "#server/refusal.ts";
import { listLimitsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { readDosesAt } from "#server/sessions/plan-parts.queries.ts";
import type { Composing } from "./compose.queries.ts";
import { findCountedFrom, readLatest } from "./phase-facts.queries.ts";

const noPhase = "This protocol or phase does not exist.";

/**
 * A draft of one phase, beside whatever limits the patient has already. Where the same protocol stands, the day it counts
 * from is known, and a phase that was signed before keeps what was answered for it.
 */
export async function composeFromProtocol(
  reader: Reader,
  base: PrescriptionContent,
  from: { protocolId: string; phase: number; side?: Diagnosis["side"] | undefined },
  composing: Composing,
  standing: PrescriptionContent | undefined,
): Promise<PrescriptionContent> {
  const protocol = await requireChoosable(reader, from.protocolId, [
    ...composing.clinicIds,
    composing.episode.clinicId,
  ]);
  const phase = protocol.phases[from.phase];
  if (!phase) return refuse("not-found", noPhase);
  const own = (await listLimitsInForce(reader, composing.episode.patientId)).flatMap((limit) =>
    limit.episodeId === composing.episode.episodeId ? [limit.content] : [],
  );
  const known = standing?.protocol?.protocolId === protocol.protocolId ? standing.protocol : undefined;
  const facts = await readPhaseFacts(reader, protocol, phase, composing, {
    side: from.side ?? base.diagnoses[0]?.side ?? composing.episode.side,
    ...(known ? { countedFromOn: known.countedFromOn, surgeon: surgeonOf(own) } : {}),
  });
  const draft = draftOfPhase(protocol, phase, facts);
  const origin =
    known?.phaseId === phase.phaseId && known.criteria
      ? { ...draft.protocol, criteria: known.criteria }
      : draft.protocol;
  const { taper: _taper, equipment: ordered = [], ...kept } = base;
  const equipment = equipmentAfter(ordered, [], draft.equipment ?? []);
  return {
    ...kept,
    ...draft,
    ...(equipment.length > 0 ? { equipment } : {}),
    protocol: origin,
    limits: [...base.limits, ...notStanding(draft.limits, own)],
  };
}

/** The next version of the protocol prescription that stands, from another of its phases. */
export async function composePhase(
  reader: Reader,
  base: PrescriptionContent,
  phaseId: string,
  composing: Composing,
): Promise<PrescriptionContent> {
  const { episode } = composing;
  const protocol = base.protocol ? await readProtocol(reader, base.protocol.protocolId) : undefined;
  const phase = protocol?.phases.find((one) => one.phaseId === phaseId);
  if (!protocol || !phase) return refuse("not-found", noPhase);
  const side = treatedSide(base, episode.side);
  const limits = await listLimitsInForce(reader, episode.patientId);
  const facts = await readPhaseFacts(reader, protocol, phase, composing, {
    side,
    countedFromOn: base.protocol?.countedFromOn,
    surgeon: surgeonOf(
      limits.flatMap((limit) => (limit.episodeId === episode.episodeId ? [limit.content] : [])),
    ),
  });
  const doses = await readDosesAt(reader, episode.episodeId);
  return openPhase(base, protocol, phase, {
    ...facts,
    limits: limits.map((limit) => limit.content),
    ownLimitIds: limits
      .filter((limit) => limit.episodeId === episode.episodeId)
      .map((limit) => limit.limitId),
    mayLift: (limit) => mayLift(limit, composing.actorId),
    current: (lineKey) => doses.get(lineKey),
  });
}

/** The side the standing lines are on says more than the diagnosis: it was chosen where the diagnosis names none. */
export function treatedSide(base: PrescriptionContent, ofEpisode: Diagnosis["side"]): Diagnosis["side"] {
  const named = base.lines.flatMap(({ side }) => (side === "left" || side === "right" ? [side] : []));
  const [first] = named;
  if (first && named.every((side) => side === first)) return first;
  return base.diagnoses[0]?.side ?? ofEpisode;
}

/** The one surgeon who owns limits of the episode already. */
function surgeonOf(limits: readonly Limit[]): Omit<Owner, "kind"> | undefined {
  const owners = limits.flatMap(({ owner }) => (owner.kind === "surgeon" ? [owner] : []));
  const [first] = owners;
  if (!first || owners.some(({ name }) => name !== first.name)) return undefined;
  const { kind: _kind, ...surgeon } = first;
  return surgeon;
}

async function readPhaseFacts(
  reader: Reader,
  protocol: Protocol,
  phase: ProtocolPhase,
  composing: Composing,
  known: {
    side: Diagnosis["side"];
    countedFromOn?: string | undefined;
    surgeon?: Omit<Owner, "kind"> | undefined;
  },
): Promise<PhaseFacts> {
  const { episode, today } = composing;
  return {
    side: known.side,
    prescriber: composing.owner,
    surgeon: known.surgeon ?? (await findSurgeon(reader, episode.patientId, today)),
    delegateStaffId: composing.delegateStaffId,
    today,
    countedFromOn: known.countedFromOn ?? (await findCountedFrom(reader, episode.episodeId, protocol, today)),
    latest: await readLatest(reader, { episodeId: episode.episodeId, side: known.side }, phase.criteria),
    document: await findNewestFile(reader, {
      ownerKind: "protocol",
      ownerId: protocol.protocolId,
      clinicId: episode.clinicId,
    }),
    library: await readExerciseLibrary(reader, phase.lines),
    newId: composing.newId,
  };
}

/** The one surgeon who sits on the patient's team today; without one, or with several, the name is asked for. */
export async function findSurgeon(
  reader: Reader,
  patientId: string,
  today: string,
): Promise<Omit<Owner, "kind">> {
  const { careTeamSeats: seats, staff } = reader.t;
  const rows = await reader.db
    .select({
      outsideContact: seats.outsideContact,
      staffId: seats.staffId,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(seats)
    .leftJoin(staff, eq(staff.id, seats.staffId))
    .where(
      and(eq(seats.patientId, patientId), holdsWord(seats.specialty, "surgeon"), inForceOn(seats, today)),
    )
    .limit(2);
  const [seat] = rows;
  if (!seat || rows.length > 1) return { name: "" };
  const { staffId, role, family, given, credentials } = seat;
  return staffId && role && family !== null && given !== null && credentials !== null
    ? { staffId, name: shownStaffName({ role, family, given, credentials }) }
    : { name: seat.outsideContact.slice(0, 120) };
}
