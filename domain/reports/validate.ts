import type { Day } from "#domain/calendar/days.ts";
import { addDays } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { certificationClocks } from "#domain/plans-of-care/certification.ts";
import type { Problem } from "#domain/prescriptions/validate.ts";
import type { ReportContent } from "./report.ts";

/** The last day a recertification of this day may run to, inclusive: ninety days, day 1 the day of the report. */
export const recertifiedAtMost = (toOn: Day): Day => addDays(toOn, certificationClocks.longestDays - 1);

/** What stands against signing a report, each at its field. */
export function validateReport(content: ReportContent, today: Day): Problem[] {
  const { goals, progress, assessment, plan, discharge, recertification, kind } = content;
  const isDischarge = kind === "discharge";
  return [
    ...(content.toOn > today ? [{ field: "toOn", words: "The period ends in the future." }] : []),
    ...(content.fromOn > content.toOn
      ? [{ field: "fromOn", words: "The period begins after its end." }]
      : []),
    ...goals.flatMap(({ state, note }, index) =>
      state === undefined
        ? [{ field: `goals.${index}.state`, words: "Say how this goal stands." }]
        : state === "stopped" && note === ""
          ? [{ field: `goals.${index}.note`, words: "Say why it is no longer pursued." }]
          : [],
    ),
    ...(progress === "" ? [{ field: "progress", words: "Say what the period brought." }] : []),
    ...(assessment === ""
      ? [
          {
            field: "assessment",
            words: isDischarge
              ? "Say what came of treatment."
              : "Say why a therapist’s skill is still needed.",
          },
        ]
      : []),
    ...(plan === ""
      ? [
          {
            field: "plan",
            words: isDischarge ? "Say what the patient goes on with." : "Say what comes next.",
          },
        ]
      : []),
    ...(isDischarge && discharge?.reason === undefined
      ? [{ field: "discharge.reason", words: "Choose why treatment ends." }]
      : []),
    ...(isDischarge === (discharge === undefined)
      ? [{ field: "discharge", words: "Only a discharge summary says why treatment ends." }]
      : []),
    ...(recertification && isDischarge
      ? [{ field: "recertification", words: "A discharge summary asks for no certification." }]
      : []),
    ...(recertification ? validateRecertification(recertification, content.toOn) : []),
  ];
}

function validateRecertification(
  { toOn, frequency }: NonNullable<ReportContent["recertification"]>,
  from: Day,
): Problem[] {
  const most = recertifiedAtMost(from);
  return [
    ...(toOn <= from
      ? [{ field: "recertification.toOn", words: "Choose a day after the end of this period." }]
      : []),
    ...(toOn > most
      ? [
          {
            field: "recertification.toOn",
            words: `A certification lasts at most ${certificationClocks.longestDays} days. Choose ${describeDay(most)} or before.`,
          },
        ]
      : []),
    ...(frequency.perWeekLeast > frequency.perWeekMost
      ? [
          {
            field: "recertification.frequency.perWeekMost",
            words: "The most per week is less than the least. Swap them.",
          },
        ]
      : []),
  ];
}
