import { and, desc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Owner } from "#domain/prescriptions/limit.ts";
import { requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import type { Actor } from "#server/context.ts";
import { findSurgeon } from "#server/prescriptions/compose-phase.queries.ts";

/** Episodes that run, newest first: whose prescriber and therapist are told, and own what is raised. */
export async function listRunningEpisodes(reader: Reader, patientId: string) {
  const { episodes } = reader.t;
  return reader.db
    .select({
      episodeId: episodes.id,
      prescriberId: episodes.prescriberId,
      therapistId: episodes.therapistId,
    })
    .from(episodes)
    .where(and(eq(episodes.patientId, patientId), isNull(episodes.endedOn)))
    .orderBy(desc(episodes.startedOn), desc(episodes.id))
    .limit(12);
}

export type Owned = { owner: Owner; delegateStaffIds: string[] };
/** Whose a raised rule is, by what the rule says of its owner. */
export type Owners = Record<"physiatrist" | "surgeon" | "therapist", Owned>;

/**
 * The prescriber of the newest running episode owns what a rule raises; the surgeon what the surgeon limits, with the
 * prescriber to lift it in their place; the treating therapist what is measured before a session. Where there is none,
 * it stays the physiatrists': any of them lifts it.
 */
export async function findOwners(
  reader: Reader,
  patientId: string,
  actor: Actor,
  today: string,
): Promise<Owners> {
  const episodes = await listRunningEpisodes(reader, patientId);
  const prescriberId =
    episodes.find((episode) => episode.prescriberId !== null)?.prescriberId ??
    (actor.role === "physiatrist" ? actor.staffId : null);
  const therapistId = episodes.find((episode) => episode.therapistId !== null)?.therapistId ?? null;
  const nameOf = async (staffId: string) => shownStaffName(await requireStaff(reader, staffId));
  const physiatrist: Owner = prescriberId
    ? { kind: "physiatrist", staffId: prescriberId, name: await nameOf(prescriberId) }
    : { kind: "physiatrist", name: "the physiatrist" };
  const surgeon = await findSurgeon(reader, patientId, today);
  const standIns = prescriberId ? [prescriberId] : [];
  return {
    physiatrist: { owner: physiatrist, delegateStaffIds: [] },
    surgeon: {
      owner: { kind: "surgeon", ...surgeon, name: surgeon.name || "the surgeon" },
      delegateStaffIds: standIns,
    },
    therapist: therapistId
      ? {
          owner: { kind: "therapist", staffId: therapistId, name: await nameOf(therapistId) },
          delegateStaffIds: standIns,
        }
      : { owner: physiatrist, delegateStaffIds: actor.role === "therapist" ? [actor.staffId] : [] },
  };
}
