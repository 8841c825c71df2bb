import { and, asc, desc, eq, gte, inArray, isNull, lte, notExists } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { type PrecautionEffect, precautionEffects } from "#domain/precautions/effect.ts";
import { shownPrecautionChip } from "#domain/precautions/precaution.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { rankQueue } from "#domain/reviews/queue.ts";
import { reviewTiers, type SignalKind } from "#domain/reviews/review.ts";
import { describeSignal } from "#domain/reviews/signals.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { withShownTitle } from "#server/access/sensitive.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { listSeries } from "#server/measures/measures.queries.ts";
import type { VerbalOrder } from "#server/prescriptions/verbal-orders.commands.ts";
import { mostLimitsInForce, mostPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { listDecisionBases } from "./decision-base.queries.ts";

const mostSignals = 400;
const mostShown = 60;

/** The prescribers whose patients this reader answers for today: their own and those they cover. */
async function listAnsweredFor(reader: Reader, staffId: string, today: string) {
  const { t, db } = reader;
  const covers = await db
    .select({
      staffId: t.staff.id,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
      toOn: t.covers.toOn,
    })
    .from(t.covers)
    .innerJoin(t.staff, eq(t.staff.id, t.covers.absentStaffId))
    .where(
      and(
        eq(t.covers.coveringStaffId, staffId),
        lte(t.covers.fromOn, today),
        gte(t.covers.toOn, today),
        isNull(t.covers.endedAt),
      ),
    )
    .orderBy(asc(t.covers.fromOn), asc(t.covers.id))
    .limit(20);
  return covers.map((cover) => ({
    staffId: cover.staffId,
    shownName: shownStaffName(cover),
    toOn: cover.toOn,
  }));
}

/**
 * The review queue: open reasons whose day has come, gravest tier first, then the longest waiting. One indexed sort;
 * each episode stands once by its gravest reason.
 */
export async function readQueue(reader: Reader, reach: Reach, today: string) {
  const { t, db } = reader;
  const covering = await listAnsweredFor(reader, reach.actor.staffId, today);
  const prescriberIds = [reach.actor.staffId, ...covering.map((cover) => cover.staffId)];
  const signals = await db
    .select({
      signalId: t.patientSignals.id,
      episodeId: t.patientSignals.episodeId,
      patientId: t.patientSignals.patientId,
      prescriberId: t.patientSignals.prescriberId,
      kind: t.patientSignals.kind,
      tier: t.patientSignals.tier,
      facts: t.patientSignals.facts,
      sourceId: t.patientSignals.sourceId,
      raisedAt: t.patientSignals.raisedAt,
      raisedBy: t.patientSignals.raisedBy,
      acknowledgedAt: t.patientSignals.acknowledgedAt,
      family: t.patients.family,
      given: t.patients.given,
      title: t.patients.title,
      bornOn: t.patients.bornOn,
      gender: t.patients.gender,
      mrn: t.patients.mrn,
      needsInterpreter: t.patients.needsInterpreter,
      language: t.patients.language,
      episodeTitle: t.episodes.title,
      isSensitive: t.episodes.isSensitive,
      sensitiveSection: t.episodes.sensitiveSection,
      episodeStartedOn: t.episodes.startedOn,
      treatmentDays: t.episodes.treatmentDays,
      clinicPhone: t.clinics.phone,
      clinicName: t.clinics.name,
      timeZone: t.clinics.timeZone,
      raiserRole: t.staff.role,
      raiserFamily: t.staff.family,
      raiserGiven: t.staff.given,
      raiserCredentials: t.staff.credentials,
    })
    .from(t.patientSignals)
    .innerJoin(t.patients, eq(t.patients.id, t.patientSignals.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .innerJoin(t.episodes, eq(t.episodes.id, t.patientSignals.episodeId))
    .leftJoin(t.staff, eq(t.staff.id, t.patientSignals.raisedBy))
    .where(
      and(
        inArray(t.patientSignals.prescriberId, prescriberIds),
        eq(t.patientSignals.isOpen, true),
        lte(t.patientSignals.dueOn, today),
        withinReach(reader, reach),
      ),
    )
    .orderBy(asc(t.patientSignals.tier), asc(t.patientSignals.raisedAt), asc(t.patientSignals.id))
    .limit(mostSignals);
  const entries = rankQueue(signals);
  const shown = entries.slice(0, mostShown);
  const episodeIds = shown.map((entry) => entry.episodeId);
  const series = episodeIds.length > 0 ? await listSeries(reader, episodeIds) : [];
  const primaries = await listPrimaries(reader, episodeIds);
  const requests = await listWaitingRequests(reader, episodeIds);
  const bases = await listDecisionBases(reader, episodeIds, today);
  const orders = await listVerbalOrders(
    reader,
    shown.flatMap(({ leading }) => (leading.kind === "verbal-order-unsigned" ? [leading.sourceId] : [])),
  );
  const standing = await listStanding(reader, [...new Set(shown.map((entry) => entry.leading.patientId))]);
  return {
    total: entries.length,
    covering,
    rows: shown.map(({ episodeId, leading, others }) => {
      const own = series.filter((entry) => entry.episodeId === episodeId);
      const pain = own.find((entry) => entry.measureId === "pain-worst");
      const primary =
        own.find((entry) => entry.measureId === primaries.get(episodeId)) ??
        own.find((entry) => entry.measureId !== "pain-worst");
      const { raiserRole, raiserFamily, raiserGiven, raiserCredentials, facts, kind, ...rest } =
        withShownTitle(leading, reach.actor);
      return {
        ...rest,
        kind,
        tierName: reviewTiers[leading.tier] ?? "routine",
        words: describeSignal(kind, facts),
        alsoWords: others.slice(0, 4).map((signal) => describeSignal(signal.kind, signal.facts).headline),
        raisedByName:
          raiserRole && raiserFamily !== null && raiserGiven !== null && raiserCredentials !== null
            ? shownStaffName({
                role: raiserRole,
                family: raiserFamily,
                given: raiserGiven,
                credentials: raiserCredentials,
              })
            : "not known",
        coverFor: covering.find((cover) => cover.staffId === leading.prescriberId)?.shownName ?? null,
        pain: pain ? summary(pain) : null,
        primary: primary ? summary(primary) : null,
        limits: standing.limits
          .filter((limit) => limit.patientId === leading.patientId)
          .map((limit) => describeLimit(limit.content)),
        precautions: standing.precautions
          .filter(
            (precaution, index, all) =>
              precaution.patientId === leading.patientId &&
              index ===
                all.findIndex(
                  ({ patientId, words }) => patientId === precaution.patientId && words === precaution.words,
                ),
          )
          .toSorted((left, right) => gravity(left.effect) - gravity(right.effect))
          .map(({ effect, content }) => ({
            effect,
            words: shownPrecautionChip(content, namedFor(reach.actor, leading.patientId)),
          })),
        /** Goes back with the decision: what was on screen when it was made. */
        seen: bases.get(episodeId) ?? { prescriptionVersion: null, signalIds: [] },
        request: shownRequest(requests, episodeId, leading) ?? null,
        verbalOrder: orders.find((order) => order.verbalOrderId === leading.sourceId) ?? null,
      };
    }),
  };
}

/** The question the row is about; where something else leads, one that holds treatment, then the longest waiting. */
function shownRequest(
  requests: Awaited<ReturnType<typeof listWaitingRequests>>,
  episodeId: string,
  leading: { kind: SignalKind; sourceId: string },
) {
  const isQuestion = leading.kind === "change-request" || leading.kind === "safety-request";
  return requests.find((request) =>
    isQuestion ? request.requestId === leading.sourceId : request.episodeId === episodeId,
  );
}

function summary(series: Awaited<ReturnType<typeof listSeries>>[number]) {
  return {
    measureId: series.measureId,
    shortName: series.shortName,
    unit: series.unit,
    betterIs: series.betterIs,
    leastThousandths: series.leastThousandths,
    mostThousandths: series.mostThousandths,
    points: series.points
      .slice(-12)
      .map((point) => ({ takenOn: point.takenOn, thousandths: point.thousandths })),
    responseKind: series.response.kind,
    responseWords: series.responseWords,
  };
}

async function listPrimaries(reader: Reader, episodeIds: readonly string[]): Promise<Map<string, string>> {
  const { t, db } = reader;
  const rows = await db
    .select({ episodeId: t.prescriptions.episodeId, measureId: t.prescriptionVersions.primaryMeasureId })
    .from(t.prescriptions)
    .innerJoin(t.prescriptionVersions, eq(t.prescriptionVersions.id, t.prescriptions.currentVersionId))
    .where(inArray(t.prescriptions.episodeId, [...episodeIds]))
    // The last of each episode stands: the prescription signed last.
    .orderBy(asc(t.prescriptionVersions.signedAt), asc(t.prescriptionVersions.id))
    .limit(200);
  return new Map(rows.flatMap((row) => (row.measureId ? [[row.episodeId, row.measureId] as const] : [])));
}

/** Requests that wait for a prescriber, those that hold treatment first, then oldest first, with the bounds they met: answered from the queue by one key. */
async function listWaitingRequests(reader: Reader, episodeIds: readonly string[]) {
  const { t, db } = reader;
  const rows = await db
    .select({
      requestId: t.changeRequests.id,
      episodeId: t.changeRequests.episodeId,
      lineKey: t.changeRequests.lineKey,
      kind: t.changeRequests.kind,
      wanted: t.changeRequests.wanted,
      current: t.changeRequests.current,
      evidence: t.changeRequests.evidence,
      check: t.changeRequests.check,
      version: t.changeRequests.version,
      reason: t.changeRequests.reason,
      askedAt: t.changeRequests.askedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.changeRequests)
    .innerJoin(t.staff, eq(t.staff.id, t.changeRequests.askedBy))
    .where(and(inArray(t.changeRequests.episodeId, [...episodeIds]), eq(t.changeRequests.state, "waiting")))
    // By its letters, more comes before safety.
    .orderBy(desc(t.changeRequests.kind), asc(t.changeRequests.askedAt), asc(t.changeRequests.id))
    .limit(200);
  const keys = rows.flatMap((row) => (row.lineKey ? [row.lineKey] : []));
  const lines = await db
    .select({
      lineKey: t.prescriptionLines.lineKey,
      name: t.prescriptionLines.name,
      dose: t.prescriptionLines.dose,
      bounds: t.prescriptionLines.bounds,
      position: t.prescriptionLines.position,
    })
    .from(t.prescriptionLines)
    .innerJoin(t.prescriptions, eq(t.prescriptions.currentVersionId, t.prescriptionLines.versionId))
    .where(inArray(t.prescriptionLines.lineKey, keys))
    .orderBy(asc(t.prescriptionLines.lineKey))
    .limit(200);
  return rows.map(({ role, family, given, credentials, ...row }) => {
    const line = lines.find((candidate) => candidate.lineKey === row.lineKey);
    return {
      ...row,
      askedByName: shownStaffName({ role, family, given, credentials }),
      lineName: line?.name ?? "Whole session",
      prescribed: line?.dose ?? {},
      bounds: line?.bounds ?? {},
    };
  });
}

/** Verbal orders as they were taken, for their giver to read before signing. */
async function listVerbalOrders(reader: Reader, verbalOrderIds: readonly string[]) {
  const { verbalOrders } = reader.t;
  const rows = await reader.db
    .select({
      verbalOrderId: verbalOrders.id,
      words: verbalOrders.words,
      givenAt: verbalOrders.givenAt,
      effect: verbalOrders.effect,
    })
    .from(verbalOrders)
    .where(inArray(verbalOrders.id, [...verbalOrderIds]))
    .orderBy(desc(verbalOrders.recordedAt), desc(verbalOrders.id))
    .limit(mostShown);
  return rows.map(({ effect, ...order }) => ({ ...order, effectWords: describeEffect(effect) }));
}

const describeEffect = (effect: VerbalOrder["effect"]): string =>
  effect.kind === "dose"
    ? `the current dose, to ${describeDose(effect.dose)}`
    : effect.kind === "lift-limit"
      ? "a limit, lifted"
      : "nothing the rules check";

/** What this physiatrist decided today and did not take back, newest first. */
export async function listDecidedToday(reader: Reader, reach: Reach, since: number) {
  const { t, db } = reader;
  const rows = await db
    .select({
      decisionId: t.decisions.id,
      kind: t.decisions.kind,
      context: t.decisions.context,
      decidedAt: t.decisions.decidedAt,
      reason: t.decisions.reason,
      nextReviewOn: t.decisions.nextReviewOn,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
      episodeTitle: t.episodes.title,
      isSensitive: t.episodes.isSensitive,
      sensitiveSection: t.episodes.sensitiveSection,
    })
    .from(t.decisions)
    .innerJoin(t.patients, eq(t.patients.id, t.decisions.patientId))
    .innerJoin(t.episodes, eq(t.episodes.id, t.decisions.episodeId))
    .where(
      and(
        eq(t.decisions.decidedBy, reach.actor.staffId),
        gte(t.decisions.decidedAt, since),
        notExists(
          db
            .select({ id: t.decisionEvents.id })
            .from(t.decisionEvents)
            .where(and(eq(t.decisionEvents.decisionId, t.decisions.id), eq(t.decisionEvents.kind, "undone"))),
        ),
        withinReach(reader, reach),
      ),
    )
    .orderBy(desc(t.decisions.decidedAt), desc(t.decisions.id))
    .limit(60);
  return rows.map((row) => withShownTitle(row, reach.actor));
}

/** The gravest first. */
const gravity = (effect: PrecautionEffect): number => precautionEffects.indexOf(effect);

/** All limits and precautions that hold for the patients shown, newest first: on screen before any answer is given. */
async function listStanding(reader: Reader, patientIds: readonly string[]) {
  const { limits, precautions } = reader.t;
  return {
    limits: await reader.db
      .select({ patientId: limits.patientId, content: limits.content })
      .from(limits)
      .where(and(inArray(limits.patientId, [...patientIds]), isNull(limits.liftedAt)))
      .orderBy(desc(limits.raisedAt), asc(limits.id))
      .limit(patientIds.length * mostLimitsInForce),
    precautions: await reader.db
      .select({
        patientId: precautions.patientId,
        effect: precautions.effect,
        words: precautions.words,
        content: precautions.content,
      })
      .from(precautions)
      .where(
        and(
          inArray(precautions.patientId, [...patientIds]),
          inArray(precautions.state, ["raised", "confirmed"]),
        ),
      )
      .orderBy(desc(precautions.raisedAt), asc(precautions.id))
      .limit(patientIds.length * mostPrecautionsInForce),
  };
}
