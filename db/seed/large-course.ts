import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Care } from "./large-history.ts";
import type { Problem } from "./large-order.ts";
import type { Batch } from "./large-writer.ts";

/** One patient's care with what was signed before its first session. */
export type Course = Care & {
  versionId: string;
  planOfCareId: string;
  physiatrist: { id: string; name: string };
  limits: readonly Limit[];
  seenOn: string;
  seenAt: number;
  firstOn: string;
  today: string;
  treatmentDays: number;
  endedOn: string | null;
};

/** Text as it would be signed. Its hash is of the text alone and binds nobody: see `generateLarge`. */
function addDocument(
  batch: Batch,
  course: Course,
  kind: "consultation" | "prescription-version",
  subjectId: string,
  content: unknown,
): string {
  const documentId = course.newId(course.seenAt);
  const text = canonicalJson(content);
  batch.add("signedDocuments", {
    id: documentId,
    kind,
    subjectId,
    patientId: course.patientId,
    schemaNumber: 1,
    content: text,
    hash: sha256Hex(text),
    signerId: course.physiatrist.id,
    signerName: course.physiatrist.name,
    meaning: "author",
    signedAt: course.seenAt,
  });
  return documentId;
}

/** The referral, the episode it became, and the consultation. */
export function addVisit(batch: Batch, course: Course): void {
  const { patientId, episodeId, problem, physiatrist, seenOn, seenAt } = course;
  const referralId = course.newId(seenAt);
  batch.add("referrals", {
    id: referralId,
    patientId,
    clinicId: course.clinicId,
    source: "primary-care",
    referrerName: "Dr. E. Hart",
    reason: problem.title,
    urgency: "routine",
    state: "consulted",
    assignedTo: physiatrist.id,
    receivedAt: seenAt - 7 * 86_400_000,
  });
  batch.add("episodes", {
    id: episodeId,
    patientId,
    title: problem.title,
    side: problem.side,
    referralId,
    startedOn: seenOn,
    endedOn: course.endedOn,
    prescriberId: physiatrist.id,
    therapistId: course.therapist.id,
    firstTreatedOn: course.firstOn,
    treatmentDays: course.treatmentDays,
  });
  const consultationId = course.newId(seenAt);
  batch.add("consultations", {
    id: consultationId,
    patientId,
    episodeId,
    kind: "consultation",
    seenOn,
    documentId: addDocument(batch, course, "consultation", consultationId, consultationOf(problem, seenOn)),
    physiatristId: physiatrist.id,
    signedAt: seenAt,
  });
}

/** The prescription with its one version, lines, limits, and what is current under it. */
export function addOrder(batch: Batch, course: Course): void {
  const { patientId, episodeId, versionId, order, physiatrist, seenAt, nextSeq } = course;
  const { content } = order;
  const id = () => course.newId(seenAt);
  const prescriptionId = id();
  batch.add("prescriptions", {
    id: prescriptionId,
    patientId,
    episodeId,
    discipline: content.discipline,
    state: course.endedOn === null ? "active" : "completed",
    currentVersionId: versionId,
    acceptedVersionId: versionId,
    endsOn: content.endsOn,
  });
  batch.add("prescriptionVersions", {
    id: versionId,
    prescriptionId,
    number: 1,
    kind: content.kind,
    leftOpen: content.leftOpen,
    source: "composed",
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    reviewOn: content.reviewOn,
    primaryMeasureId: course.problem.measureId,
    documentId: addDocument(batch, course, "prescription-version", versionId, content),
    prescriberId: physiatrist.id,
    signedAt: seenAt,
  });
  for (const kind of ["signed", "accepted"] as const)
    batch.add("prescriptionEvents", {
      id: id(),
      prescriptionId,
      versionId,
      kind,
      actorId: kind === "signed" ? physiatrist.id : course.therapist.id,
      at: seenAt,
      seq: nextSeq(),
    });
  for (const limit of course.limits) {
    batch.add("limits", {
      id: limit.limitId,
      patientId,
      episodeId,
      kind: limit.kind,
      content: limit,
      sourceKind: "prescription-version",
      sourceId: versionId,
      raisedAt: seenAt,
    });
    batch.add("limitEvents", {
      id: id(),
      limitId: limit.limitId,
      kind: "raised",
      actorId: physiatrist.id,
      at: seenAt,
      seq: nextSeq(),
    });
  }
  for (const position of order.lines.keys()) addLine(batch, course, position);
}

