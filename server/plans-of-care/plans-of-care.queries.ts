import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { boundingLimits } from "#domain/sessions/check-limits.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { isKeptFrom, keepReason } from "#server/access/sensitive.queries.ts";
import { keepPlanOfCare } from "#server/access/sensitive-documents.ts";
import { requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { getVersion } from "#server/prescriptions/prescriptions.queries.ts";
import {
  findPlanOfCare,
  findPrescription,
  listLimitsInForce,
} from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

const mostReturned = 20;

/** What a physiatrist last did with a plan: certified it, or returned it with a reason. */
async function findAnswer(reader: Reader, planOfCareId: string) {
  const { planOfCareEvents: events, staff } = reader.t;
  const [row] = await reader.db
    .select({
      kind: events.kind,
      reason: events.reason,
      at: events.at,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(events)
    .innerJoin(staff, eq(staff.id, events.actorId))
    .where(and(eq(events.planOfCareId, planOfCareId), inArray(events.kind, ["certified", "returned"])))
    .orderBy(desc(events.seq), desc(events.id))
    .limit(1);
  return row ? { kind: row.kind, reason: row.reason, at: row.at, byName: shownStaffName(row) } : null;
}

/** The plan that stands for an episode: whose it is, how it is certified, what it was answered. */
export async function findStandingPlan(reader: Reader, episodeId: string) {
  const standing = await findPlanOfCare(reader, episodeId);
  if (!standing) return null;
  const therapist = await requireStaff(reader, standing.therapistId);
  return {
    ...standing,
    signerName: shownStaffName(therapist),
    answer: await findAnswer(reader, standing.planOfCareId),
  };
}

/** What was signed, and its seal. */
export async function readSignedPlan(reader: Reader, plan: { planOfCareId: string; documentId: string }) {
  const document = await findDocument(reader, plan.documentId);
  if (!document) throw new Error(`Plan of care ${plan.planOfCareId} has no signed document`);
  return {
    content: JSON.parse(document.content) as PlanOfCareContent,
    hash: document.hash,
    signerName: document.signerName,
  };
}

/** The standing plan as it was signed, beside what it fills: the ordered lines, and the limits that bound each line. */
export async function readPlanOfCare(
  reader: Reader,
  episode: { episodeId: string; patientId: string },
  named: readonly SensitiveSection[],
) {
  const standing = await findStandingPlan(reader, episode.episodeId);
  if (!standing) return null;
  const signed = await readSignedPlan(reader, standing);
  const isKept = await isKeptFrom(reader, episode.episodeId, named);
  const content = isKept ? keepPlanOfCare(signed.content) : signed.content;
  const ordered = await getVersion(reader, content.prescriptionVersionId);
  const prescription = await findPrescription(reader, episode.episodeId);
  const limits = (await listLimitsInForce(reader, episode.patientId)).map((limit) => limit.content);
  const library = await readExerciseLibrary(reader, content.lines);
  return {
    ...standing,
    ...signed,
    isKept,
    content,
    answer: keepReason(standing.answer, isKept),
    limits: limits.map(describeLimit),
    lineLimits: content.lines.map((line) => {
      const exercise = library.factsAt(line.exerciseId, line.exerciseVersion);
      return {
        lineKey: line.lineKey,
        // An exercise that left the library is held against every limit the patient has.
        words: (exercise.isUnknown
          ? limits
          : boundingLimits(limits, underLoad(exercise, line.dose), line.side)
        ).map(describeLimit),
      };
    }),
    ordered: {
      versionId: content.prescriptionVersionId,
      number: ordered.number,
      signerName: ordered.signerName,
      signedAt: ordered.signedAt,
      outsideOrder: ordered.outsideOrder,
      frequency: ordered.content.frequency,
      lines: ordered.content.lines.map(({ lineKey, name, side, dose }) => ({ lineKey, name, side, dose })),
    },
    /** The version in force when it is no longer the one this plan was written for. */
    newerNumber:
      prescription && prescription.versionId !== content.prescriptionVersionId ? prescription.number : null,
  };
}

/** A therapist's plans that came back, with what to change. */
export async function listReturnedPlans(reader: Reader, reach: Reach, therapistId: string) {
  const { t, db } = reader;
  const rows = await db
    .select({
      planOfCareId: t.plansOfCare.id,
      episodeId: t.plansOfCare.episodeId,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
    })
    .from(t.planOfCareStates)
    .innerJoin(t.plansOfCare, eq(t.plansOfCare.id, t.planOfCareStates.planOfCareId))
    .innerJoin(t.patients, eq(t.patients.id, t.plansOfCare.patientId))
    .where(
      and(
        eq(t.plansOfCare.therapistId, therapistId),
        eq(t.planOfCareStates.certification, "returned"),
        withinReach(reader, reach),
      ),
    )
    .limit(mostReturned);
  const events = await db
    .select({
      planOfCareId: t.planOfCareEvents.planOfCareId,
      reason: t.planOfCareEvents.reason,
      at: t.planOfCareEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.planOfCareEvents)
    .innerJoin(t.staff, eq(t.staff.id, t.planOfCareEvents.actorId))
    .where(
      and(
        inArray(
          t.planOfCareEvents.planOfCareId,
          rows.map((row) => row.planOfCareId),
        ),
        eq(t.planOfCareEvents.kind, "returned"),
      ),
    )
    .orderBy(desc(t.planOfCareEvents.seq), desc(t.planOfCareEvents.id))
    .limit(mostReturned * 5);
  return rows.map((row) => {
    const event = events.find((candidate) => candidate.planOfCareId === row.planOfCareId);
    return {
      ...row,
      reason: event?.reason ?? "",
      byName: event ? shownStaffName(event) : "not known",
      at: event?.at ?? null,
    };
  });
}
