import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { latestFirst } from "#db/engine/alike.ts";
import type { Reader } from "#db/engine/store.ts";
import type { ChartPart } from "#domain/access/chart-parts.ts";
import { normalizeSearch } from "#domain/patients/search-terms.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { kindFromWords } from "#domain/precautions/facts/drugs.ts";
import { shownPrecautionChip, shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { isLiftedBy, strictestLimits } from "#domain/prescriptions/limits-in-force.ts";
import { namedFor, type Sight, toldSight } from "#server/access/seats.queries.ts";
import { keptFrom, openTo, shownTitle } from "#server/access/sensitive.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import type { Actor } from "#server/context.ts";
import { listConfoundedToday } from "#server/orders/procedures.queries.ts";
import { isPrecautionOutside, mayFold, readTreatedNow } from "#server/prescriptions/treated-now.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { listLimitsInForce, listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { listFactsInError } from "#server/sessions/vitals/facts-in-error.queries.ts";

/** Identity as every screen of a patient repeats it, and the facts that limit what may be done. */
export async function readBand(
  reader: Reader,
  patientId: string,
  today: string,
  { actor, sight }: { actor: Actor; sight: Sight },
) {
  const named = namedFor(actor, patientId);
  const isLifter = (row: Parameters<typeof isLiftedBy>[0]): boolean =>
    actor.level !== "assistant" && isLiftedBy(row, actor);
  const { t, db } = reader;
  const [found] = await db
    .select({
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
      title: t.patients.title,
      nameUsed: t.patients.nameUsed,
      bornOn: t.patients.bornOn,
      gender: t.patients.gender,
      mrn: t.patients.mrn,
      language: t.patients.language,
      needsInterpreter: t.patients.needsInterpreter,
      allergyState: t.patients.allergyState,
      payer: t.patients.payer,
      payerKind: t.patients.payerKind,
      claimNumber: t.patients.claimNumber,
      guardian: t.patients.guardian,
      phone: t.patients.phone,
      version: t.patients.version,
      clinicId: t.clinics.id,
      clinicName: t.clinics.name,
      clinicPhone: t.clinics.phone,
      timeZone: t.clinics.timeZone,
      policy: t.clinics.policy,
    })
    .from(t.patients)
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(eq(t.patients.id, patientId));
  if (!found) return refuseNotFound();
  const { policy, ...patient } = found;
  const isOpen = sight.isOpen("diagnoses");
  const allergies = isOpen
    ? await db
        .select({ words: t.allergies.words })
        .from(t.allergies)
        .where(and(eq(t.allergies.patientId, patientId), eq(t.allergies.status, "active")))
        .orderBy(asc(t.allergies.recordedAt), asc(t.allergies.id))
        .limit(12)
    : [];
  const standing = isOpen ? await listLimitsInForce(reader, patientId) : [];
  /** The day kept beside it, which may have come sooner than what was signed said. */
  const dueOf = new Map(standing.map((row) => [row.limitId, row.dueForLiftingOn]));
  const withPrecaution = new Set(
    standing.flatMap(({ limitId, sourceKind }) => (sourceKind === "precaution" ? [limitId] : [])),
  );
  const precautions = isOpen ? await listPrecautionsInForce(reader, patientId) : [];
  const treated = precautions.some(mayFold) ? await readTreatedNow(reader, patientId) : undefined;
  return {
    ...patient,
    allergyState: isOpen ? patient.allergyState : null,
    /** What a seat opens of this chart, and in words what it does not; whoever comes otherwise reads all of it. */
    sight: toldSight(sight),
    unitSystem: policy.unitSystem,
    today,
    allergies: allergies.map((allergy) => allergy.words),
    limits: strictestLimits(standing.map(({ content }) => content)).map((limit) => ({
      limitId: limit.limitId,
      words: describeLimit(limit),
      ownerName: limit.owner.name,
      dueForLiftingOn: dueOf.get(limit.limitId) ?? null,
      isDue: isPast(dueOf.get(limit.limitId) ?? null, today),
      /** One that stands with a precaution falls with it. */
      mayLift: !withPrecaution.has(limit.limitId) && isLifter(limit),
    })),
    precautions: precautions.map(({ content, ...precaution }) => ({
      precautionId: precaution.precautionId,
      effect: precaution.effect,
      words: shownPrecautionWords(content, named),
      chip: shownPrecautionChip(content, named),
      state: precaution.state,
      ownerName: content.owner.name,
      source: content.source,
      dueForLiftingOn: precaution.dueForLiftingOn,
      requiredVitals: content.requiredVitals ?? [],
      mayLift: isLifter(content),
      /** Of a region or side that no open episode treats: it holds all the same, and folds away. */
      isOutside:
        treated?.every((parts) => isPrecautionOutside({ effect: precaution.effect, content }, parts)) ??
        false,
    })),
    /** What confounds scores taken today, by episode. */
    confounded: sight.isOpen("results") ? await listConfoundedToday(reader, patientId, today) : [],
    episodes: await listEpisodes(reader, patientId, named),
    hasSimilarName: await hasSimilarName(reader, patient),
  };
}

const isPast = (dueOn: string | null, today: string): boolean => dueOn !== null && dueOn <= today;

/** A title kept back is said to be: the episode stays in the list, for its states and dates are nobody's secret. */
async function listEpisodes(reader: Reader, patientId: string, named: readonly SensitiveSection[]) {
  const { t, db } = reader;
  const rows = await db
    .select({
      episodeId: t.episodes.id,
      title: t.episodes.title,
      isSensitive: t.episodes.isSensitive,
      sensitiveSection: t.episodes.sensitiveSection,
      side: t.episodes.side,
      startedOn: t.episodes.startedOn,
      endedOn: t.episodes.endedOn,
      treatmentDays: t.episodes.treatmentDays,
      visitsAuthorized: t.episodes.visitsAuthorized,
      prescriptionState: t.prescriptions.state,
      endsOn: t.prescriptions.endsOn,
      certification: t.planOfCareStates.certification,
      certifiedTo: t.planOfCareStates.certifiedTo,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.episodes)
    .leftJoin(t.prescriptions, eq(t.prescriptions.episodeId, t.episodes.id))
    .leftJoin(t.planOfCareStates, eq(t.planOfCareStates.episodeId, t.episodes.id))
    .leftJoin(t.staff, eq(t.staff.id, t.episodes.prescriberId))
    .where(eq(t.episodes.patientId, patientId))
    .orderBy(desc(t.episodes.startedOn), desc(t.episodes.id))
    .limit(12);
  return rows.map(({ role, family, given, credentials, isSensitive, sensitiveSection, ...row }) => ({
    ...row,
    title: shownTitle({ title: row.title, isSensitive, sensitiveSection }, named),
    prescriberName:
      role && family !== null && given !== null && credentials !== null
        ? shownStaffName({ role, family, given, credentials })
        : null,
  }));
}

const mostAlike = 200;

/** Somebody else at this clinic with the same family name, however it is written, read from the index of names. */
async function hasSimilarName(
  reader: Reader,
  patient: { patientId: string; family: string; clinicId: string },
): Promise<boolean> {
  const { t, db } = reader;
  const family = normalizeSearch(patient.family);
  const [word = ""] = family.split(" ");
  const same = await db
    .select({ family: t.patients.family })
    .from(t.searchTerms)
    .innerJoin(t.patients, eq(t.patients.id, t.searchTerms.patientId))
    .where(
      and(
        eq(t.searchTerms.kind, "word"),
        eq(t.searchTerms.term, word),
        eq(t.patients.homeClinicId, patient.clinicId),
        ne(t.patients.id, patient.patientId),
        isNull(t.patients.mergedIntoId),
      ),
    )
    .limit(mostAlike);
  return same.some((other) => normalizeSearch(other.family) === family);
}

/**
 * The record behind the band: conditions, medications, observations and what was imported. Bounded lists, newest first.
 * Sensitive conditions open to those named for their section; the others are told how many are kept back.
 */
export async function readRecord(
  reader: Reader,
  patientId: string,
  { named, sight }: { named: readonly SensitiveSection[]; sight: Sight },
) {
  const { t, db } = reader;
  /** Rows of a part the reader's seat does not open are not read at all. */
  const of = (part: ChartPart): string[] => (sight.isOpen(part) ? [patientId] : []);
  const inError = await listFactsInError(reader, of("results"));
  const practitioner = alias(t.outsideContacts, "practitioner");
  const organization = alias(t.outsideContacts, "organization");
  const stands = and(
    inArray(t.conditions.patientId, of("diagnoses")),
    ne(t.conditions.status, "entered-in-error"),
  );
  return {
    hiddenConditions: await db.$count(t.conditions, and(stands, keptFrom(t.conditions, named))),
    conditions: await db
      .select({
        conditionId: t.conditions.id,
        words: t.conditions.words,
        icd10: t.conditions.icd10,
        snomed: t.conditions.snomed,
        side: t.conditions.side,
        status: t.conditions.status,
        onsetOn: t.conditions.onsetOn,
        screening: t.conditions.screening,
        screeningAnswer: t.conditions.screeningAnswer,
        source: t.conditions.source,
        version: t.conditions.version,
      })
      .from(t.conditions)
      .where(and(stands, openTo(t.conditions, named)))
      .orderBy(asc(t.conditions.status), desc(t.conditions.recordedAt), asc(t.conditions.id))
      .limit(100),
    medications: (
      await db
        .select({
          medicationId: t.medications.id,
          words: t.medications.words,
          kind: t.medications.kind,
          source: t.medications.source,
          version: t.medications.version,
        })
        .from(t.medications)
        .where(and(inArray(t.medications.patientId, of("medications")), eq(t.medications.status, "active")))
        .orderBy(desc(t.medications.recordedAt), asc(t.medications.id))
        .limit(100)
    ).map((row) => (row.kind === "not-screened" ? { ...row, kind: kindFromWords(row.words) } : row)),
    observations: (
      await db
        .select({
          observationId: t.observations.id,
          words: t.observations.words,
          decimalText: t.observations.decimalText,
          unit: t.observations.unit,
          observedAt: t.observations.observedAt,
          source: t.observations.source,
        })
        .from(t.observations)
        .where(inArray(t.observations.patientId, of("results")))
        .orderBy(desc(t.observations.observedAt), asc(t.observations.id))
        .limit(40)
    ).map((row) => ({ ...row, isInError: inError.has(row.observationId) })),
    history: await db
      .select({
        historyId: t.importedHistory.id,
        kind: t.importedHistory.kind,
        words: t.importedHistory.words,
        startedAt: t.importedHistory.startedAt,
        endedAt: t.importedHistory.endedAt,
        practitionerName: practitioner.name,
        organizationName: organization.name,
      })
      .from(t.importedHistory)
      .leftJoin(practitioner, eq(practitioner.id, t.importedHistory.practitionerId))
      .leftJoin(organization, eq(organization.id, t.importedHistory.organizationId))
      .where(inArray(t.importedHistory.patientId, of("notes")))
      .orderBy(latestFirst(t.importedHistory.startedAt), asc(t.importedHistory.id))
      .limit(40),
  };
}
