import type { Day } from "#domain/calendar/days.ts";
import { describeQuantity } from "#domain/doses/describe.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { check } from "./check.ts";
import type { CheckConsequence } from "./check-result.ts";
import { isSameDose } from "./current-dose.ts";
import type { LineInForce } from "./plan-in-force.ts";
import { planOfDraft, type WhatIfFacts } from "./what-if.ts";

const follows: Record<CheckConsequence, string> = {
  act: "stays as it is",
  "act-and-tell": "is told whenever it is done",
  "ask-first": "asks before it is done again",
  refused: "is refused",
};

/**
 * Current doses that stay current under a draft, because their prescribed dose is unchanged, and lie outside what it
 * bounds: said at the bound, and no reason not to sign.
 */
export function carriedNotices(
  content: PrescriptionContent,
  standing: readonly Pick<LineInForce, "lineKey" | "prescribed" | "current">[],
  facts: WhatIfFacts,
  today: Day,
): { field: string; words: string }[] {
  const plan = planOfDraft(content, facts, today);
  return plan.lines.flatMap((line, index) => {
    const was = standing.find(({ lineKey }) => lineKey === line.lineKey);
    if (!was || !isSameDose(was.prescribed, line.prescribed) || isSameDose(was.current, line.prescribed))
      return [];
    const carried = { ...line, current: was.current, isCarriedOver: true as const };
    const { findings } = check(
      { ...plan, lines: [carried] },
      { purpose: "perform", lineKey: line.lineKey, dose: was.current },
    );
    return findings.flatMap(({ place, cause, field, wanted, consequence }) =>
      place === "outside" &&
      field &&
      wanted &&
      (cause === "bound" || cause === "locked" || cause === "unit-differs")
        ? [
            {
              field: `lines.${index}.bounds.${field}`,
              words: `The current dose is ${describeQuantity(wanted)}: it lies outside and ${follows[consequence]}.`,
            },
          ]
        : [],
    );
  });
}
