import { counted } from "./counted.ts";
import type { Allocation, UnitsResult } from "./units.ts";

const minutesWords = (count: number): string => `${count} min`;
const unitsWords = (count: number): string => counted(count, "unit");

/** The working in sentences, one step to a line, so that a biller can follow and dispute it. */
export function describeUnits(result: UnitsResult): string[] {
  const { working, allocations, totalMinutes, units } = result;
  if (working.length === 0) return ["No timed minutes, no timed units."];
  const [allocation = {}] = allocations;
  if (result.rule === "ama-midpoint")
    return [
      ...working.map(
        (one) => `${one.code}: ${minutesWords(one.minutes)} alone, ${unitsWords(allocation[one.code] ?? 0)}.`,
      ),
      `${unitsWords(units)} in all; minutes of different codes are not added.`,
    ];
  const sum = working.map((one) => one.minutes).join(" + ");
  const isTie = allocations.length > 1;
  return [
    `${working.length > 1 ? `${sum} = ` : ""}${minutesWords(totalMinutes)} in all: ${unitsWords(units)}.`,
    ...working.map((one) => {
      const extra = isTie ? "" : (allocation[one.code] ?? 0) > one.wholeUnits ? ", one more for them" : "";
      return `${one.code}: ${unitsWords(one.wholeUnits)} of whole fifteens, ${minutesWords(one.leftMinutes)} left${extra}.`;
    }),
    ...(isTie
      ? [`The same minutes are left: choose ${allocations.map(allocationWords).join(", or ")}.`]
      : []),
  ];
}

const allocationWords = (allocation: Allocation): string =>
  Object.entries(allocation)
    .map(([code, count]) => `${code} × ${count}`)
    .join(" and ");
