import type { ChartPart } from "#domain/access/chart-parts.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import { keptWords, sensitiveWords } from "#domain/people/sensitive.ts";
import type { HistoryPart } from "#domain/plans-of-care/evaluation/carried-history.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { Diagnosis, Goal } from "#domain/prescriptions/prescription.ts";
import type { RecordAnswer, SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import type { ReportContent } from "#domain/reports/report.ts";
import type { SessionNote } from "#domain/sessions/session.ts";

/*
 * What a reader who is not named for an episode's section sees of its documents. Limits, lines, stop-and-call criteria,
 * medications, allergies, vital signs and scores stay, as do the reason of a hold, an adverse event and a question to
 * the physiatrist: they are needed to treat safely. Lists of words are emptied; the
 * flag that goes with the document says that they are kept back.
 */

const keptDiagnoses: Diagnosis[] = [{ code: "", title: sensitiveWords, side: "not-applicable" }];

const keepGoals = (goals: readonly Goal[]): Goal[] =>
  goals.map(({ goalId, targetOn }) => ({ goalId, targetOn, words: keptWords, unit: "" }));

export function keepVisit(content: ConsultationContent): ConsultationContent {
  // Which section it is would tell what it is about.
  const { sensitiveSection: _section, implants: _implants, findings: _findings, ...open } = content;
  return {
    ...open,
    episodeTitle: sensitiveWords,
    history: keptWords,
    symptoms: [],
    surgeries: [],
    redFlagNote: open.redFlagNote === "" ? "" : keptWords,
    regions: [],
    motion: [],
    strength: [],
    function: keptWords,
    impression: keptWords,
    diagnoses: keptDiagnoses,
    plan: keptWords,
    sensitiveNote: "",
  };
}

export function keepPrescription(content: SignedPrescription): SignedPrescription {
  const { protocol, recordAnswers } = content;
  return {
    ...content,
    // Its criteria, precautions and document would tell what it is about.
    ...(protocol
      ? { protocol: { protocolId: "kept", version: protocol.version, name: keptWords, phase: keptWords } }
      : {}),
    diagnoses: keptDiagnoses,
    goals: keepGoals(content.goals),
    note: content.note === "" ? "" : keptWords,
    ...(recordAnswers ? { recordAnswers: recordAnswers.map(keepRecordAnswer) } : {}),
  };
}

/** What holds is needed to treat safely; why something was set aside and what was said of the rest may tell the problem. */
function keepRecordAnswer(answer: RecordAnswer): RecordAnswer {
  switch (answer.kind) {
    case "confirmed":
      return answer;
    case "set-aside":
      return { ...answer, reason: keptWords };
    case "not-screened":
    case "question":
      return { ...answer, words: sensitiveWords, answer: keptWords };
    default:
      return answer satisfies never;
  }
}
const keptParts: readonly HistoryPart[] = [
  "history",
  "impression",
  "symptoms",
  "conditions",
  "surgeries",
  "implants",
  "red-flags",
];

/** What of the carried history stands in a part of the chart that is no part of the prescription; scores stand in sessions. */
const partOfHistory: Partial<Record<HistoryPart, ChartPart>> = {
  history: "notes",
  impression: "notes",
  symptoms: "notes",
  "red-flags": "notes",
  medications: "medications",
  scores: "sessions",
};
const notOpened = "not opened to your seat";

/** A plan of care names what was carried from other parts of the chart: whoever reads it by a seat sees those it opens. */
export function keepCarried(
  content: PlanOfCareContent,
  isOpen: (part: ChartPart) => boolean,
): PlanOfCareContent {
  const { carried } = content.evaluation;
  if (!carried) return content;
  const parts = carried.parts.map((one) => {
    const part = partOfHistory[one.part];
    return part === undefined || isOpen(part)
      ? one
      : { ...one, said: [notOpened], differs: one.differs === "" ? "" : notOpened };
  });
  return { ...content, evaluation: { ...content.evaluation, carried: { ...carried, parts } } };
}

export function keepPlanOfCare(content: PlanOfCareContent): PlanOfCareContent {
  // What was examined and marked, and what became of which goal, would tell the problem.
  const {
    carried,
    examined: _examined,
    bodyChart: _chart,
    impairmentList: _list,
    reEvaluation: _again,
    ...open
  } = content.evaluation;
  return {
    ...content,
    evaluation: {
      ...open,
      ...(carried
        ? {
            carried: {
              ...carried,
              parts: carried.parts.map((part) => ({
                ...part,
                said: keptParts.includes(part.part) ? [keptWords] : part.said,
                differs: part.differs === "" ? "" : keptWords,
              })),
            },
          }
        : {}),
      history: keptWords,
      motion: [],
      strength: [],
      findings: keptWords,
      impairments: keptWords,
    },
    diagnoses: keptDiagnoses,
    goals: keepGoals(content.goals),
  };
}

/**
 * An adverse event and the answers of since last time stay readable; what the therapist wrote of it does not, nor what
 * was typed about the time: why minutes overlap and with whom was treated may tell the problem.
 */
export function keepSessionNote(note: SessionNote): SessionNote {
  const {
    fallsNote: _falls,
    newSymptomsNote: _symptoms,
    medicationNote: _medication,
    ...sinceLastTime
  } = note.sinceLastTime;
  const { techniques: _techniques, coTreatedWith: _with, overlapReason: _overlap, ...open } = note;
  return {
    ...open,
    sinceLastTime,
    ...(note.whySkilled ? { whySkilled: keptWords } : {}),
    ...(note.cutShort?.words ? { cutShort: { ...note.cutShort, words: keptWords } } : {}),
    assessment: note.assessment === "" ? "" : keptWords,
    plan: note.plan === "" ? "" : keptWords,
  };
}

/** Counts, doses, scores and adverse events stay; goals and what the therapist wrote do not. */
export function keepReport(content: ReportContent): ReportContent {
  return {
    ...content,
    goals: content.goals.map(({ goalId, ...goal }) => ({
      goalId,
      words: keptWords,
      ...(goal.state === undefined ? {} : { state: goal.state }),
      note: goal.note === "" ? "" : keptWords,
    })),
    progress: keptWords,
    assessment: keptWords,
    plan: keptWords,
  };
}
