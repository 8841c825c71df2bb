import * as z from "zod/mini";

/** How timed minutes become billable units in the United States; the payer decides which one. */
export const unitRules = ["cms-total-time", "ama-midpoint"] as const;
export type UnitRule = (typeof unitRules)[number];

/** A CPT or HCPCS code is five characters; its descriptor belongs to the AMA and is not kept here. */
const serviceCode = z.string().check(z.regex(/^[0-9A-Z][0-9]{3}[0-9A-Z]$/, "Use a code such as 97110."));

/** Direct one-on-one minutes of one timed service. Rest and unattended time do not count. */
export const timedServiceSchema = z.strictObject({
  code: serviceCode,
  minutes: z
    .int()
    .check(z.gte(0, "Enter 0 or more minutes."), z.lte(480, "A session lasts at most 480 minutes.")),
});
export type TimedService = z.infer<typeof timedServiceSchema>;
export const timedServicesSchema = z
  .array(timedServiceSchema)
  .check(z.maxLength(12, "A day holds at most 12 timed services."));

/** One code of the day: whole blocks of fifteen minutes, and what is left over. */
export type CodeWorking = { code: string; minutes: number; wholeUnits: number; leftMinutes: number };
/** Units per code; a code that earns none stands with 0. */
export type Allocation = Readonly<Record<string, number>>;

export type UnitsResult = {
  rule: UnitRule;
  totalMinutes: number;
  units: number;
  /** Every allocation the rule permits, in the order the codes were given. More than one is a tie the clinician decides. */
  allocations: readonly Allocation[];
  working: readonly CodeWorking[];
};

const unitMinutes = 15;
/** More than half of fifteen minutes, inclusive. */
const leastMinutes = 8;

/**
 * Units of a number of timed minutes: 8 to 22 is one, 23 to 37 two, and so on by fifteen, both ends inclusive. Source:
 * Medicare Claims Processing Manual (Pub. 100-04), chapter 5, section 20.2.C.
 */
export const unitsOfMinutes = (minutes: number): number =>
  minutes < leastMinutes ? 0 : Math.floor((minutes + unitMinutes - leastMinutes) / unitMinutes);

/**
 * Billable units of one patient, one discipline and one day.
 *
 * - `cms-total-time`: the total of all timed minutes decides how many units there are; each code takes its whole
 *   fifteens, and what remains goes to the codes with the most minutes left over, also when that is fewer than eight.
 * - `ama-midpoint`: each code stands alone and left-over minutes are never pooled.
 *
 * Neither is always the higher one. Untimed services are one unit a day each and no part of this.
 *
 * @param timed minutes by code, in any order; the same code twice is added up.
 */
export function billableUnits(rule: UnitRule, timed: readonly TimedService[]): UnitsResult {
  const minutesByCode = new Map<string, number>();
  for (const { code, minutes } of timed) minutesByCode.set(code, (minutesByCode.get(code) ?? 0) + minutes);
  const working = [...minutesByCode].map(
    ([code, minutes]): CodeWorking => ({
      code,
      minutes,
      wholeUnits: Math.floor(minutes / unitMinutes),
      leftMinutes: minutes % unitMinutes,
    }),
  );
  const totalMinutes = working.reduce((sum, one) => sum + one.minutes, 0);
  const allocations =
    rule === "ama-midpoint"
      ? [allocationOf(working, (one) => unitsOfMinutes(one.minutes))]
      : allocateByTotal(working, totalMinutes);
  const [first = {}] = allocations;
  const units = Object.values(first).reduce((sum, count) => sum + count, 0);
  return { rule, totalMinutes, units, allocations, working };
}

const allocationOf = (working: readonly CodeWorking[], unitsFor: (one: CodeWorking) => number): Allocation =>
  Object.fromEntries(working.map((one) => [one.code, unitsFor(one)]));

function allocateByTotal(working: readonly CodeWorking[], totalMinutes: number): Allocation[] {
  const whole = working.reduce((sum, one) => sum + one.wholeUnits, 0);
  const left = unitsOfMinutes(totalMinutes) - whole;
  const byLeft = working.toSorted((a, b) => b.leftMinutes - a.leftMinutes);
  const cut = byLeft[left - 1]?.leftMinutes ?? Number.POSITIVE_INFINITY;
  const above = working.filter((one) => one.leftMinutes > cut);
  const tied = working.filter((one) => one.leftMinutes === cut);
  return choices(tied, left - above.length).map((chosen) =>
    allocationOf(working, (one) => one.wholeUnits + (above.includes(one) || chosen.includes(one) ? 1 : 0)),
  );
}

/** Every way to choose so many of a list, in the list's order. */
function choices<T>(list: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return list.flatMap((first, index) =>
    choices(list.slice(index + 1), count - 1).map((rest) => [first, ...rest]),
  );
}
