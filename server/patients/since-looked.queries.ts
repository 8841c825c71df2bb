import { and, count, desc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { ChartPart } from "#domain/access/chart-parts.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readNoteSummaries } from "#server/team/consult-notes.queries.ts";

/**
 * What counts as news to the next reader, and the part of the chart it belongs to; looks, drafts and keystrokes in an
 * open session do not. An addendum may belong to any document: it is news to whoever reads all of them.
 */
const news: Record<string, { words: string; part: ChartPart | "any" | "whole" }> = {
  signConsultation: { words: "Visit signed", part: "notes" },
  signPrescription: { words: "Prescription signed", part: "prescription" },
  holdPrescription: { words: "Therapy held", part: "prescription" },
  resumePrescription: { words: "Therapy resumed", part: "prescription" },
  revokePrescription: { words: "Prescription revoked", part: "prescription" },
  acceptPrescription: { words: "Prescription accepted", part: "prescription" },
  sendBackPrescription: { words: "Prescription sent back", part: "prescription" },
  recordVerbalOrder: { words: "Verbal order recorded", part: "prescription" },
  signVerbalOrder: { words: "Verbal order signed", part: "prescription" },
  signPlanOfCare: { words: "Plan of care signed", part: "prescription" },
  certifyPlanOfCare: { words: "Plan of care certified", part: "prescription" },
  returnPlanOfCare: { words: "Plan of care returned", part: "prescription" },
  signSession: { words: "Session signed", part: "sessions" },
  giveHomeProgram: { words: "Home program given", part: "sessions" },
  askPrescriber: { words: "Asks the physiatrist", part: "sessions" },
  replyToRequest: { words: "Request answered", part: "sessions" },
  decide: { words: "Decision", part: "sessions" },
  raisePrecaution: { words: "Precaution raised", part: "diagnoses" },
  liftPrecaution: { words: "Precaution lifted", part: "diagnoses" },
  setAsidePrecaution: { words: "Precaution set aside", part: "diagnoses" },
  liftLimit: { words: "Limit lifted", part: "prescription" },
  replacePrecaution: { words: "Precaution said anew", part: "diagnoses" },
  endPrecautionAnswered: { words: "Precaution ended by an answer", part: "diagnoses" },
  answerPrecautionQuestion: { words: "Question about the record answered", part: "diagnoses" },
  recordFact: { words: "Written down on the record", part: "diagnoses" },
  handOverPatient: { words: "Handed over to a colleague", part: "any" },
  signOrder: { words: "Test ordered", part: "results" },
  cancelOrder: { words: "Test cancelled", part: "results" },
  receiveResult: { words: "Result received", part: "results" },
  acknowledgeResult: { words: "Result acknowledged", part: "results" },
  signStudy: { words: "Electrodiagnostic study signed", part: "results" },
  signProcedure: { words: "Procedure done", part: "results" },
  signConsultNote: { words: "Consult note signed", part: "notes" },
  recordMedication: { words: "Medication listed", part: "medications" },
  changeMedication: { words: "Medication changed", part: "medications" },
  stopMedication: { words: "Medication stopped", part: "medications" },
  checkOpioid: { words: "Opioid check", part: "medications" },
  recordScore: { words: "Measure scored", part: "sessions" },
  addendSigned: { words: "Addendum", part: "whole" },
  markEnteredInError: { words: "Entered in error", part: "whole" },
  seatOnTeam: { words: "Added to the care team", part: "any" },
  changeSeat: { words: "What a care-team seat sees changed", part: "any" },
  // The same words: that a sensitive section was opened or closed would tell of it.
  changeSeatAndSections: { words: "What a care-team seat sees changed", part: "any" },
  endSeat: { words: "Care-team seat ended", part: "any" },
  transcribeOutsideOrder: { words: "Outside order transcribed", part: "prescription" },
};

const mostShown = 30;

/**
 * News about a patient after a sequence of the clinic's chain, by others than the reader, newest first; `more` counts
 * the older ones that are left out.
 */
export async function listSinceLooked(
  reader: Reader,
  params: {
    clinicId: string;
    patientId: string;
    readerId: string;
    afterSeq: number;
    sight: Sight;
    /** The sensitive sections the reader is named for with this patient. */
    named: readonly SensitiveSection[];
  },
) {
  const { auditRows, staff } = reader.t;
  const isOpen = (part: ChartPart | "any" | "whole"): boolean =>
    part === "any" || (part === "whole" ? params.sight.keptWords === null : params.sight.isOpen(part));
  const told = Object.keys(news).filter((action) => isOpen(news[action]?.part ?? "whole"));
  const isNews = and(
    eq(auditRows.patientId, params.patientId),
    eq(auditRows.chainId, params.clinicId),
    gt(auditRows.seq, params.afterSeq),
    ne(auditRows.actorId, params.readerId),
    inArray(auditRows.action, told),
  );
  const rows = await reader.db
    .select({
      seq: auditRows.seq,
      at: auditRows.at,
      action: auditRows.action,
      entityId: auditRows.entityId,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(auditRows)
    .innerJoin(staff, eq(staff.id, auditRows.actorId))
    .where(isNews)
    .orderBy(desc(auditRows.seq))
    .limit(mostShown);
  const [all] =
    rows.length < mostShown
      ? [{ found: rows.length }]
      : await reader.db.select({ found: count() }).from(auditRows).where(isNews);
  const summaries = await readNoteSummaries(
    reader,
    rows.flatMap(({ action, entityId }) => (action === "signConsultNote" && entityId ? [entityId] : [])),
    params.named,
  );
  return {
    list: rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      words: [news[row.action]?.words ?? row.action, summaries.get(row.entityId ?? "")]
        .filter((words) => words !== undefined)
        .join(": "),
      byName: shownStaffName(row),
    })),
    more: (all?.found ?? rows.length) - rows.length,
  };
}
