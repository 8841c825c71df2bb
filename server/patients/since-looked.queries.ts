import { and, count, desc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** What counts as news to the next reader; looks, drafts and keystrokes in an open session do not. */
const news: Record<string, string> = {
  signConsultation: "Visit signed",
  signPrescription: "Prescription signed",
  holdPrescription: "Therapy held",
  resumePrescription: "Therapy resumed",
  revokePrescription: "Prescription revoked",
  acceptPrescription: "Prescription accepted",
  sendBackPrescription: "Prescription sent back",
  recordVerbalOrder: "Verbal order recorded",
  signVerbalOrder: "Verbal order signed",
  signPlanOfCare: "Plan of care signed",
  certifyPlanOfCare: "Plan of care certified",
  returnPlanOfCare: "Plan of care returned",
  signSession: "Session signed",
  askPrescriber: "Asks the physiatrist",
  replyToRequest: "Request answered",
  decide: "Decision",
  raisePrecaution: "Precaution raised",
  liftPrecaution: "Precaution lifted",
  setAsidePrecaution: "Precaution set aside",
  liftLimit: "Limit lifted",
  replacePrecaution: "Precaution said anew",
  endPrecautionAnswered: "Precaution ended by an answer",
  answerPrecautionQuestion: "Question about the record answered",
  recordFact: "Written down on the record",
  handOverPatient: "Handed over to a colleague",
  signOrder: "Test ordered",
  cancelOrder: "Test cancelled",
  receiveResult: "Result received",
  acknowledgeResult: "Result acknowledged",
  signStudy: "Electrodiagnostic study signed",
  signProcedure: "Procedure done",
  signConsultNote: "Consult note signed",
  recordMedication: "Medication listed",
  changeMedication: "Medication changed",
  stopMedication: "Medication stopped",
  checkOpioid: "Opioid check",
  recordScore: "Measure scored",
  addendSigned: "Addendum",
  markEnteredInError: "Entered in error",
  transcribeOutsideOrder: "Outside order transcribed",
};

const mostShown = 30;

/**
 * News about a patient after a sequence of the clinic's chain, by others than the reader, newest first; `more` counts
 * the older ones that are left out.
 */
export async function listSinceLooked(
  reader: Reader,
  params: { clinicId: string; patientId: string; readerId: string; afterSeq: number },
) {
  const { auditRows, staff } = reader.t;
  const isNews = and(
    eq(auditRows.patientId, params.patientId),
    eq(auditRows.chainId, params.clinicId),
    gt(auditRows.seq, params.afterSeq),
    ne(auditRows.actorId, params.readerId),
    inArray(auditRows.action, Object.keys(news)),
  );
  const rows = await reader.db
    .select({
      seq: auditRows.seq,
      at: auditRows.at,
      action: auditRows.action,
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
  return {
    list: rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      words: news[row.action] ?? row.action,
      byName: shownStaffName(row),
    })),
    more: (all?.found ?? rows.length) - rows.length,
  };
}
