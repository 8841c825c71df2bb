import type { Day } from "#domain/calendar/days.ts";
import { certificationClocks } from "./certification.ts";

/**
 * How often a therapist treats in person a patient whom an assistant treats, as data. State law may be stricter: a rule
 * of a state or payer is a row here, and the strictest that applies counts.
 */
export const therapistVisitRules = [
  {
    ruleId: "medicare-progress-period",
    appliesTo: "Medicare; taken for every payer",
    /** Treatment days of one period, in which a therapist takes part at least once. */
    treatmentDays: certificationClocks.progressReportTreatmentDays,
    source: "Medicare Benefit Policy Manual (Pub. 100-02), chapter 15",
  },
] as const;

/** So many treatment days before the last one it is told. */
export const toldBeforeVisits = 3;

export type TreatedDay = { heldOn: Day; isByTherapist: boolean };
export type TherapistVisit = {
  /** Treatment days by an assistant alone since a therapist last treated or evaluated. */
  assistantDays: number;
  /** Treatment days left until a therapist must have treated: the last of them is the therapist's; 0 or less is overdue. */
  left: number;
  /** The count of treatment days at which a therapist treats at the latest. */
  byVisit: number;
  source: string;
};

/** Counted from the days since a therapist last treated; a day on which both treated is the therapist's. */
export function assessTherapistVisit(
  days: readonly TreatedDay[],
  lastEvaluatedOn: Day | null,
): TherapistVisit {
  const [rule] = therapistVisitRules;
  const byTherapist = days.filter((day) => day.isByTherapist).map(({ heldOn }) => heldOn);
  const last = [...byTherapist, ...(lastEvaluatedOn ? [lastEvaluatedOn] : [])].toSorted().at(-1);
  const alone = new Set(
    days.flatMap(({ heldOn, isByTherapist }) =>
      !isByTherapist && (last === undefined || heldOn > last) ? [heldOn] : [],
    ),
  );
  return {
    assistantDays: alone.size,
    left: rule.treatmentDays - alone.size,
    byVisit: rule.treatmentDays,
    source: rule.source,
  };
}

/** Told while an assistant treats and the last day comes near, and until a therapist treated. */
export const isTold = ({ assistantDays, left }: TherapistVisit): boolean =>
  assistantDays > 0 && left <= toldBeforeVisits;

/** "A therapist treats by visit 10: 3 left", "A therapist must treat now: 11 visits by an assistant". */
export const therapistVisitWords = ({ assistantDays, left, byVisit }: TherapistVisit): string =>
  left > 0
    ? `A therapist treats by visit ${byVisit}: ${left} left`
    : `A therapist must treat now: ${assistantDays} visits by an assistant`;
