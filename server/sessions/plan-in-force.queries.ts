import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Side } from "#domain/doses/dose.ts";
import { shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { stillClosed } from "#domain/prescriptions/lines/not-before.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import { isSameDose } from "#domain/sessions/current-dose.ts";
import type { ContraindicationInForce, LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { onRung } from "#domain/sessions/rung.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import {
  findPlanOfCareAt,
  findPrescriptionAt,
  listEndedAfter,
  planOfCareColumns,
  prescriptionColumns,
} from "./plan-at.queries.ts";
import {
  listLineEvents,
  listLinesSetSince,
  listPermissions,
  listSafetyHolds,
  readDosesAt,
  readDosesWeekAgo,
} from "./plan-parts.queries.ts";

/** A patient holds at most so many at once, refused where one more would be raised, so that every read sees all. */
export const mostLimitsInForce = 60;
export const mostPrecautionsInForce = 100;

/** Limits that hold for a patient: raised and not lifted; or those that held at an earlier instant. */
export async function listLimitsInForce(reader: Reader, patientId: string, at?: number) {
  const { limits } = reader.t;
  return reader.db
    .select({
      limitId: limits.id,
      content: limits.content,
      dueForLiftingOn: limits.dueForLiftingOn,
      episodeId: limits.episodeId,
      sourceKind: limits.sourceKind,
      sourceId: limits.sourceId,
    })
    .from(limits)
    .where(
      and(
        eq(limits.patientId, patientId),
        at === undefined
          ? isNull(limits.liftedAt)
          : and(lte(limits.raisedAt, at), or(isNull(limits.liftedAt), gt(limits.liftedAt, at))),
      ),
    )
    .orderBy(asc(limits.raisedAt), asc(limits.id))
    .limit(mostLimitsInForce);
}

/** Precautions that hold: from the moment they are raised until they are set aside or lifted; or held at an instant. */
export async function listPrecautionsInForce(reader: Reader, patientId: string, at?: number) {
  const { precautions } = reader.t;
  const isInForce = inArray(precautions.state, ["raised", "confirmed"]);
  return reader.db
    .select({
      precautionId: precautions.id,
      effect: precautions.effect,
      words: precautions.words,
      content: precautions.content,
      state: precautions.state,
      dueForLiftingOn: precautions.dueForLiftingOn,
      raisedAt: precautions.raisedAt,
    })
    .from(precautions)
    .where(
      and(
        eq(precautions.patientId, patientId),
        at === undefined
          ? isInForce
          : and(
              lte(precautions.raisedAt, at),
              or(isInForce, inArray(precautions.id, await listEndedAfter(reader, patientId, at))),
            ),
      ),
    )
    .orderBy(asc(precautions.raisedAt), asc(precautions.id))
    .limit(mostPrecautionsInForce);
}

export async function listContraindicationsInForce(
  reader: Reader,
  patientId: string,
  at?: number,
): Promise<ContraindicationInForce[]> {
  return (await listPrecautionsInForce(reader, patientId, at))
    .filter((precaution) => precaution.effect === "contraindication")
    .map(({ precautionId, effect, content }) => ({
      precautionId,
      effect,
      // The plan is read by whoever treats, also beside a sensitive episode.
      words: shownPrecautionWords(content, []),
      excludedTags: content.excludedTags,
      ...(content.onlyAt?.length ? { onlyAt: content.onlyAt } : {}),
      ...(content.side && content.side !== "not-applicable" ? { side: content.side } : {}),
      ownerName: content.owner.name,
    }));
}

/** The prescription of an episode with the version that stands, or undefined before anything was signed. */
export async function findPrescription(reader: Reader, episodeId: string) {
  const { t, db } = reader;
  const [row] = await db
    .select(prescriptionColumns(reader))
    .from(t.prescriptions)
    .innerJoin(t.prescriptionVersions, eq(t.prescriptionVersions.id, t.prescriptions.currentVersionId))
    .where(eq(t.prescriptions.episodeId, episodeId))
    .orderBy(desc(t.prescriptionVersions.signedAt), desc(t.prescriptionVersions.id))
    .limit(1);
  return row;
}
export type StandingPrescription = NonNullable<Awaited<ReturnType<typeof findPrescription>>>;

export async function listPrescriptionLines(reader: Reader, versionId: string) {
  const { prescriptionLines: lines } = reader.t;
  return reader.db
    .select({
      lineId: lines.id,
      lineKey: lines.lineKey,
      exerciseId: lines.exerciseId,
      exerciseVersion: lines.exerciseVersion,
      name: lines.name,
      side: lines.side,
      owner: lines.owner,
      consequence: lines.consequence,
      dose: lines.dose,
      bounds: lines.bounds,
      weeklySteps: lines.weeklySteps,
      isHomeProgram: lines.isHomeProgram,
      note: lines.note,
      details: lines.details,
    })
    .from(lines)
    .where(eq(lines.versionId, versionId))
    .orderBy(asc(lines.position))
    .limit(60);
}

export async function findPlanOfCare(reader: Reader, episodeId: string) {
  const { t, db } = reader;
  const [row] = await db
    .select(planOfCareColumns(reader))
    .from(t.planOfCareStates)
    .innerJoin(t.plansOfCare, eq(t.plansOfCare.id, t.planOfCareStates.planOfCareId))
    .where(eq(t.planOfCareStates.episodeId, episodeId));
  return row;
}

export async function listPlanLines(reader: Reader, planOfCareId: string) {
  const { planOfCareLines: lines } = reader.t;
  return reader.db
    .select({
      lineId: lines.id,
      lineKey: lines.lineKey,
      exerciseId: lines.exerciseId,
      exerciseVersion: lines.exerciseVersion,
      name: lines.name,
      side: lines.side,
      dose: lines.dose,
      isHomeProgram: lines.isHomeProgram,
      note: lines.note,
      details: lines.details,
    })
    .from(lines)
    .where(eq(lines.planOfCareId, planOfCareId))
    .orderBy(asc(lines.position))
    .limit(60);
}

/**
 * Everything a check is decided from, as it stands now or, for a late entry, as it stood at the instant `at`: the
 * version in force, the plan of care, the patient's limits and contraindications, permissions, and current doses. A
 * one-time permission that another session than `sessionId` has taken is left out. Undefined before a prescription is signed.
 */
export async function readPlanInForce(
  reader: Reader,
  episode: { episodeId: string; patientId: string; sessionId?: string | null },
  today: string,
  at?: number,
): Promise<PlanInForce | undefined> {
  const { episodeId, patientId, sessionId } = episode;
  const prescription =
    at === undefined
      ? await findPrescription(reader, episodeId)
      : await findPrescriptionAt(reader, episodeId, at);
  if (!prescription) return undefined;
  const planOfCare =
    at === undefined
      ? await findPlanOfCare(reader, episodeId)
      : await findPlanOfCareAt(reader, episodeId, at);
  const current = await readDosesAt(reader, episodeId, at);
  const setSince = await listLinesSetSince(reader, episodeId, prescription.signedAt, at);
  const weekAgo = await readDosesWeekAgo(reader, episodeId, today);
  const holds = await listSafetyHolds(reader, episodeId, at);
  const sessionHold = holds.find((hold) => hold.kind === "safety-session");
  const events = await listLineEvents(reader, episodeId, at);
  const own = planOfCare ? await listPlanLines(reader, planOfCare.planOfCareId) : [];
  /** A therapist's own line he dropped, until a plan signed later has it again. */
  const isDropped = (lineKey: string, signedAt: number) =>
    events.some((event) => event.kind === "dropped" && event.lineKey === lineKey && event.at >= signedAt);
  const ordered = await listPrescriptionLines(reader, prescription.versionId);
  const signed = [
    ...ordered.filter(
      (line) => line.owner === "prescriber" || !isDropped(line.lineKey, prescription.signedAt),
    ),
    ...own
      .filter((line) => planOfCare && !isDropped(line.lineKey, planOfCare.signedAt))
      .map((line) => ({
        ...line,
        owner: "therapist" as const,
        consequence: "act" as const,
        bounds: {},
        weeklySteps: {},
      })),
  ];
  const library = await readExerciseLibrary(reader, [
    ...signed,
    ...events.flatMap(({ kind, exerciseId }) => (kind === "rung" && exerciseId ? [{ exerciseId }] : [])),
    ...signed.flatMap(({ details }) => details?.upTo ?? []),
  ]);
  const lines = signed.map((line): LineInForce => {
    const hold = holds.find((candidate) => candidate.lineKey === line.lineKey);
    const { treatment, notBefore, upTo } = line.details ?? {};
    const rung = events.findLast((event) => event.kind === "rung" && event.lineKey === line.lineKey);
    const met = events.flatMap((event) =>
      event.kind === "opened" && event.lineKey === line.lineKey ? [event.words] : [],
    );
    const notYetOpen = stillClosed(notBefore, today, met);
    const own: LineInForce = {
      lineKey: line.lineKey,
      lineId: line.lineId,
      name: line.name,
      owner: line.owner,
      consequence: line.consequence,
      side: line.side as Side,
      exercise: withTreatment(library.factsAt(line.exerciseId, line.exerciseVersion), treatment),
      ...(treatment ? { treatment } : {}),
      prescribed: line.dose,
      bounds: line.bounds,
      weeklySteps: line.weeklySteps,
      current: current.get(line.lineKey) ?? line.dose,
      ...(!isSameDose(current.get(line.lineKey) ?? line.dose, line.dose) && !setSince.has(line.lineKey)
        ? { isCarriedOver: true as const }
        : {}),
      // In a line's first seven days growth counts from what was prescribed, so that no step hides the one before it.
      currentWeekAgo: weekAgo.get(line.lineKey) ?? line.dose,
      ...(upTo ? { upToExerciseId: upTo.exerciseId } : {}),
      ...(notYetOpen ? { notYetOpen } : {}),
      ...(hold ? { heldByRequestId: hold.requestId } : {}),
    };
    return (rung?.exerciseId && onRung(own, rung.exerciseId, library)) || own;
  });
  return {
    schema: 1,
    prescriptionVersionId: prescription.versionId,
    ...(planOfCare ? { planOfCareId: planOfCare.planOfCareId } : {}),
    state: prescription.state,
    ...(sessionHold ? { heldByRequestId: sessionHold.requestId } : {}),
    leftOpen: prescription.leftOpen,
    limits: (await listLimitsInForce(reader, patientId, at)).map((limit) => limit.content),
    contraindications: await listContraindicationsInForce(reader, patientId, at),
    permissions: await listPermissions(reader, { episodeId, sessionId }, today, at),
    lines,
  };
}