function addLine(batch: Batch, course: Course, position: number): void {
  const { episodeId, versionId, order, seenAt } = course;
  const line = order.lines[position];
  if (!line) throw new Error("The order has this line");
  const { lineId, ...rest } = line;
  batch.add("prescriptionLines", { ...rest, id: lineId, versionId, position });
  batch.add("adjustments", {
    id: course.newId(seenAt),
    episodeId,
    lineKey: line.lineKey,
    source: "version",
    sourceId: versionId,
    before: {},
    after: line.dose,
    madeBy: course.physiatrist.id,
    madeOn: course.seenOn,
    at: seenAt,
    seq: course.nextSeq(),
  });
  batch.add("currentDoses", {
    episodeId,
    lineKey: line.lineKey,
    lineId,
    prescribed: line.dose,
    dose: order.levels.at(-1)?.doses[position] ?? line.dose,
    isActive: course.endedOn === null,
    updatedAt: seenAt,
  });
}

/** A certified plan of care whose lines are the prescriber's own. */
export function addPlanOfCare(batch: Batch, course: Course): void {
  const { planOfCareId, episodeId, firstOn, seenAt } = course;
  batch.add("plansOfCare", {
    id: planOfCareId,
    patientId: course.patientId,
    episodeId,
    prescriptionVersionId: course.versionId,
    number: 1,
    documentId: course.newId(seenAt),
    therapistId: course.therapist.id,
    evaluatedOn: firstOn,
    certifyBy: addDays(firstOn, 30),
    signedAt: seenAt,
  });
  for (const kind of ["signed", "certified"] as const)
    batch.add("planOfCareEvents", {
      id: course.newId(seenAt),
      planOfCareId,
      kind,
      actorId: kind === "signed" ? course.therapist.id : course.physiatrist.id,
      at: seenAt,
      seq: course.nextSeq(),
    });
  batch.add("planOfCareStates", {
    episodeId,
    planOfCareId,
    certification: "certified-by-signature",
    certifiedTo: addDays(course.today, 30),
  });
}

/** A drug that tells the therapist to watch something; it excludes no exercise. */
export function addPrecaution(batch: Batch, course: Course): void {
  const { physiatrist, seenAt, seenOn } = course;
  const precautionId = course.newId(seenAt);
  const words = "Takes a beta-blocker: judge effort by RPE, not by heart rate";
  batch.add("precautions", {
    id: precautionId,
    patientId: course.patientId,
    effect: "monitor",
    words,
    content: {
      precautionId,
      effect: "monitor",
      trigger: "drug",
      words,
      excludedTags: [],
      owner: { kind: "physiatrist", staffId: physiatrist.id, name: physiatrist.name },
      delegateStaffIds: [],
      fromOn: seenOn,
      source: "",
    },
    raisedAt: seenAt,
    raisedBy: physiatrist.id,
    state: "confirmed",
  });
  for (const kind of ["raised", "confirmed"] as const)
    batch.add("precautionEvents", {
      id: course.newId(seenAt),
      precautionId,
      kind,
      actorId: physiatrist.id,
      at: seenAt,
      seq: course.nextSeq(),
    });
}

const consultationOf = (problem: Problem, seenOn: string): ConsultationContent => ({
  schema: 1,
  kind: "consultation",
  seenOn,
  episodeTitle: problem.title,
  history:
    "Gradual onset over a year, worse on stairs and after sitting. No trauma. Tried rest and ibuprofen.",
  symptoms: [],
  medications: [],
  conditions: [],
  surgeries: [],
  allergyState: "none-known",
  allergies: [],
  redFlags: "none",
  redFlagNote: "",
  vitals: {},
  regions: [],
  motion: [],
  strength: [],
  function: "Stairs one at a time, walks two blocks.",
  impression: `${problem.title}. Expected to respond to graded loading.`,
  diagnoses: [{ code: problem.code, title: problem.words, side: problem.side }],
  scores: [],
  plan: "Therapy two to three times a week for eight weeks.",
  sensitiveNote: "",
});
