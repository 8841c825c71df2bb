import { and, desc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { holdsWord } from "#db/engine/alike.ts";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { findExercise } from "#domain/exercises/library.ts";
import type { Owner } from "#domain/prescriptions/limit.ts";
import type { Diagnosis, OutsideOrder, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { findProtocol } from "#domain/protocols/catalog.ts";
import { limitsOfPhase } from "#domain/protocols/limits-of-phase.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { refuse } from "#server/refusal.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import { findPrescription, listLimitsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

export type ComposeFrom =
  | { kind: "blank" }
  | { kind: "evaluate-and-treat" }
  | { kind: "protocol"; protocolId: string; phase: number }
  | { kind: "current" };

type Composing = {
  episode: ReachedEpisode;
  /** Whether a therapist writes down an outside order; then the draft asks whose it is. */
  isTranscription: boolean;
  discipline: "PT" | "OT";
  /** Of the limits the prescriber sets. */
  owner: Owner;
  /** Who may lift, in the place of an owner outside, until somebody else is named. */
  delegateStaffId: string | null;
  today: string;
  newId: () => string;
};

const orderToRead: OutsideOrder = { prescriber: "", practice: "", orderedOn: "" };

/** A first draft: from nothing, as evaluate and treat, from a protocol's phase, or from the version in force. */
export async function composeDraft(
  reader: Reader,
  from: ComposeFrom,
  composing: Composing,
): Promise<PrescriptionContent> {
  const { episode, today } = composing;
  const standing = await findPrescription(reader, episode.episodeId);
  const limits = (await listLimitsInForce(reader, episode.patientId)).map((row) => row.content);
  if (from.kind === "current" && standing) {
    const document = await findDocument(reader, standing.documentId);
    if (!document) throw new Error(`Version ${standing.versionId} has no signed document`);
    const { outsideOrder, ...content } = JSON.parse(document.content) as PrescriptionContent;
    // Every version has lines of its own; the keys stay.
    return {
      ...content,
      ...(composing.isTranscription
        ? { outsideOrder: { ...orderToRead, ...outsideOrder, orderedOn: "" } }
        : {}),
      limits,
      lines: content.lines.map((line) => ({ ...line, lineId: composing.newId() })),
    };
  }
  const base: PrescriptionContent = {
    schema: 1,
    kind: from.kind === "evaluate-and-treat" ? "evaluate-and-treat" : "specific",
    leftOpen: "therapist",
    discipline: composing.discipline,
    ...(composing.isTranscription ? { outsideOrder: orderToRead } : {}),
    diagnoses: await diagnosesOf(reader, episode),
    limits,
    lines: [],
    frequency: { perWeekLeast: 2, perWeekMost: 3, perDay: 1, weeks: 6 },
    goals: [],
    stopAndCall: [
      "New or worse symptoms that do not settle by the next day",
      "Chest pain or short of breath: call 911",
    ],
    startsOn: today,
    endsOn: addDays(today, 42),
    reviewOn: addDays(today, 28),
    note: "",
  };
  return from.kind === "protocol" ? fromProtocol(reader, base, from, composing) : base;
}

/** What the last signed visit diagnosed, else the episode's own words. */
async function diagnosesOf(reader: Reader, episode: ReachedEpisode): Promise<Diagnosis[]> {
  const { consultations, conditions } = reader.t;
  const [visit] = await reader.db
    .select({ documentId: consultations.documentId })
    .from(consultations)
    .where(
      and(
        eq(consultations.episodeId, episode.episodeId),
        isNotInError(reader, "consultation", consultations.id),
      ),
    )
    .orderBy(desc(consultations.signedAt), desc(consultations.id))
    .limit(1);
  const document = visit ? await findDocument(reader, visit.documentId) : undefined;
  if (document) return (JSON.parse(document.content) as { diagnoses: Diagnosis[] }).diagnoses;
  const known = await reader.db
    .select({
      conditionId: conditions.id,
      code: conditions.icd10,
      title: conditions.words,
      side: conditions.side,
    })
    .from(conditions)
    .where(
      and(
        eq(conditions.patientId, episode.patientId),
        eq(conditions.status, "active"),
        eq(conditions.isSensitive, false),
        inArray(conditions.screening, ["screened", "answered"]),
      ),
    )
    .limit(1);
  return known.length > 0 ? known : [{ code: "", title: episode.title, side: episode.side }];
}

/** The one surgeon who sits on the patient's team today; without one, or with several, the name is asked for. */
async function findSurgeon(reader: Reader, patientId: string, today: string): Promise<Omit<Owner, "kind">> {
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
      and(
        eq(seats.patientId, patientId),
        holdsWord(seats.specialty, "surgeon"),
        lte(seats.fromOn, today),
        or(isNull(seats.toOn), gte(seats.toOn, today)),
      ),
    )
    .limit(2);
  const [seat] = rows;
  if (!seat || rows.length > 1) return { name: "" };
  const { staffId, role, family, given, credentials } = seat;
  return staffId && role && family !== null && given !== null && credentials !== null
    ? { staffId, name: shownStaffName({ role, family, given, credentials }) }
    : { name: seat.outsideContact.slice(0, 120) };
}

async function fromProtocol(
  reader: Reader,
  base: PrescriptionContent,
  from: { protocolId: string; phase: number },
  composing: Composing,
): Promise<PrescriptionContent> {
  const protocol = findProtocol(from.protocolId);
  const phase = protocol?.phases[from.phase];
  if (!protocol || !phase) return refuse("not-found", "This protocol or phase does not exist.");
  const { episode, today, owner } = composing;
  const side = base.diagnoses[0]?.side ?? episode.side;
  const lineSide =
    protocol.isSided && (side === "left" || side === "right") ? side : ("not-applicable" as const);
  const limits = limitsOfPhase(phase.limits, {
    side,
    prescriber: owner,
    surgeon: await findSurgeon(reader, episode.patientId, today),
    delegateStaffId: composing.delegateStaffId,
    today,
    newId: composing.newId,
  });
  return {
    ...base,
    kind: "protocol",
    leftOpen: protocol.leftOpen,
    discipline: protocol.discipline,
    protocol: {
      protocolId: protocol.protocolId,
      version: protocol.version,
      name: protocol.name,
      phase: phase.name,
    },
    limits: [...base.limits, ...limits],
    lines: phase.lines.map((line) => ({
      lineId: composing.newId(),
      lineKey: composing.newId(),
      exerciseId: line.exerciseId,
      exerciseVersion: findExercise(line.exerciseId)?.version ?? 1,
      name: findExercise(line.exerciseId)?.name ?? line.exerciseId,
      side: lineSide,
      owner: "prescriber" as const,
      consequence: line.consequence,
      dose: line.dose,
      bounds: line.bounds,
      weeklySteps: line.weeklySteps,
      isHomeProgram: line.isHomeProgram,
      note: "",
    })),
    frequency: {
      perWeekLeast: protocol.perWeekLeast,
      perWeekMost: protocol.perWeekMost,
      perDay: 1,
      weeks: protocol.weeks,
    },
    goals: protocol.goals.map((goal) => ({
      goalId: composing.newId(),
      words: goal.words,
      measureId: goal.measureId,
      targetThousandths: goal.targetThousandths,
      unit: goal.unit,
      targetOn: addDays(today, goal.afterDays),
    })),
    primaryMeasureId: protocol.primaryMeasureId,
    stopAndCall: [...protocol.stopAndCall],
    endsOn: addDays(today, protocol.weeks * 7),
    reviewOn: addDays(today, Math.min(28, protocol.weeks * 7)),
  };
}
