import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { Discipline } from "#domain/people/staff.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import { type LatestScore, metGoals } from "#domain/prescriptions/met-goals.ts";
import type { Diagnosis, Goal } from "#domain/prescriptions/prescription.ts";
import { counted } from "#domain/units/counted.ts";
import type { GoalReport, ReportContent, ReportRecord } from "./report.ts";
import type { ReportKind } from "./report-kind.ts";

/** What a report is drafted from: the plan in force, and what the record says of the period. */
export type ReportBasis = {
  discipline: Discipline;
  fromOn: Day;
  toOn: Day;
  prescriptionVersionId: string | undefined;
  planOfCareId: string | undefined;
  diagnoses: readonly Diagnosis[];
  goals: readonly Goal[];
  latest: readonly LatestScore[];
  record: ReportRecord;
  /** The home program the patient has; null where none was given. */
  homeProgramNumber: number | null;
};

/** A draft in which everything the record knows stands, and nothing else is answered. */
export function composeReport(basis: ReportBasis, kind: ReportKind): ReportContent {
  const { discipline, fromOn, toOn, prescriptionVersionId, planOfCareId, record } = basis;
  return {
    schema: 1,
    kind,
    discipline,
    fromOn,
    toOn,
    ...(prescriptionVersionId === undefined ? {} : { prescriptionVersionId }),
    ...(planOfCareId === undefined ? {} : { planOfCareId }),
    record,
    goals: composeGoals(basis),
    progress: describeRecord(record),
    assessment: "",
    plan: "",
    ...(kind === "discharge" ? { discharge: { homeProgramNumber: basis.homeProgramNumber } } : {}),
  };
}

/** Each goal with its newest score; *met* where the score reached the target, else open for the therapist. */
export function composeGoals({ goals, diagnoses, latest }: ReportBasis): GoalReport[] {
  const met = metGoals({ goals: [...goals], diagnoses: [...diagnoses] }, latest);
  return goals.map((goal, index) => {
    const now = describeLatest(goal, latest);
    return {
      goalId: goal.goalId,
      words: describeGoal(goal),
      ...(now === undefined ? {} : { now }),
      ...(met.some((one) => one.index === index) ? { state: "met" as const } : {}),
      note: "",
    };
  });
}

function describeLatest(goal: Goal, latest: readonly LatestScore[]): string | undefined {
  const measure = goal.measureId ? findMeasure(goal.measureId) : undefined;
  const scores = measure ? latest.filter(({ measureId }) => measureId === measure.measureId) : [];
  if (!measure || scores.length === 0) return undefined;
  return scores
    .map(
      ({ side, thousandths, takenOn }) =>
        `${side === "not-applicable" ? "" : `${side} `}${formatAmount(thousandths)}\u00a0${measure.unit} on ${describeDay(takenOn)}`,
    )
    .join("; ");
}

/** The record in sentences, for the therapist to edit. What nobody asked or measured is said as such. */
export function describeRecord(record: ReportRecord): string {
  const { attendance, painFirst, painLast, measures, lines, home, requests, adverseEvents } = record;
  const missed = attendance.noShow + attendance.cancelled - attendance.cancelledByClinic;
  const sentences = [
    `Treated on ${counted(record.treatmentDays, "day")}${missed > 0 ? `; missed ${counted(missed, "visit")} of ${attendance.booked} booked` : ""}.`,
    painFirst && painLast
      ? painFirst.on === painLast.on
        ? `Worst pain ${painLast.of10} of 10 on ${describeDay(painLast.on)}.`
        : `Worst pain ${painFirst.of10} of 10 on ${describeDay(painFirst.on)}, ${painLast.of10} of 10 on ${describeDay(painLast.on)}.`
      : "Pain was not asked in the period.",
    // Worst pain stands above already.
    ...measures
      .filter(({ measureId }) => measureId !== "pain-worst")
      .map(({ name, side, unit, first, last, words }) => {
        const of = side === "not-applicable" ? name : `${name}, ${side}`;
        return first.on === last.on
          ? `${of}: ${formatAmount(last.thousandths)}\u00a0${unit} on ${describeDay(last.on)}.`
          : `${of}: ${formatAmount(first.thousandths)} to ${formatAmount(last.thousandths)}\u00a0${unit}, ${describeDay(first.on)} to ${describeDay(last.on)}: ${words}.`;
      }),
    ...(measures.length === 0 ? ["No outcome measure was scored in the episode."] : []),
    ...lines.map(({ name, before, after }) => `${name}: ${before || "not specified"} to ${after}.`),
    home.sessionsAsked > 0
      ? `Home program done on ${counted(home.daysDone, "day")}, asked in ${counted(home.sessionsAsked, "session")}.`
      : "The home program was not asked about.",
    ...(requests.asked > 0
      ? [`Asked the physiatrist ${counted(requests.asked, "time")}, ${requests.answered} answered.`]
      : []),
    ...adverseEvents.map(({ on, words }) => `Adverse event on ${describeDay(on)}: ${words}`),
  ];
  return sentences.join("\n").slice(0, 4000);
}
