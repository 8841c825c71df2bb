import { addDays } from "#domain/calendar/days.ts";
import { recertifiedAtMost } from "#domain/reports/validate.ts";
import { answerReport } from "./report-progress.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";

/** What became of a report that was signed shortly before the demo's day. */
type Left = "to-certify" | "returned" | "to-read" | "in-error";

/** By the patient's number, none of them with a state of another kind. */
const left: ReadonlyMap<number, Left> = new Map([
  [62, "to-certify"],
  [67, "returned"],
  [35, "to-read"],
  [75, "in-error"],
]);

/** Reports in each state somebody finds them in. */
export async function settleReports(
  house: SeedHouse,
  index: number,
  { carried, course, who }: Standing,
  anchorDay: string,
): Promise<void> {
  const state = left.get(index);
  if (!state) return;
  const day = workdayBefore(anchorDay, 1);
  at(house, day, "17:10", who.timeZone);
  const { episodeId, patientId } = carried;
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { draft } = await therapist.reports.prepare({ episodeId, kind: "progress" });
  const asks = state === "to-certify" || state === "returned";
  const { reportId } = await therapist.reports.sign({
    operationId: nextOperation(),
    episodeId,
    content: {
      ...answerReport(draft, course.progresses ?? true),
      ...(asks
        ? {
            recertification: {
              toOn: recertifiedAtMost(day),
              frequency: { perWeekLeast: 1, perWeekMost: 2, perDay: 1, weeks: 12 },
            },
          }
        : {}),
    },
  });
  house.setNow(house.clock.now() + 300_000);
  if (state === "in-error")
    await therapist.reports.addend({
      operationId: nextOperation(),
      reportId,
      words: "Written a week too soon: the stairs are measured on Monday.",
      kind: "entered-in-error",
    });
  if (state !== "returned") return;
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  await physiatrist.reports.returnReport({
    operationId: nextOperation(),
    reportId,
    reason: "Say what the next 12 weeks are to bring.",
  });
}

/** The summary a therapist writes the day after the physiatrist discharged the patient. */
export async function summarizeDischarge(
  house: SeedHouse,
  { carried, who }: Standing,
  dischargedOn: string,
): Promise<void> {
  at(house, addDays(dischargedOn, 1), "12:20", who.timeZone);
  const { episodeId, patientId } = carried;
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { draft } = await therapist.reports.prepare({ episodeId, kind: "discharge" });
  await therapist.reports.sign({
    operationId: nextOperation(),
    episodeId,
    content: {
      ...answerReport(draft, true),
      goals: draft.goals.map((goal) => ({ ...goal, state: "met" as const })),
      assessment: "Back to usual days; strength even on both sides, stairs without a rail.",
      plan: "Keeps up the home program three days a week; calls when pain is above 4 for a week.",
      discharge: { homeProgramNumber: null, ...draft.discharge, reason: "goals-met" },
    },
  });
}
