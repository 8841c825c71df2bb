import { and, count, countDistinct, eq, lt, lte, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import { describeStanding } from "#domain/prescriptions/describe-event.ts";
import { assessTreatmentGate, type TreatmentGate } from "#domain/sessions/gate.ts";
import { dayInZone } from "#server/clock.ts";
import { readStandsBecause } from "#server/prescriptions/prescriptions.queries.ts";
import { isNotInError } from "./addenda.queries.ts";
import { findPlanOfCareAt, findPrescriptionAt } from "./plan-at.queries.ts";
import { findPlanOfCare, findPrescription } from "./plan-in-force.queries.ts";
import { hasSafetyHold } from "./plan-parts.queries.ts";

/**
 * The gate before treatment of one episode: from what stands now, or for a late entry from what stood at the instant
 * `at` on the day `today`. Imported history never opens it.
 */
export async function readTreatmentGate(
  reader: Reader,
  episode: { episodeId: string; policy: ClinicPolicy; timeZone: string },
  today: string,
  /** `isKept`: what is written in the episode is kept from whoever reads it. */
  { at, isKept }: { at?: number | undefined; isKept: boolean },
): Promise<TreatmentGate> {
  const { t, db } = reader;
  const [visits] = await db
    .select({ signed: count() })
    .from(t.consultations)
    .where(
      and(
        eq(t.consultations.episodeId, episode.episodeId),
        isNotInError(reader, "consultation", t.consultations.id),
        at === undefined ? undefined : lte(t.consultations.signedAt, at),
      ),
    );
  const [facts] = await db
    .select({
      visitsAuthorized: t.episodes.visitsAuthorized,
      treatmentDays: t.episodes.treatmentDays,
      endedOn: t.episodes.endedOn,
    })
    .from(t.episodes)
    .where(and(eq(t.episodes.id, episode.episodeId)));
  const isPast = at !== undefined;
  const prescription = isPast
    ? await findPrescriptionAt(reader, episode.episodeId, at)
    : await findPrescription(reader, episode.episodeId);
  const because = prescription && (await readStandsBecause(reader, prescription, isKept, at));
  const plan = isPast
    ? await findPlanOfCareAt(reader, episode.episodeId, at)
    : await findPlanOfCare(reader, episode.episodeId);
  const treatmentDays = isPast
    ? await countTreatmentDaysBefore(reader, episode.episodeId, today)
    : (facts?.treatmentDays ?? 0);
  const endedOn = facts?.endedOn ?? undefined;
  return assessTreatmentGate({
    // A late entry of the last day or before was treatment in the episode.
    episodeEndedOn: isPast && endedOn !== undefined && endedOn >= today ? undefined : endedOn,
    policy: episode.policy,
    hasSignedConsultation: (visits?.signed ?? 0) > 0,
    isOutsideOrder: prescription?.source === "outside-order",
    prescriptionState: prescription?.state,
    standsBecause:
      prescription && because
        ? describeStanding(prescription.state, because, describeDay(dayInZone(because.at, episode.timeZone)))
        : undefined,
    startsOn: prescription?.startsOn,
    endsOn: prescription?.endsOn,
    certification: plan?.certification ?? "not-needed",
    certifyBy: plan?.certifyBy,
    certifiedTo: plan?.certifiedTo ?? undefined,
    visitsLeft:
      facts?.visitsAuthorized === null || facts === undefined
        ? undefined
        : facts.visitsAuthorized - treatmentDays,
    isSafetyHeld: await hasSafetyHold(reader, episode.episodeId, at),
    today,
  });
}

async function countTreatmentDaysBefore(reader: Reader, episodeId: string, day: string): Promise<number> {
  const { sessions } = reader.t;
  const [row] = await reader.db
    .select({ days: countDistinct(sessions.heldOn) })
    .from(sessions)
    .where(
      and(
        eq(sessions.episodeId, episodeId),
        eq(sessions.state, "signed"),
        isNotInError(reader, "session", sessions.id),
        ne(sessions.kind, "seen-not-treated"),
        lt(sessions.heldOn, day),
      ),
    );
  return row?.days ?? 0;
}
