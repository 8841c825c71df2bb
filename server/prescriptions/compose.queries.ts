import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { Owner } from "#domain/prescriptions/limit.ts";
import type { Diagnosis, OutsideOrder, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { draftOf, type SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import { usualStopAndCall } from "#domain/protocols/own/usual-words.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { refuse } from "#server/refusal.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import {
  findPrescription,
  listLimitsInForce,
  type StandingPrescription,
} from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { composeFromProtocol, composePhase } from "./compose-phase.queries.ts";

export type ComposeFrom =
  | { kind: "blank" }
  | { kind: "evaluate-and-treat" }
  | { kind: "protocol"; protocolId: string; phase: number; side?: Diagnosis["side"] | undefined }
  /** Another phase of the protocol that stands. */
  | { kind: "phase"; phaseId: string }
  | { kind: "current" };

export type Composing = {
  episode: ReachedEpisode;
  actorId: string;
  /** Whose own protocols may be begun from, beside those of the patient's clinic. */
  clinicIds: readonly string[];
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
  const limits = (await listLimitsInForce(reader, episode.patientId))
    // What a precaution limits stands and falls with it, so no version carries it.
    .filter((row) => row.sourceKind !== "precaution")
    .map((row) => row.content);
  const signed = standing ? await readSigned(reader, standing) : undefined;
  if ((from.kind === "current" || from.kind === "phase") && signed) {
    const { outsideOrder, ...content } = signed;
    const next =
      from.kind === "phase"
        ? await composePhase(reader, content, from.phaseId, composing)
        : // Every version has lines of its own; the keys stay.
          {
            ...content,
            limits,
            lines: content.lines.map((line) => ({ ...line, lineId: composing.newId() })),
          };
    return composing.isTranscription
      ? { ...next, outsideOrder: { ...orderToRead, ...outsideOrder, orderedOn: "" } }
      : next;
  }
  if (from.kind === "phase") return refuse("not-found", "No protocol stands in this episode.");
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
    stopAndCall: [...usualStopAndCall],
    startsOn: today,
    endsOn: addDays(today, 42),
    reviewOn: addDays(today, 28),
    note: "",
  };
  return from.kind === "protocol" ? composeFromProtocol(reader, base, from, composing, signed) : base;
}

async function readSigned(reader: Reader, standing: StandingPrescription): Promise<PrescriptionContent> {
  const document = await findDocument(reader, standing.documentId);
  if (!document) throw new Error(`Version ${standing.versionId} has no signed document`);
  return draftOf(JSON.parse(document.content) as SignedPrescription);
}

/** What the last signed visit diagnosed, else the episode's own words. */
export async function diagnosesOf(reader: Reader, episode: ReachedEpisode): Promise<Diagnosis[]> {
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
