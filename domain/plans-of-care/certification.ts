import { addDays, type Day } from "#domain/calendar/days.ts";
import type { CertificationState, planOfCareEventKinds } from "./plan-of-care.ts";

type PlanOfCareEventKind = (typeof planOfCareEventKinds)[number];

/**
 * Clocks of certification, as data with their source. All run from the first treatment day, the evaluation included
 * [noridian], 42 CFR 424.24(c).
 */
export const certificationClocks = {
  /** Days to the physician's dated signature. */
  initialDays: 30,
  /** Days a certification lasts at most, from the initial treatment; day 1 is the day of treatment itself. */
  longestDays: 90,
  /** Treatment days between progress reports, Medicare Benefit Policy Manual ch. 15 [bpm202]. */
  progressReportTreatmentDays: 10,
} as const;

export const certifyBy = (firstTreatedOn: Day): Day =>
  addDays(firstTreatedOn, certificationClocks.initialDays);

/** Last certified day: ninety days from `fromOn`, that day included, or the plan's own end if that is sooner. */
export function certifiedTo(fromOn: Day, planEndsOn: Day): Day {
  const longest = addDays(fromOn, certificationClocks.longestDays - 1);
  return planEndsOn < longest ? planEndsOn : longest;
}

/** One step of the certification's fold. */
export function applyPlanEvent(state: CertificationState, kind: PlanOfCareEventKind): CertificationState {
  switch (kind) {
    case "signed":
      return "waiting";
    case "certified":
      return state === "waiting" || state === "returned" ? "certified-by-signature" : state;
    case "returned":
      return state === "waiting" ? "returned" : state;
    case "discharged":
    case "entered-in-error":
      return "ended";
    case "sent":
    case "superseded":
      return state;
    default:
      return kind satisfies never;
  }
}
