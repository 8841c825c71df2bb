import { daysBetween } from "#domain/calendar/days.ts";
import type { ReportContent } from "#domain/reports/report.ts";
import { recertifiedAtMost } from "#domain/reports/validate.ts";
import type { Assignment, Carried } from "./run-course.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";

/** How far a course is reported and certified while its sessions are held. */
export type Reporting = {
  /** Last certified day; undefined where the plan is not certified. */
  certifiedTo: string | undefined;
  /** Treatment days since the last report. */
  treated: number;
};

/** Treatment days after which the demo's therapists report; by the tenth it is due. */
const reportAfter = 9;
/** Days before the certification ends from which a report also asks to certify on. */
const renewWithin = 35;

/** Answers what the record leaves to the therapist, from how the goals of the course stand. */
export function answerReport(draft: ReportContent, progresses: boolean): ReportContent {
  return {
    ...draft,
    goals: draft.goals.map((goal) => ({
      ...goal,
      state: goal.state ?? (progresses ? ("progressing" as const) : ("no-change" as const)),
    })),
    assessment: progresses
      ? "Doses rise by the patient's answer of the next day; hand-over-hand cueing is still needed for control."
      : "Little change so far: each session needs a fresh look at what provokes and what eases.",
    plan: progresses
      ? "Go on as planned, load by load."
      : "Other positions and shorter bouts; ask the physiatrist when nothing moves by the next report.",
  };
}

/** After a session of a course: the progress report when it is due, and the certification that goes on with it. */
export async function reportProgress(
  house: SeedHouse,
  who: Assignment,
  { patientId, episodeId }: Carried,
  reporting: Reporting,
  { day, progresses }: { day: string; progresses: boolean },
): Promise<Reporting> {
  const treated = reporting.treated + 1;
  const { certifiedTo } = reporting;
  const isEnding = certifiedTo !== undefined && daysBetween(day, certifiedTo) <= renewWithin;
  if (treated < reportAfter && !isEnding) return { certifiedTo, treated };
  house.setNow(house.clock.now() + 1_500_000);
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { draft } = await therapist.reports.prepare({ episodeId, kind: "progress" });
  const toOn = recertifiedAtMost(day);
  const { reportId } = await therapist.reports.sign({
    operationId: nextOperation(),
    episodeId,
    content: {
      ...answerReport(draft, progresses),
      ...(isEnding
        ? { recertification: { toOn, frequency: { perWeekLeast: 1, perWeekMost: 2, perDay: 1, weeks: 12 } } }
        : {}),
    },
  });
  if (!isEnding) return { certifiedTo, treated: 0 };
  house.setNow(house.clock.now() + 3_600_000);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  await physiatrist.reports.certify({ operationId: nextOperation(), reportId });
  return { certifiedTo: toOn, treated: 0 };
}
