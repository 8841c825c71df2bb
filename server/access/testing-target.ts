import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { ProtocolContent } from "#domain/protocols/protocol.ts";
import type { ReportContent } from "#domain/reports/report.ts";
import type { CastStage } from "#server/testing-cast.ts";

/** Everything a procedure can be asked about; each is a row of the one patient of the stage. */
export type Target = {
  patientId: string;
  clinicId: string;
  mrn: string;
  episodeId: string;
  heldEpisodeId: string;
  bareEpisodeId: string;
  versionId: string;
  planOfCareId: string;
  /** What the patient has at home. */
  homeProgramId: string;
  /** A progress report that asks to certify on; waiting. */
  reportId: string;
  consultationId: string;
  sessionId: string;
  /** Seen, not treated: open, with its note written. */
  noteSessionId: string;
  /** Open, with nothing entered in it. */
  emptySessionId: string;
  signedSessionId: string;
  lineKey: string;
  requestId: string;
  precautionId: string;
  limitId: string;
  /** One that holds no longer, to be read. */
  liftedLimitId: string;
  standingAnswerId: string;
  /** A second patient, with a precaution nobody has answered yet: it would hold every signature of the first. */
  unansweredPatientId: string;
  unansweredPrecautionId: string;
  /** Of that patient too: an implant no rule knows. */
  unansweredImplantId: string;
  /** A surgery whose date the rules asked; it was answered as not known, and may be put right. */
  surgeryId: string;
  conditionId: string;
  medicationId: string;
  referralId: string;
  bookingId: string;
  seatId: string;
  colleagueId: string;
  otherColleagueId: string;
  /** These belong to the person who asks. */
  ownRequestId: string;
  /** With the therapist who asks; for everybody else one of the clinic's. */
  ownBookingId: string;
  /** Recorded as missed today. */
  ownMissedId: string;
  coverId: string;
  decisionId: string;
  verbalOrderId: string;
  signInId: string;
  /** Ordered, no result yet. */
  orderId: string;
  /** Received, not acknowledged. */
  resultId: string;
  studyId: string;
  procedureId: string;
  consultNoteId: string;
  ownProtocolId: string;
  ownExerciseId: string;
  retiredExerciseId: string;
  fileId: string;
};

export type Stage = CastStage & {
  target: Target;
  /** What a person's own rows are, by `staffIdOf`. */
  own: Map<string, Partial<Target>>;
  prescription: {
    content: PrescriptionContent;
    baseVersionId: string;
    expectedVersion: number;
    shownHash: string;
  };
  outsideOrder: { content: PrescriptionContent; shownHash: string };
  plan: PlanOfCareContent;
  home: HomeProgramContent;
  /** The next progress report, answered. */
  report: ReportContent;
  /** What the stage's prescription is saved as. */
  protocol: ProtocolContent;
  invitationToken: string;
};
