import type { Reader } from "#db/engine/store.ts";
import { emptyBodyChart } from "#domain/body-chart/body-chart.ts";
import { nothingExamined } from "#domain/examination/examined.ts";
import { certifyBy } from "#domain/plans-of-care/certification.ts";
import { notScreened } from "#domain/plans-of-care/evaluation/fall-screen.ts";
import type { ReEvaluation } from "#domain/plans-of-care/evaluation/re-evaluation.ts";
import type { Evaluation, PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { treatedRegions } from "#domain/precautions/treated-region.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { ReachedEpisode } from "#server/access/access.queries.ts";
import { requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import type { Actor } from "#server/context.ts";
import { originOf } from "#server/prescriptions/outside-orders.queries.ts";
import { refuse } from "#server/refusal.ts";
import { findPrescription, listLimitsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { readCarriedHistory, readPerson } from "./evaluation-history.queries.ts";
import { findStandingPlan, readSignedPlan } from "./plans-of-care.queries.ts";

const notAsked: Evaluation = {
  history: "",
  isHistoryConfirmed: false,
  motion: [],
  strength: [],
  examined: nothingExamined,
  bodyChart: emptyBodyChart,
  fallsLastYear: "not-asked",
  fallScreen: notScreened,
  redFlags: "not-asked",
  findings: "",
  impairments: "",
  impairmentList: [],
};

/** A first draft from the prescription: its diagnoses, goals, frequency and the limits the plan must stay inside. */
export async function prepareEvaluation(
  reader: Reader,
  by: { actor: Actor; now: number; today: string; newId: () => string },
  episode: ReachedEpisode,
) {
  const { today } = by;
  const prescription = await findPrescription(reader, episode.episodeId);
  if (!prescription) return refuse("not-now", "No prescription is signed. The evaluation follows one.");
  const document = await findDocument(reader, prescription.documentId);
  if (!document) throw new Error(`Version ${prescription.versionId} has no signed document`);
  const ordered = JSON.parse(document.content) as PrescriptionContent;
  const before = await findStandingPlan(reader, episode.episodeId);
  const signed = before && (await readSignedPlan(reader, before));
  const prescriber = await requireStaff(reader, episode.prescriberId ?? prescription.prescriberId);
  // A plan that came back reports the same evaluation; a later one asks and examines anew.
  const isRevised = before?.certification === "returned";
  const carried = await readCarriedHistory(reader, by, episode);
  // Whoever signs went through the history; another therapist asks again.
  const mustAskAnew = isRevised && signed?.content.evaluation.carried?.goneThroughBy !== by.actor.staffId;
  const codes = ordered.diagnoses.map(({ code }) => code);
  const fresh: Evaluation = {
    ...notAsked,
    carried,
    examined: { ...nothingExamined, regions: [...(treatedRegions(codes, []) ?? [])] },
    ...(before && signed ? { reEvaluation: beginReEvaluation(before, signed.content) } : {}),
  };
  const draft: PlanOfCareContent = {
    schema: 1,
    prescriptionVersionId: prescription.versionId,
    discipline: ordered.discipline,
    evaluatedOn: isRevised && signed ? signed.content.evaluatedOn : today,
    evaluation:
      isRevised && signed
        ? {
            ...notAsked,
            ...signed.content.evaluation,
            ...(mustAskAnew ? { carried, isHistoryConfirmed: false } : {}),
          }
        : fresh,
    diagnoses: ordered.diagnoses,
    goals: signed?.content.goals ?? ordered.goals,
    // Every plan has lines of its own; the keys stay.
    lines: (signed?.content.lines ?? []).map((line) => ({ ...line, lineId: by.newId() })),
    frequency: isRevised && signed ? signed.content.frequency : ordered.frequency,
    // What is certified already holds until its end; the next plan waits no longer than that.
    certifyBy: before?.certifiedTo ?? certifyBy(episode.firstTreatedOn ?? today),
  };
  return {
    draft,
    today,
    person: await readPerson(reader, episode.patientId, today),
    /** What the record says of the history now; a draft keeps its answers to what is still the same. */
    carried: isRevised && !mustAskAnew ? null : carried,
    /** What the last plan found, to stand beside what is found now; never an observation of today. */
    earlier:
      before && signed && !isRevised
        ? {
            number: before.number,
            evaluatedOn: signed.content.evaluatedOn,
            signerName: signed.signerName,
            evaluation: signed.content.evaluation,
          }
        : null,
    basePlanId: before?.planOfCareId ?? null,
    /** Why the plan before came back, while it still waits to be mended. */
    returned: isRevised ? before.answer : null,
    ordered,
    prescriptionNumber: prescription.number,
    prescriptionState: prescription.state,
    origin: originOf(document, ordered),
    prescriberName: shownStaffName(prescriber),
    limits: (await listLimitsInForce(reader, episode.patientId)).map((limit) => limit.content),
  };
}

const beginReEvaluation = (
  before: { planOfCareId: string; number: number },
  { evaluatedOn, goals }: PlanOfCareContent,
): ReEvaluation => ({
  earlierPlanId: before.planOfCareId,
  earlierNumber: before.number,
  earlierOn: evaluatedOn,
  reasonWords: "",
  goals: goals.map((goal) => ({ goalId: goal.goalId, words: describeGoal(goal).slice(0, 400), note: "" })),
});
