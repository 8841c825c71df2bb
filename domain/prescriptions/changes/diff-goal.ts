import { describeDay } from "#domain/calendar/describe.ts";
import { describeAim, describeGoal } from "#domain/prescriptions/describe-goal.ts";
import type { Goal } from "#domain/prescriptions/prescription.ts";
import type { Change } from "./change.ts";

/** A goal that came or went, whole; one that stayed, part by part under its own words. */
export function diffGoal(was: Goal | undefined, is: Goal | undefined): Change[] {
  if (!was || !is)
    return [
      {
        risk: "other",
        subject: "Goal",
        field: "",
        ...(was ? { before: describeGoal(was) } : {}),
        ...(is ? { after: describeGoal(is) } : {}),
      },
    ];
  const part = (field: string, before: string, after: string): Change[] =>
    before === after
      ? []
      : [
          {
            risk: "other",
            subject: `Goal, ${is.words}`,
            field,
            ...(before === "" ? {} : { before }),
            ...(after === "" ? {} : { after }),
          },
        ];
  return [
    ...part("in words", was.words, is.words),
    ...part("target", describeAim(was), describeAim(is)),
    ...part("by", describeDay(was.targetOn), describeDay(is.targetOn)),
  ];
}
