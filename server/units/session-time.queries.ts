import type { Reader } from "#db/engine/store.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { usualServiceOf } from "#domain/units/service-codes.ts";
import { unitRuleOf } from "#domain/units/unit-rule.ts";
import type { Reach } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { isKeptFrom } from "#server/access/sensitive.queries.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { readLibraryOfPlan } from "#server/sessions/plan-library.queries.ts";
import type { ReachedSession } from "#server/sessions/session.queries.ts";
import { listTreatedCodes, readPayer, readRendering } from "./charges.queries.ts";
import {
  findTimerElsewhere,
  hasChargedThatDay,
  listServiceTimes,
  type StandingServiceTime,
} from "./service-times.queries.ts";
import { listSignedCharges } from "./signed-charges.queries.ts";

/** Timers shown before anything was given; the rest are reached by their list. */
const mostSuggested = 5;

/** What was given in a session and how its payer counts it; of a signed one what it charges. */
export async function readSessionTime(
  reader: Reader,
  session: ReachedSession,
  plan: PlanInForce | undefined,
  reach: Reach,
) {
  const times = await listServiceTimes(reader, [session.sessionId]);
  const { payer, payerName } = await readPayer(reader, session);
  const isOpen = session.state === "open";
  const by = reach.actor;
  const isKept =
    session.therapistId !== by.staffId &&
    (await isKeptFrom(reader, session.episodeId, namedFor(by, session.patientId)));
  const charges = session.state === "signed" ? await listSignedCharges(reader, [session.sessionId]) : [];
  const elsewhere = isOpen
    ? await findTimerElsewhere(reader, reach, {
        staffId: reach.actor.staffId,
        sessionId: session.sessionId,
      })
    : undefined;
  return {
    /** The server's clock at this read: a timer is shown against it, not against the browser's. */
    now: reach.now,
    payer,
    payerName,
    unitRule: unitRuleOf(payer, session.policy),
    services: times
      .filter((time) => time.isGiven)
      .map(({ code, staffId, staffName, isAssistant, typedMinutes, intervals, version }) => ({
        ...{ code, staffId, staffName, isAssistant, typedMinutes, intervals, version },
      })),
    /** Versions of what was taken back: giving it again is based on them. */
    dropped: times
      .filter((time) => !time.isGiven)
      .map(({ code, staffId, version }) => ({ code, staffId, version })),
    suggested: isOpen ? await suggestServices(reader, plan) : [],
    /** The reader's timer that runs in another session, which starting one here would stop. */
    elsewhere: elsewhere
      ? {
          sessionId: elsewhere.sessionId,
          code: elsewhere.code,
          startedAt: elsewhere.startedAt,
          family: elsewhere.family,
          given: elsewhere.given,
        }
      : null,
    /** Diagnoses of a sensitive episode are told to those named for its section. */
    areDiagnosesKept: isKept,
    charges: isKept ? charges.map((charge) => ({ ...charge, diagnoses: [] })) : charges,
    /** Entered in error: it charges nothing. */
    isInError: (await listInError(reader, "session", [session.sessionId])).size > 0,
    /** What decides the charges beside the minutes and the note, so that they stand on the screen before the signature. */
    charging: isOpen ? await readCharging(reader, session, plan, times, by.staffId) : null,
  };
}

async function readCharging(
  reader: Reader,
  session: ReachedSession,
  plan: PlanInForce | undefined,
  times: readonly StandingServiceTime[],
  signerId: string,
) {
  const signer = await readRendering(reader, signerId);
  return {
    discipline: signer.discipline,
    signerIsAssistant: signer.isAssistant,
    supervisors: Object.fromEntries([
      ...times.map((time) => [time.staffId, time.supervisorId] as const),
      [signerId, signer.supervisorId] as const,
    ]),
    hasDiagnosisCode: (await listTreatedCodes(reader, plan?.prescriptionVersionId)).length > 0,
    gateCodes: session.gateCodes,
    hasSameDay: await hasChargedThatDay(reader, { ...session, discipline: signer.discipline }),
  };
}

async function suggestServices(reader: Reader, plan: PlanInForce | undefined): Promise<string[]> {
  const library = await readLibraryOfPlan(reader, plan);
  const usual = (plan?.lines ?? []).flatMap((line) => {
    const exercise = library.find(line.exercise.exerciseId);
    return exercise ? (usualServiceOf(exercise) ?? []) : [];
  });
  return [...new Set(usual)].slice(0, mostSuggested);
}
