import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import {
  type Reach,
  type ReachedEpisode,
  requireEpisode,
  requirePatient,
} from "#server/access/access.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";

const openStates = ["received", "assigned", "booked"] as const;

/**
 * What an outside order is transcribed in before any episode exists: the one that the referral opens. It carries the
 * referral's id, so that a referral opens one episode and never a second, and a draft begun before it stays its draft.
 */
export async function findEpisodeOfReferral(
  reader: Reader,
  reach: Reach,
  referralId: string,
): Promise<ReachedEpisode | undefined> {
  if (reach.actor.role !== "therapist") return undefined;
  const { t, db } = reader;
  const [row] = await db
    .select({
      patientId: t.referrals.patientId,
      policy: t.clinics.policy,
      title: t.referrals.reason,
      prescriberId: t.referrals.assignedTo,
    })
    .from(t.referrals)
    .innerJoin(t.patients, eq(t.patients.id, t.referrals.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .leftJoin(t.episodes, eq(t.episodes.referralId, t.referrals.id))
    .where(
      and(eq(t.referrals.id, referralId), inArray(t.referrals.state, openStates), isNull(t.episodes.id)),
    );
  // Without a physiatrist nobody here would hear of what goes wrong in it.
  if (!row?.prescriberId) return undefined;
  const { patientId, clinicId, timeZone } = await requirePatient(reader, reach, row.patientId);
  return {
    episodeId: referralId,
    patientId,
    clinicId,
    timeZone,
    policy: row.policy,
    prescriberId: row.prescriberId,
    therapistId: null,
    title: row.title.slice(0, 120),
    isSensitive: false,
    sensitiveSection: null,
    side: "not-applicable",
    endedOn: null,
    firstTreatedOn: null,
    treatmentDays: 0,
    version: 0,
  };
}

/** An episode within reach, or the one a referral is about to open. */
export async function reachEpisodeOrReferral(
  reader: Reader,
  reach: Reach,
  id: string,
): Promise<{ episode: ReachedEpisode; isOpenedNow: boolean }> {
  const opened = await findEpisodeOfReferral(reader, reach, id);
  if (opened) return { episode: opened, isOpenedNow: true };
  return { episode: await requireEpisode(reader, reach, id), isOpenedNow: false };
}

/** The referral of a patient that an outside order may be transcribed from: the longest waiting that is assigned. */
export async function findReferralToTranscribe(reader: Reader, reach: Reach, patientId: string) {
  const { t, db } = reader;
  const rows = await db
    .select({ referralId: t.referrals.id, assignedTo: t.referrals.assignedTo })
    .from(t.referrals)
    .leftJoin(t.episodes, eq(t.episodes.referralId, t.referrals.id))
    .where(
      and(
        eq(t.referrals.patientId, patientId),
        inArray(t.referrals.state, openStates),
        isNull(t.episodes.id),
      ),
    )
    .orderBy(asc(t.referrals.receivedAt), asc(t.referrals.id))
    .limit(20);
  const assigned = rows.find((row) => row.assignedTo !== null);
  if (assigned) {
    const episode = (await findEpisodeOfReferral(reader, reach, assigned.referralId)) ?? refuseNotFound();
    return { episode, refusal: undefined };
  }
  return {
    episode: undefined,
    refusal:
      rows.length > 0
        ? "The referral is not assigned to a physiatrist yet. Have it assigned first, so that somebody here answers for the patient."
        : "No referral of this patient is open. Have the front desk receive it first.",
  };
}
